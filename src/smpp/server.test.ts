import { expect, test } from 'vitest'
import { seededChance } from '../kit/chance.ts'
import { manualClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { decode, encode } from './codec.ts'
import { Framer } from './framer.ts'
import { memoryWire } from './memory.ts'
import { makePdu } from './pdu.ts'
import type { Pdu } from './pdu.ts'
import { createServer } from './server.ts'
import type { ServerNeeds } from './server.ts'
import type { Cause, Transport } from './session.ts'
import { statuses } from './statuses.ts'
import { tags } from './tlvs.ts'

/** A server on a manual clock and peers that speak octets to it. */
function rig(needs: Partial<ServerNeeds<number>> = {}) {
  const clock = manualClock()
  const says: string[] = []
  const closed: Cause[] = []
  const server = createServer<number>({
    clock,
    log: { ...silentLog, info: (say) => void says.push(say) },
    authenticate: async (bind) => (bind.password === 'secret' ? 'ok' : statuses.ESME_RINVPASWD),
    ...needs,
    handlers: {
      onRequest: (session, pdu) => session.respond(pdu, 0, { message_id: 'id' }),
      onSettled() {},
      onClosed: (_, cause) => void closed.push(cause),
      ...needs.handlers,
    },
  })
  /** Lets promises and the clock go on until nothing more happens at this moment. */
  const pass = async (ms = 0) => {
    for (let i = 0; i < 4; i++) {
      clock.advance(i === 0 ? ms : 0)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const peer = async (address = '192.0.2.1') => {
    const wire = memoryWire({ clock, address, accept: server.accept })
    const framer = new Framer()
    const heard: Pdu[] = []
    const state = { open: true }
    const transport: Transport = wire.dial({
      onConnect() {},
      onBytes: (bytes) => framer.push(bytes, (framed) => {
        const decoded = framed.kind === 'frame' ? decode(framed.bytes) : undefined
        if (decoded?.kind === 'pdu') heard.push(decoded.pdu)
      }),
      onDrain() {},
      onEnd: () => void (state.open = false),
    })
    await pass()
    const say = async (...parts: (Pdu | Uint8Array)[]) => {
      transport.write(Buffer.concat(parts.map((part) => (part instanceof Uint8Array ? part : encode(part)))))
      await pass()
    }
    const bind = (password = 'secret') =>
      say(makePdu('bind_transceiver', { system_id: 'shop', password, interface_version: 0x34 }))
    const last = () => heard.at(-1)
    return { heard, state, say, bind, last, cut: () => wire.cut('cut') }
  }
  return { clock, server, closed, says, pass, peer }
}

test('a right bind is accepted, a wrong one refused and closed', async () => {
  const { server, peer } = rig()
  const right = await peer()
  await right.bind()
  expect(right.last()).toMatchObject({ command: 'bind_transceiver_resp', status: 0 })
  const wrong = await peer()
  await wrong.bind('wrong')
  expect(wrong.last()).toMatchObject({ command: 'bind_transceiver_resp', status: statuses.ESME_RINVPASWD })
  expect([right.state.open, wrong.state.open]).toEqual([true, false])
  expect([...server.sessions()].map(({ state }) => state)).toEqual(['bound_trx'])
})

test('an unknown user and a wrong password get the same octets', async () => {
  const answers: string[] = []
  for (const status of [statuses.ESME_RINVSYSID, statuses.ESME_RINVPASWD]) {
    const stranger = await rig({ authenticate: async () => status }).peer()
    await stranger.bind()
    answers.push(Buffer.from(encode(stranger.last()!)).toString('hex'))
  }
  expect(answers[0]).toBe(answers[1])
})

test('a judgement that never comes, or fails, is a temporary refusal', async () => {
  const never = rig({ authenticate: () => new Promise(() => {}), limits: { authenticateMs: 3_000 } })
  const patient = await never.peer()
  await patient.bind()
  expect(patient.heard).toEqual([])
  await never.pass(3_000)
  expect(patient.last()).toMatchObject({ status: statuses.ESME_RSYSERR })
  expect(patient.state.open).toBe(false)
  const thrown = () => {
    throw new Error('no settings')
  }
  for (const authenticate of [() => Promise.reject(new Error('no database')), thrown]) {
    const broken = await rig({ authenticate }).peer()
    await broken.bind()
    expect(broken.last()).toMatchObject({ status: statuses.ESME_RSYSERR })
  }
})

test('a name of ours that cannot be sent is found at once, and is told to nobody who is refused', async () => {
  expect(() => rig({ systemId: 'more than 15 characters' })).toThrow(/^system_id is longer than 15/)
  const { peer } = rig({ systemId: 'centre' })
  const [right, wrong] = [await peer(), await peer()]
  await right.bind()
  await wrong.bind('guess')
  expect(right.last()).toMatchObject({ status: 0, system_id: 'centre' })
  expect(wrong.last()).toMatchObject({ status: statuses.ESME_RINVPASWD, system_id: '' })
})

test('a peer that leaves while it is being judged leaves nothing behind', async () => {
  let judge = (_verdict: 'ok') => {}
  const authenticate = () => new Promise<'ok'>((resolve) => (judge = resolve))
  const { clock, server, peer, pass, closed, says } = rig({ authenticate })
  const hasty = await peer()
  await hasty.bind()
  hasty.cut()
  await pass()
  judge('ok')
  await pass()
  expect([...server.sessions()]).toEqual([])
  expect(says).toEqual([])
  expect(clock.pending()).toBe(0)
  expect(closed).toEqual([{ why: 'network', say: 'cut' }])
})

test('a storm of connections that do not bind is held to its limits, and the bound ones do not notice', async () => {
  const { server, peer, pass } = rig({ limits: { unboundPerAddress: 3, unbound: 5, initMs: 10_000 } })
  const guest = await peer('192.0.2.9')
  await guest.bind()
  const storm = []
  for (let i = 0; i < 20; i++) storm.push(await peer('192.0.2.1'))
  for (let i = 0; i < 20; i++) storm.push(await peer('192.0.2.2'))
  expect(storm.filter(({ state }) => state.open).length).toBe(5)
  expect(server.refused).toBe(35)
  await guest.say(makePdu('submit_sm', { sequence: 5 }))
  expect(guest.last()).toMatchObject({ command: 'submit_sm_resp', sequence: 5, status: 0 })
  await pass(10_100)
  expect(storm.filter(({ state }) => state.open).length).toBe(0)
  const late = await peer('192.0.2.1')
  await late.bind()
  expect(late.last()).toMatchObject({ status: 0 })
})

test('a storm of wrong binds leaves no session and no count behind', async () => {
  const { server, peer } = rig({ limits: { unboundPerAddress: 2 } })
  for (let i = 0; i < 30; i++) {
    const guesser = await peer()
    await guesser.bind(`guess${i}`)
    expect(guesser.state.open).toBe(false)
  }
  expect([...server.sessions()]).toEqual([])
  expect(server.refused).toBe(0)
})

test('no more sessions than allowed', async () => {
  const { server, peer } = rig({ limits: { sessions: 2 } })
  for (let i = 0; i < 3; i++) await (await peer()).bind()
  expect([...server.sessions()].length).toBe(2)
  expect(server.refused).toBe(1)
})

test('unbindAll says goodbye to everybody, takes no more, and ends though a peer keeps silent', async () => {
  const { server, peer, pass } = rig({ limits: { unbindMs: 2_000 } })
  const [polite, silent] = [await peer(), await peer()]
  await polite.bind()
  await silent.bind()
  let done = false
  void server.unbindAll().then(() => (done = true))
  await pass()
  expect(polite.last()!.command).toBe('unbind')
  await polite.say(makePdu('unbind_resp', { sequence: polite.last()!.sequence }))
  expect([polite.state.open, done]).toEqual([false, false])
  expect((await peer()).state.open).toBe(false)
  await pass(2_200)
  expect(done).toBe(true)
  expect(silent.state.open).toBe(false)
})

// Octets that a careless decoder never recovers from. Each is followed by a good enquire_link on the same connection.
const header = (length: number, id: number, sequence: number, body: Uint8Array = new Uint8Array()) => {
  const bytes = Buffer.alloc(16 + body.length)
  bytes.writeUInt32BE(length, 0)
  bytes.writeUInt32BE(id, 4)
  bytes.writeUInt32BE(sequence, 12)
  bytes.set(body, 16)
  return bytes
}
const good = makePdu('enquire_link', { sequence: 99 })
const badTlv = (command: 'submit_sm' | 'deliver_sm_resp') => {
  const tlv = Buffer.from([0x02, 0x04, 0, 200, 1]) // 200 octets claimed, one there
  const bytes = Buffer.concat([encode(makePdu(command, { sequence: 7 })), tlv])
  bytes.writeUInt32BE(bytes.length, 0)
  return bytes
}
const cutSubmit = Buffer.from(encode(makePdu('submit_sm', { sequence: 7 }))).subarray(0, 18)
cutSubmit.writeUInt32BE(18, 0)

for (const length of [0, 4, 8, 15, 70_001, 0xffffffff]) {
  test(`a command_length of ${length} is answered with generic_nack and closed, and disturbs nobody else`, async () => {
    const { peer, closed } = rig()
    const [bad, other] = [await peer(), await peer()]
    await bad.bind()
    await other.bind()
    await bad.say(header(length, 4, 7), good)
    expect(bad.last()).toMatchObject({ command: 'generic_nack', status: statuses.ESME_RINVCMDLEN })
    expect(bad.state.open).toBe(false)
    expect(closed[0]!.why).toBe('protocol')
    await other.say(good)
    expect(other.last()).toMatchObject({ command: 'enquire_link_resp', sequence: 99 })
  })
}

const { ESME_RINVCMDID, ESME_RINVOPTPARSTREAM } = statuses
const answerable: [string, Uint8Array, Partial<Pdu> | undefined][] = [
  ['an unknown command', header(16, 0x0dead, 7), { command: 'generic_nack', sequence: 7, status: ESME_RINVCMDID }],
  ['an unknown response', header(16, 0x8000dead, 7), undefined],
  ['a TLV beyond the end of a submit_sm', badTlv('submit_sm'), { sequence: 7, status: ESME_RINVOPTPARSTREAM }],
  ['a TLV beyond the end of a response', badTlv('deliver_sm_resp'), undefined],
  ['a submit_sm cut after two octets', cutSubmit, { command: 'submit_sm_resp', sequence: 7 }],
  ['a response to nothing', header(16, 0x80000004, 7), undefined],
  ['a generic_nack to nothing', header(16, 0x80000000, 0), undefined],
]
for (const [name, bytes, expected] of answerable) {
  test(`${name} is ${expected ? 'answered' : 'passed over'}, and what follows is heard`, async () => {
    const { peer } = rig()
    const odd = await peer()
    await odd.bind()
    await odd.say(bytes, good)
    const answers = odd.heard.slice(1)
    expect(answers.length).toBe(expected ? 2 : 1)
    if (expected) expect(answers[0]).toMatchObject(expected)
    if (expected) expect(answers[0]!.status).not.toBe(0)
    expect(answers.at(-1)).toMatchObject({ command: 'enquire_link_resp', sequence: 99, status: 0 })
  })
}

test('whatever is thrown at it, a session answers a good enquire_link or is closed in bounded time', async () => {
  const { peer, pass, server } = rig({ limits: { pduReadMs: 5_000, unboundPerAddress: 1_000 } })
  const sound = Buffer.concat([
    encode(makePdu('submit_sm', { sequence: 3, short_message: Buffer.from('hello') })),
    encode(makePdu('data_sm', { sequence: 4, tlvs: [{ tag: tags.message_payload, value: Buffer.from('hello') }] })),
    encode(makePdu('query_sm', { sequence: 5, message_id: 'x' })),
  ])
  let [answered, ended] = [0, 0]
  for (let seed = 0; seed < 150; seed++) {
    const chance = seededChance(seed)
    const bytes = Buffer.from(sound)
    for (let i = chance.below(8); i >= 0; i--) bytes[chance.below(bytes.length)] = chance.below(256)
    const victim = await peer()
    await victim.bind()
    await victim.say(bytes.subarray(0, bytes.length - chance.below(20)), good)
    await pass(5_200)
    if (victim.state.open) await victim.say(good) // the first may have become part of a longer PDU
    const alive = victim.heard.some(({ command, sequence }) => command === 'enquire_link_resp' && sequence === 99)
    if (!alive && victim.state.open) expect.fail(`seed ${seed}: neither an answer nor an end`)
    if (alive) answered++
    else ended++
    victim.cut()
    await pass()
  }
  expect(Math.min(answered, ended)).toBeGreaterThan(10) // both ways were taken
  expect([...server.sessions()]).toEqual([])
})
