// The only reader of the environment: every setting of the installation, typed, with its help. Knows no room; what a
// setting does is for its reader to say.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Chance } from './kit/chance.ts'
import { distance } from './kit/distance.ts'
import { keepFile } from './kit/keep-file.ts'

const onOff = (standard: 'on' | 'off') =>
  z
    .enum(['on', 'off'], { error: 'is neither `on` nor `off`' })
    .default(standard)
    .transform((word) => word === 'on')
const port = (standard: number) => {
  const error = 'is no port; give a whole number from 1 to 65535, or 0 for any free one'
  return z
    .string()
    .regex(/^\d{1,5}$/, { error })
    .default(String(standard))
    .transform(Number)
    .refine((number) => number <= 65_535, { error })
}
/** Whole, within bounds, and shown with what it counts. */
const count = (standard: number, most: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `is no number of ${what}` })
    .default(String(standard))
    .transform(Number)
    .refine((number) => number <= most, { error: `is more than ${most} ${what}` })
const root = resolve(import.meta.dirname, '..')

type Setting = {
  readonly variable: string
  readonly schema: z.ZodType
  /** The default as a reader of the reference page sees it. */
  readonly standard: string
  readonly help: string
  /** Never shown, not even in an error. */
  readonly secret?: true
}

export const settings = {
  httpHost: {
    variable: 'ONESIXTY_HTTP_HOST',
    schema: z
      .string()
      .regex(/^[\w.:-]+$/, { error: 'is no address; give an IP address or a host name' })
      .default('127.0.0.1'),
    standard: '127.0.0.1',
    help: 'Address on which the dashboard and the REST API listen, once somebody owns the installation or `ONESIXTY_API_KEY` is given; 127.0.0.1 until then. Beyond this machine, put TLS in front of it.',
  },
  httpPort: {
    variable: 'ONESIXTY_HTTP_PORT',
    schema: port(1600),
    standard: '1600',
    help: 'Port of the dashboard and the REST API.',
  },
  smppPort: {
    variable: 'ONESIXTY_SMPP_PORT',
    schema: port(2775),
    standard: '2775',
    help: 'Port of the SMPP door for customers.',
  },
  smppHost: {
    variable: 'ONESIXTY_SMPP_HOST',
    schema: z
      .string()
      .regex(/^[\w.:-]+$/, { error: 'is no address; give an IP address or a host name' })
      .default('127.0.0.1'),
    standard: '127.0.0.1',
    help: 'Address on which the SMPP door for customers listens. Others than this machine’s only once the installation has an owner.',
  },
  smppTlsPort: {
    variable: 'ONESIXTY_SMPP_TLS_PORT',
    schema: port(3550),
    standard: '3550',
    help: 'Port of the SMPP door over TLS; opened where a certificate and its key are given.',
  },
  smppTlsCert: {
    variable: 'ONESIXTY_SMPP_TLS_CERT',
    schema: z.string().optional(),
    standard: 'none',
    help: 'File with the certificate of the SMPP door, in PEM, with those of its authorities.',
  },
  smppTlsKey: {
    variable: 'ONESIXTY_SMPP_TLS_KEY',
    schema: z.string().optional(),
    standard: 'none',
    help: 'File with the private key of that certificate, in PEM.',
  },
  smscPort: {
    variable: 'ONESIXTY_SMSC_PORT',
    schema: port(2776),
    standard: '2776',
    help: 'Port of the SMPP door of the embedded SMSC, the demo operator. It listens on 127.0.0.1 only.',
  },
  dataDir: {
    variable: 'ONESIXTY_DATA_DIR',
    schema: z
      .string()
      .default('data')
      .transform((folder) => resolve(root, folder)),
    standard: 'data',
    help: 'Folder of the databases and of the command line’s key. A relative one starts at the project’s folder.',
  },
  apiKey: {
    variable: 'ONESIXTY_API_KEY',
    schema: z
      .string()
      .regex(/^[!-~]{32,256}$/, { error: 'must have 32 to 256 characters and no spaces' })
      .optional(),
    standard: 'made at the first start',
    help: 'Administrator key given from outside, with every scope and for live traffic; the command line uses it too.',
    secret: true,
  },
  apiUrl: {
    variable: 'ONESIXTY_API_URL',
    schema: z
      .url({ protocol: /^https?$/, error: 'is no address; give one such as https://sms.example.com' })
      .optional(),
    standard: 'this machine',
    help: 'Where the command line finds the REST API, without `/v1`.',
  },
  databaseUrl: {
    variable: 'ONESIXTY_DATABASE_URL',
    schema: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'is no address of a PostgreSQL database; give one such as postgres://user:password@host:5432/onesixty',
      })
      .optional(),
    standard: 'embedded',
    help: '`postgres://user:password@host:5432/name` keeps everything but the embedded SMSC in this PostgreSQL database.',
    secret: true,
  },
  roles: {
    variable: 'ONESIXTY_ROLES',
    schema: z
      .enum(['all'], { error: 'is not possible: this version runs all roles in one process; leave it out' })
      .default('all'),
    standard: 'all',
    help: 'Which parts this process runs. This version runs them all together.',
  },
  dashboardDir: {
    variable: 'ONESIXTY_DASHBOARD_DIR',
    schema: z
      .string()
      .default(join('web', 'dist'))
      .transform((folder) => resolve(root, folder)),
    standard: 'web/dist',
    help: 'Folder of the built dashboard, for those who build their own. A relative one starts at the project’s folder; without an `index.html` in it the server has no pages.',
  },
  demo: {
    variable: 'ONESIXTY_DEMO',
    schema: z.enum(['on', 'off'], { error: 'is neither `on` nor `off`' }).optional(),
    standard: 'on until a real operator is connected',
    help: '`on`: live keys may use the embedded SMSC and its virtual phones. `off`: only test keys may.',
  },
  allowPrivateCallbacks: {
    variable: 'ONESIXTY_ALLOW_PRIVATE_CALLBACKS',
    schema: onOff('off'),
    standard: 'off',
    help: '`on`: callbacks, webhooks and HTTP connections to operators may reach private addresses, and use plain HTTP.',
  },
  secretKey: {
    variable: 'ONESIXTY_SECRET_KEY',
    schema: z
      .string()
      .regex(/^[!-~]{32,256}$/, { error: 'must have 32 to 256 characters and no spaces' })
      .optional(),
    standard: 'made at the first start, in `secret.key` in the data folder',
    help: 'Seals the passwords of connections at rest. Keep a copy apart from the database: without it they must be given anew.',
    secret: true,
  },
  operatorPassword: {
    variable: 'ONESIXTY_OPERATOR_PASSWORD',
    schema: z.string().max(100, { error: 'has more than 100 characters' }).optional(),
    standard: 'none',
    help: 'Password of the operator’s account for `onesixty init`, where no list of processes shows it. Nothing else reads it.',
    secret: true,
  },
  publicUrl: {
    variable: 'ONESIXTY_PUBLIC_URL',
    schema: z
      .url({ protocol: /^https?$/, error: 'is no address; give one such as https://sms.example.com' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    standard: 'none',
    help: 'Where the internet reaches this installation: operators over HTTP send their receipts and messages there.',
  },
  requestsPerKey: {
    variable: 'ONESIXTY_REQUESTS_PER_SECOND',
    schema: count(2_000, 1_000_000, 'requests'),
    standard: '2000',
    help: 'Requests a second that one API key or person may make, where the key says nothing else. `0`: as many as it likes.',
  },
  requestsPerAddress: {
    variable: 'ONESIXTY_REQUESTS_PER_ADDRESS',
    schema: count(5_000, 1_000_000, 'requests'),
    standard: '5000',
    help: 'Requests a second from one address, counted before its key is looked at. `0`: as many as it likes.',
  },
  proxies: {
    variable: 'ONESIXTY_PROXIES',
    schema: z
      .string()
      .regex(/^[\da-fA-F.:/]+(, *[\da-fA-F.:/]+)*$/, { error: 'is no list of addresses; give such as 127.0.0.1, 10.0.0.0/8' })
      .optional(),
    standard: 'none',
    help: 'Addresses and networks of the proxies in front, separated by commas: their `X-Forwarded-For` is believed.',
  },
  oidcIssuer: {
    variable: 'ONESIXTY_OIDC_ISSUER',
    schema: z.url({ protocol: /^https?$/, error: 'is no address; give the issuer, such as https://login.example.com' }).optional(),
    standard: 'none',
    help: 'OpenID Connect service at which people may sign in. Its redirect address here is `…/v1/session/sso/callback`.',
  },
  oidcClientId: {
    variable: 'ONESIXTY_OIDC_CLIENT_ID',
    schema: z.string().max(255).optional(),
    standard: 'none',
    help: 'What that service knows this installation by.',
  },
  oidcClientSecret: {
    variable: 'ONESIXTY_OIDC_CLIENT_SECRET',
    schema: z.string().max(1_024).optional(),
    standard: 'none',
    help: 'Proves it to that service; some need none.',
    secret: true,
  },
  rerouteAfter: {
    variable: 'ONESIXTY_REROUTE_AFTER_SECONDS',
    schema: count(30, 86_400, 'seconds'),
    standard: '30',
    help: 'Seconds for which a connection may be down or paused before what waits for it goes another way, where there is one.',
  },
  keepMessages: {
    variable: 'ONESIXTY_KEEP_MESSAGES_DAYS',
    schema: count(400, 36_500, 'days'),
    standard: '400',
    help: 'Days after which messages are deleted, with their parts and receipts, and messages from phones too. `0`: never.',
  },
  keepTexts: {
    variable: 'ONESIXTY_KEEP_TEXTS_DAYS',
    schema: count(30, 36_500, 'days'),
    standard: '30',
    help: 'Days after which `***` takes the place of the text of a message that has come to its end. `0`: never.',
  },
  keepCodes: {
    variable: 'ONESIXTY_KEEP_CODES',
    schema: onOff('off'),
    standard: 'off',
    help: '`off`: `***` takes the place of the text of lane `otp` once an operator has it. `on`: it is kept as long as others.',
  },
  keepPerPhone: {
    variable: 'ONESIXTY_KEEP_PHONE_MESSAGES',
    schema: count(1_000, 1_000_000, 'messages'),
    standard: '1000',
    help: 'The latest messages that each virtual phone of the SMSC keeps, for 30 days at most. `0`: all of those days.',
  },
  logLevel: {
    variable: 'ONESIXTY_LOG',
    schema: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], {
        error: 'is no level; choose debug, info, warn, error or silent',
      })
      .default('warn'),
    standard: 'warn',
    help: 'From which level on log lines are written to standard error: `debug`, `info`, `warn`, `error` or `silent`.',
  },
} as const satisfies Record<string, Setting>

const secretFile = 'secret.key'

/** The secret that seals others at rest: given, or made once and kept in the data folder for its owner's eyes. */
export function secretKeyOf({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>, chance: Chance): string {
  if (secretKey !== undefined) return secretKey
  const file = join(dataDir, secretFile)
  if (!existsSync(file)) keepFile(file, `${Buffer.from(chance.bytes(32)).toString('base64url')}\n`)
  const kept = readFileSync(file, 'utf8').trim()
  if (kept.length < 32) throw new Error(`${file} holds no key; put the copy of it back, or remove it and set the passwords of connections anew`)
  return kept
}

type Settings = typeof settings
export type Config = { readonly [Key in keyof Settings]: z.output<Settings[Key]['schema']> }
export type Environment = Readonly<Record<string, string | undefined>>

/** The settings, or one sentence for each variable at fault. An empty variable counts as absent. */
export function readConfig(environment: Environment = process.env): { config: Config } | { faults: string[] } {
  const faults = unknownVariables(environment)
  const config: Record<string, unknown> = {}
  for (const [key, setting] of Object.entries<Setting>(settings)) {
    const given = environment[setting.variable] || undefined
    const read = setting.schema.safeParse(given)
    if (read.success) config[key] = read.data
    else {
      const shown = setting.secret ? '' : `${JSON.stringify(given)} `
      faults.push(`${setting.variable}: ${shown}${read.error.issues[0]!.message} (default: ${setting.standard})`)
    }
  }
  return faults.length ? { faults } : { config: config as Config }
}

/** The settings with the standard one for each at fault, and the faults: for looking at an installation that cannot start. */
export function readConfigAnyway(environment: Environment = process.env): { config: Config; faults: string[] } {
  const read = readConfig(environment)
  if ('config' in read) return { config: read.config, faults: [] }
  const right = Object.values<Setting>(settings)
    .map(({ variable }) => [variable, environment[variable]] as const)
    .filter(([variable, value]) => 'config' in readConfig({ [variable]: value }))
  return { config: (readConfig(Object.fromEntries(right)) as { config: Config }).config, faults: read.faults }
}

function unknownVariables(environment: Environment): string[] {
  const known = Object.values<Setting>(settings).map((setting) => setting.variable)
  return Object.keys(environment)
    .filter((name) => name.startsWith('ONESIXTY_') && !known.includes(name))
    .map((name) => {
      const nearest = known.toSorted((a, b) => distance(name, a) - distance(name, b))[0]
      return `${name}: there is no such setting; did you mean ${nearest}?`
    })
}

/** The certificate and key of the SMPP door; undefined where none are given. Throws where one is missing, or cannot be read. */
export function smppTlsOf({ smppTlsPort: port, smppTlsCert: cert, smppTlsKey: key }: Config): { port: number; cert: string; key: string } | undefined {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) throw new Error('ONESIXTY_SMPP_TLS_CERT and ONESIXTY_SMPP_TLS_KEY belong together: one of them is missing')
  return { port, cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
}
