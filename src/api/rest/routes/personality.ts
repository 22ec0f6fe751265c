// What kind of operator the embedded SMSC is: read and changed while it runs, with the ready-made ones and the numbers
// of fixed behaviour. What a personality may hold is for src/smsc/personality/read.ts to say.
import { z } from 'zod'
import type { InForce, PersonalitySwitch } from '../../../smsc/personality/conduct.ts'
import { highestSeed } from '../../../smsc/personality/conduct.ts'
import { describe } from '../../../smsc/personality/describe.ts'
import { testNumberRows, testRanges } from '../../../smsc/personality/numbers.ts'
import { fields, healthy } from '../../../smsc/personality/personality.ts'
import { combined } from '../../../smsc/personality/read.ts'
import { presets } from '../../../smsc/personality/presets.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const seed = z.int().min(0).max(highestSeed)
const whole = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .describe('Every field with its value: see docs/reference/personalities.md.')
const inForce = { personality: whole, seed, says: z.array(z.string()).describe('Where it differs, in words.') }
const exampleInForce = {
  personality: combined(healthy, presets.throttling.is),
  seed: 7,
  says: describe(combined(healthy, presets.throttling.is)),
}

const Shown = z
  .strictObject({
    ...inForce,
    accounts: z.array(z.strictObject({ account: z.string(), ...inForce })).describe('Those with one of their own.'),
    presets: z.array(z.strictObject({ name: z.string(), say: z.string() })),
    testNumbers: z.strictObject({
      ranges: z.array(z.strictObject({ prefix: z.string(), country: z.string() })),
      endings: z.array(z.strictObject({ ending: z.string(), name: z.string(), say: z.string() })),
    }),
  })
  .meta({
    id: 'SmscPersonality',
    examples: [
      {
        ...exampleInForce,
        accounts: [],
        presets: [{ name: 'throttling', say: presets.throttling.say }],
        testNumbers: {
          ranges: [{ prefix: '+120255501', country: 'US' }],
          endings: [{ ending: '30', name: 'replies-stop', say: 'Delivered; the phone replies STOP.' }],
        },
      },
    ],
  })

const Change = z
  .strictObject({
    personality: z
      .union([z.string().max(1_000), z.record(z.string(), z.unknown()), z.array(z.unknown()).max(20)])
      .nullable()
      .describe(
        `A name (${Object.keys(presets).join(', ')}), several joined by commas, an object of fields ` +
          `(${Object.keys(fields).join(', ')}), or a list of these. null: healthy again, or as all accounts.`,
      ),
    seed: seed.optional().describe('Equal seeds meet equal fates. 1 when absent.'),
    account: z
      .string()
      .max(16)
      .optional()
      .describe('The system_id it is for; all that have none of their own when absent.'),
  })
  .meta({
    id: 'SmscPersonalityChange',
    examples: [
      { personality: 'flaky', seed: 7 },
      { personality: ['slow', { receipts: { missing: 0.1 } }], account: 'demo' },
      { personality: null },
    ],
  })

const tag = 'smsc'
const one = { description: 'In force from now on.', schema: Shown }

export function personalityRoutes({ personality }: { readonly personality?: PersonalitySwitch }): Route[] {
  if (!personality) return []
  const show = () =>
    answer(200, {
      ...shown(personality.get()),
      accounts: personality.accounts().map((account) => ({ account, ...shown(personality.get(account)) })),
      presets: Object.entries(presets).map(([name, { say }]) => ({ name, say })),
      testNumbers: {
        ranges: testRanges.map(({ prefix, country }) => ({ prefix: `+${prefix}`, country })),
        endings: testNumberRows,
      },
    })
  return [
    route({
      method: 'GET',
      path: '/v1/smsc/personality',
      operation: 'getSmscPersonality',
      tag,
      summary: 'What kind of operator the embedded SMSC is, and what it could be',
      scope: 'admin',
      answers: { 200: { description: 'Now.', schema: Shown } },
      handle: show,
    }),
    route({
      method: 'PUT',
      path: '/v1/smsc/personality',
      operation: 'setSmscPersonality',
      tag,
      summary: 'Make the embedded SMSC another kind of operator, at once',
      description:
        'Lasts until another is set, over restarts too. What was decided about messages under way may change with it.',
      scope: 'admin',
      ofLive: true,
      body: Change,
      answers: { 200: one },
      async handle({ body: { personality: written, ...options } }) {
        const set = personality.set(written ?? undefined, options)
        await personality.kept()
        if (!('fault' in set)) return show()
        const { code, param, say } = set.fault
        const place = param === 'account' || param === 'seed' ? param : ['personality', ...param.split('.')].join('/')
        const pointer = `/${place}`.replace(/\/$/, '')
        return problem(code, `${param === '' ? 'personality' : param} ${say}.`, { param: pointer })
      },
    }),
  ]
}

const shown = ({ personality, seed: of, says }: InForce) => ({ personality, seed: of, says: [...says] })
