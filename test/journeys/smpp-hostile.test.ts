// Those who mean harm at the SMPP door of a whole house: who guesses passwords, who says little and slowly, who connects
// again and again. Figures are printed.
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { encode } from '../../src/smpp/codec.ts'
import { makePdu } from '../../src/smpp/pdu.ts'
import { doorLimits } from '../../src/api/smpp/limits.ts'
import { bind } from '../support/customer.ts'
import { ask, createSite, type RunningHouse, type Site } from '../support/house.ts'

let site: Site
let house: RunningHouse
let port: number
beforeAll(async () => {
  site = await createSite()
  port = Number(site.env['ONESIXTY_SMPP_PORT'])
  house = await site.start()
}, 30_000)
afterAll(async () => {
  await house?.stop()
  site?.remove()
})

const makeAccount = async () => {
  const { status, body } = await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', {})
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}
const bindPdu = (system_id: string, password: string) => encode(makePdu('bind_transceiver', { system_id, password, interface_version: 0x34, sequence: 1 }))

type Line = { readonly socket: Socket; readonly closed: Promise<number>; said: Buffer }
/** A connection from one of the addresses of this machine. */
function line(from = '127.0.0.1'): Line {
  const begun = performance.now()
  const socket = connect({ port, host: '127.0.0.1', localAddress: from })
  const one: Line = { socket, said: Buffer.alloc(0), closed: new Promise((resolve) => socket.once('close', () => resolve(performance.now() - begun))) }
  socket.on('data', (bytes: Buffer) => (one.said = Buffer.concat([one.said, bytes]))).on('error', () => {})
  onTestFinished(() => void socket.destroy())
  return one
}
const statusOf = ({ said }: Line) => (said.length >= 12 ? said.readUInt32BE(8) : undefined)
const ESME_RBINDFAIL = 0x0d

/** One try; the status and how long it took. */
async function guess(systemId: string, password: string, from: string) {
  const begun = performance.now()
  const one = line(from)
  one.socket.write(bindPdu(systemId, password))
  await new Promise<void>((resolve) => {
    one.socket.on('data', () => resolve()).once('close', () => resolve())
  })
  const answered = { status: statusOf(one), ms: performance.now() - begun }
  one.socket.destroy()
  return answered
}
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

test('who guesses a password is shut out and told nothing, and customers elsewhere are served', async () => {
  const [victim, other] = [await makeAccount(), await makeAccount()]
  const told = { known: [] as number[], unknown: [] as number[] }
  const statuses = new Set<number | undefined>()
  // each address fails four times, which shuts nobody out yet: what is known and what is not must look the same
  for (let host = 0; host < 4; host++)
    for (let nth = 0; nth < 4; nth++)
      for (const kind of ['known', 'unknown'] as const) {
        const answer = await guess(kind === 'known' ? victim.systemId : 'nobody', 'wrong', `127.${host + 1}.0.2`)
        statuses.add(answer.status)
        told[kind].push(answer.ms)
      }
  const rounds = 150
  const begun = performance.now()
  const last: (number | undefined)[] = []
  for (let at = 0; at < rounds; at += 10)
    last.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => guess(victim.systemId, `no${at + i}`, '127.9.0.2')))).map(({ status }) => status))
  const seconds = (performance.now() - begun) / 1000
  const right = await guess(victim.systemId, victim.password, '127.9.0.2')
  const customer = await bind({ ...other, port })
  customer.close()
  const owner = await bind({ ...victim, port })
  owner.close()
  console.log(
    `SMPP brute force: ${rounds} guesses from one address in ${seconds.toFixed(1)} s, ${last.filter((status) => status === ESME_RBINDFAIL).length} answered, the right password then ${right.status === ESME_RBINDFAIL ? 'refused' : 'taken'}; ` +
      `a known name was answered after ${middle(told.known).toFixed(0)} ms, an unknown one after ${middle(told.unknown).toFixed(0)} ms`,
  )
  expect([...statuses]).toEqual([ESME_RBINDFAIL])
  expect(new Set(last)).toEqual(new Set([ESME_RBINDFAIL]))
  expect(right.status).toBe(ESME_RBINDFAIL)
  const ratio = middle(told.known) / middle(told.unknown)
  expect(Math.max(ratio, 1 / ratio)).toBeLessThan(3)
}, 60_000)

test('who says little and slowly is let go, has few lines to say it on, and holds up nobody', async () => {
  const account = await makeAccount()
  const customer = await bind({ ...account, port })
  const slow = Array.from({ length: 200 }, () => line('127.7.0.2'))
  const pdu = bindPdu('slow', 'secret')
  let at = 0
  const dripping = setInterval(() => {
    for (const { socket } of slow) if (socket.writable) socket.write(pdu.subarray(at, at + 1))
    at++
  }, 300)
  onTestFinished(() => clearInterval(dripping))
  const waits: number[] = []
  for (let asked = 0; asked < 20; asked++) {
    const begun = performance.now()
    expect((await customer.ask('enquire_link', {})).command_status).toBe(0)
    waits.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const after = (await Promise.all(slow.map(({ closed }) => closed))).toSorted((a, b) => a - b)
  const atOnce = after.filter((ms) => ms < doorLimits.initMs / 2).length
  console.log(`SMPP slowloris: of 200 lines from one address ${atOnce} were refused at once and ${200 - atOnce} let go after ${Math.round(after[atOnce]!)} to ${Math.round(after.at(-1)!)} ms; a customer waited at most ${Math.round(Math.max(...waits))} ms`)
  expect(200 - atOnce).toBeLessThanOrEqual(doorLimits.unboundPerAddress)
  expect(200 - atOnce).toBeGreaterThan(0)
  expect((await customer.submit({ source_addr: 'SHOP', destination_addr: '31612345699', short_message: 'still here' })).command_status).toBe(0)
  customer.close()
}, 60_000)
