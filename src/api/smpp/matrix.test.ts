// Who may do what over SMPP: every operation, by every kind of bind, on messages of one's own, of another account of the
// workspace and of another workspace, with live and test accounts. Written as one table, so that a gap is seen.
import { expect, test } from 'vitest'
import { makePdu, type Pdu } from '../../smpp/pdu.ts'
import { statuses } from '../../smpp/statuses.ts'
import { doorRig, submitSm, type Program } from '../../../test/support/smpp-door.ts'

const { ESME_ROK, ESME_RINVBNDSTS, ESME_RQUERYFAIL, ESME_RCANCELFAIL, ESME_RREPLACEFAIL, ESME_RINVCMDID } = statuses
const binds = ['bind_transmitter', 'bind_receiver', 'bind_transceiver'] as const
const owners = ['own', 'other account', 'other workspace', 'live of a test account', 'nobody'] as const

const { short_message: _, ...ends } = submitSm()
const { command: _c, dest_addr_ton: _t, dest_addr_npi: _n, destination_addr: _a, ...fields } = submitSm()
const to = { dest_flag: 1, dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345678' } as const
const payload = { tag: 0x0424, value: new Uint8Array([0x41]) }
const text = new Uint8Array(Buffer.from('changed'))

const submitting: Record<string, () => Pdu> = {
  submit_sm: () => submitSm(),
  submit_multi: () => makePdu('submit_multi', { ...fields, dest_addresses: [to] } as never),
  data_sm: () => makePdu('data_sm', { ...ends, command: 'data_sm', tlvs: [payload] } as never),
}
const others: Record<string, { make: (message_id: string) => Pdu; denied: number }> = {
  query_sm: { make: (message_id) => makePdu('query_sm', { message_id }), denied: ESME_RQUERYFAIL },
  cancel_sm: { make: (message_id) => makePdu('cancel_sm', { message_id }), denied: ESME_RCANCELFAIL },
  replace_sm: { make: (message_id) => makePdu('replace_sm', { message_id, short_message: text }), denied: ESME_RREPLACEFAIL },
}

async function house() {
  const rig = await doorRig()
  rig.setRoom(0) // what is submitted waits, and may be changed
  rig.account('sister')
  rig.account('stranger', { workspace: 'wsp_other' })
  rig.account('tester', { mode: 'test' })
  const idBy = async (system_id: string) => ((await (await rig.bind('bind_transmitter', { system_id })).submit()) as { message_id: string }).message_id
  const ids = {
    own: () => idBy('shop'), 'other account': () => idBy('sister'), 'other workspace': () => idBy('stranger'),
    'live of a test account': () => idBy('tester'), nobody: async () => '1kdvdna0000zzzz',
  }
  return { ...rig, ids }
}

for (const bind of binds) {
  const maySubmit = bind !== 'bind_receiver'
  test(`${bind}: what is submitted is taken where the bind may send, and belongs to its account, workspace and mode`, async () => {
    const rig = await house()
    for (const [system_id, workspace, mode] of [['shop', 'wsp_test', 1], ['stranger', 'wsp_other', 1], ['tester', 'wsp_test', 0]] as const) {
      const customer = await rig.bind(bind, { system_id })
      for (const [name, make] of Object.entries(submitting)) {
        const before = Number((await rig.rows('SELECT count(*) AS n FROM message'))[0]!['n'])
        const asked = () => customer.ask(make())
        if (!maySubmit) {
          await expect(asked(), `${name} of ours`).rejects.toThrow('bound_rx') // our own side does not even send it
          continue
        }
        expect([name, (await asked()).status]).toEqual([name, ESME_ROK])
        const [row] = await rig.rows('SELECT account, workspace, mode, (SELECT count(*) FROM message) AS n FROM message ORDER BY id DESC LIMIT 1')
        expect(row).toEqual({ account: `sac_${system_id}`, workspace, mode, n: before + 1 })
      }
    }
  })

  test(`${bind}: query, cancel and replace reach messages of the account alone`, async () => {
    const rig = await house()
    const customer = await rig.bind(bind)
    if (!maySubmit) return
    for (const owner of owners)
      for (const [name, { make, denied }] of Object.entries(others)) {
        const id = await rig.ids[owner]()
        const answer = await customer.ask(make(id))
        expect([owner, name, answer.status]).toEqual([owner, name, owner === 'own' ? ESME_ROK : denied])
        const changed = await rig.rows(`SELECT state, text FROM message WHERE id = 'msg_${id}'`)
        if (owner !== 'own' && owner !== 'nobody') expect([owner, name, changed]).toEqual([owner, name, [{ state: 1, text: 'Hello' }]])
      }
  })
}

/** Octets as they come from a peer that keeps to no rule: our own side would not send them. */
async function forced(program: Program, rest: () => Promise<void>, pdu: Pdu): Promise<number | undefined> {
  const { session } = program
  const at = program.responses.length
  const { state, interfaceVersion } = session
  Object.assign(session, { state: 'bound_trx', interfaceVersion: 0x50 })
  program.send(pdu)
  Object.assign(session, { state, interfaceVersion })
  await rest()
  return program.responses[at]?.status
}

test('a receiver that sends all the same is refused, and so is everything before a bind', async () => {
  const rig = await house()
  const receiver = await rig.bind('bind_receiver')
  const id = await rig.ids.own()
  const all = [...Object.values(submitting).map((make) => make()), ...Object.values(others).map(({ make }) => make(id))]
  for (const pdu of all) expect([pdu.command, await forced(receiver, rig.rest, pdu)]).toEqual([pdu.command, ESME_RINVBNDSTS])
  const stranger = rig.call()
  for (const pdu of all) expect([pdu.command, await forced(stranger, rig.rest, pdu)]).toEqual([pdu.command, ESME_RINVBNDSTS])
})

test('an operation that its version lacks, or that is the operator’s, is no command', async () => {
  const rig = await house()
  const old = await rig.bind('bind_transmitter', { interface_version: 0x33 })
  expect(await forced(old, rig.rest, submitting['data_sm']!())).toBe(ESME_RINVCMDID)
  const customer = await rig.bind('bind_transceiver', { interface_version: 0x50 })
  expect(await forced(customer, rig.rest, makePdu('query_broadcast_sm', { message_id: '1' }))).toBe(ESME_RINVCMDID)
})

test('receipts and messages from phones reach binds of their own account alone, and transmitters never', async () => {
  const rig = await house()
  rig.setRoom(1_000)
  const listeners = Object.fromEntries(
    await Promise.all(['shop', 'sister', 'stranger', 'tester'].map(async (system_id) => [system_id, await rig.bind('bind_receiver', { system_id })] as const)),
  )
  const sender = await rig.bind('bind_transmitter')
  await sender.submit()
  await rig.answer({ kind: 'submitted', operatorId: 'SM1' })
  await rig.receipt('SM1', 'delivered')
  const heard = Object.fromEntries(Object.entries(listeners).map(([name, { delivered }]) => [name, delivered.length]))
  expect([heard, sender.delivered.length]).toEqual([{ shop: 1, sister: 0, stranger: 0, tester: 0 }, 0])
})
