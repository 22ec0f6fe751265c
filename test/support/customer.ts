// A customer's program over real TCP, by the independent package smpp: binds, submits, and keeps what it is sent.
import { createRequire } from 'node:module'

export type Pdu = Record<string, unknown> & { readonly command: string; command_status: number; response(fields?: object): Pdu }
type Answered = (pdu: Pdu) => void
export type Raw = {
  on(event: string, heard: (pdu: Pdu) => void): void
  send(pdu: Pdu): void
  close(): void
  destroy(): void
  socket: { pause(): void; resume(): void }
} & Record<string, (fields: object, answered?: Answered) => void>

const require = createRequire(import.meta.url)
export const smpp = require('smpp') as {
  connect(options: object, connected?: () => void): Raw
  errors: Record<string, number>
}

export type Customer = {
  readonly raw: Raw
  /** deliver_sm as they came. */
  readonly delivered: Pdu[]
  readonly closed: Promise<void>
  /** One request; its answer. */
  ask(command: string, fields: object): Promise<Pdu>
  submit(fields: object): Promise<Pdu>
  close(): void
}

type Options = { readonly port: number; readonly systemId: string; readonly password: string; readonly as?: 'transceiver' | 'receiver' | 'transmitter'; readonly tls?: boolean }

/** How a deliver_sm is answered; undefined: not at all. */
export type Verdict = (pdu: Pdu) => number | undefined

const askMs = 20_000

/** Connected and not bound. */
export async function call(port: number, verdict: Verdict = () => 0, tls = false): Promise<Customer> {
  const raw = smpp.connect({ url: `${tls ? 'ssmpp' : 'smpp'}://127.0.0.1:${port}`, ...(tls && { rejectUnauthorized: false }) })
  const delivered: Pdu[] = []
  const closed = new Promise<void>((resolve) => raw.on('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    raw.on('connect', () => resolve())
    raw.on('error', (error) => reject(error as unknown as Error))
  })
  raw.on('deliver_sm', (pdu) => {
    delivered.push(pdu)
    const status = verdict(pdu)
    if (status !== undefined) raw.send(pdu.response({ command_status: status }))
  })
  raw.on('enquire_link', (pdu) => raw.send(pdu.response()))
  raw.on('unbind', (pdu) => {
    raw.send(pdu.response())
    raw.close()
  })
  const ask = (command: string, fields: object) =>
    new Promise<Pdu>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${command}`)), askMs)
      raw[command]!(fields, (pdu) => {
        clearTimeout(timer)
        resolve(pdu)
      })
    })
  return { raw, delivered, closed, ask, submit: (fields) => ask('submit_sm', fields), close: () => raw.destroy() }
}

/** Bound; throws with the status where it is refused. */
export async function bind({ port, systemId, password, as = 'transceiver', tls = false }: Options, verdict?: Verdict): Promise<Customer> {
  const customer = await call(port, verdict, tls)
  const answer = await customer.ask(`bind_${as}`, { system_id: systemId, password, interface_version: 0x34 })
  if (answer.command_status !== 0) {
    customer.close()
    throw new Error(`the bind was refused with ${answer.command_status}`)
  }
  return customer
}

/** Text of a deliver_sm as the package decoded it. */
export const textOf = (pdu: Pdu): string => {
  const body = pdu['short_message'] as { message?: string | Uint8Array } | undefined
  return typeof body?.message === 'string' ? body.message : Buffer.from(body?.message ?? []).toString('latin1')
}
