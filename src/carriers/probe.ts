// Tries whether an operator lets us in with given settings, apart from the binds that stand, and says in plain words
// what came of it. Sends no message.
import type { Clock } from '../kit/clock.ts'
import type { Ask } from '../kit/request.ts'
import type { Dial } from '../smpp/client.ts'
import { createSession, type Session } from '../smpp/session.ts'
import { isBound } from '../smpp/states.ts'
import { statuses, statusName } from '../smpp/statuses.ts'
import { explained } from './answers.ts'
import type { HttpSettings, Secrets, SmppSettings } from './connection.ts'
import { secretValues } from './http.ts'
import { judge } from './judge.ts'
import { quirksOf } from './quirks.ts'
import { upstreamOf } from './settings.ts'
import { fill } from './template.ts'

export type Probe = {
  readonly ok: boolean
  /** One sentence for a person: what happened, and what to do. */
  readonly say: string
  readonly tookMs: number
  /** The command_status or HTTP status that the operator answered with. */
  readonly answer?: string
}

const bindMs = 15_000
const advice: Readonly<Record<number, string>> = {
  [statuses.ESME_RINVPASWD]: 'check system id and password',
  [statuses.ESME_RINVSYSID]: 'check the system id',
  [statuses.ESME_RALYBND]: 'the account takes no further bind beside those that stand, perhaps of this connection',
  [statuses.ESME_RBINDFAIL]: 'ask the operator whether this address may bind, in this mode, so many times',
}

type BindProbe = {
  readonly clock: Clock
  readonly dial: Dial
  readonly settings: SmppSettings
  readonly secrets: Secrets
}

export function probeBind({ clock, dial, settings, secrets }: BindProbe): Promise<Probe> {
  const begun = clock.now()
  const { systemId: system_id, systemType: system_type, mode } = settings
  return new Promise((resolve) => {
    let session: Session<undefined> | undefined
    const end = (ok: boolean, say: string, answer?: string) => {
      deadline.cancel()
      resolve({ ok, say, tookMs: Math.round(clock.now() - begun), ...(answer === undefined ? {} : { answer }) })
    }
    const failed = (cause: string) => {
      const status = session?.bindStatus
      const say = explained(cause || 'the operator closed the connection')
      if (!session) return end(false, `no connection: ${say}`)
      if (status === undefined) return end(false, say)
      end(false, advice[status] ? `${say}; ${advice[status]}` : say, statusName(status))
    }
    const transport = dial({
      onConnect() {
        session = createSession<undefined>({
          side: 'esme', clock, transport, quirks: quirksOf(settings),
          handlers: {
            onState(bound, state) {
              if (!isBound(state)) return
              const { interfaceVersion } = bound
              const version = `${interfaceVersion >> 4}.${interfaceVersion & 15}`
              end(true, `bound as ${system_id}; the operator speaks SMPP ${version}`, statusName(0))
              bound.unbind()
            },
            onRequest: (from, pdu) => from.respond(pdu, statuses.ESME_RX_T_APPN),
            onSettled() {},
            onClosed: (_, cause) => failed(cause.say),
          },
        })
        const password = secrets['password'] ?? ''
        session.bind(mode === 'trx' ? 'bind_transceiver' : 'bind_transmitter', { system_id, system_type, password })
      },
      onBytes: (bytes) => session?.receive(bytes),
      onDrain: () => session?.drained(),
      onEnd: (cause) => (session ? session.ended(cause) : failed(cause)),
    })
    const deadline = clock.after(bindMs, () => {
      end(false, `no answer to the bind within ${bindMs / 1000} s`)
      if (session) session.destroy('given up')
      else transport.close()
    })
  })
}

type HttpProbe = {
  readonly clock: Clock
  readonly ask: Ask
  readonly settings: HttpSettings
  readonly secrets: Secrets
}

export async function probeHttp({ clock, ask, settings, secrets }: HttpProbe): Promise<Probe> {
  const begun = clock.now()
  const upstream = upstreamOf(settings)
  const done = (ok: boolean, say: string, answer?: string): Probe => {
    return { ok, say, tookMs: Math.round(clock.now() - begun), ...(answer === undefined ? {} : { answer }) }
  }
  if (!upstream?.check) {
    return done(false, 'nothing can be asked of this upstream without sending; give upstream.check, or send a message')
  }
  const request = fill(upstream.check, { ...secretValues(secrets), baseUrl: upstream.baseUrl })
  const reply = await ask({ ...request, timeoutMs: settings.timeoutSeconds * 1000 })
  if (reply.kind !== 'answer') return done(false, `no answer: ${reply.say}`)
  const judged = judge({ ...upstream.response, id: undefined, success: undefined }, reply.status, reply.body)
  if (judged.kind === 'taken') return done(true, 'address and secrets are right', `HTTP ${reply.status}`)
  const isAccount = judged.retry === 'account'
  const say = isAccount ? 'the upstream refuses these secrets, or this address' : 'the upstream answers with an error'
  return done(false, say, judged.status)
}
