// Killed while customers submit over SMPP as fast as they can: every submit_sm that was answered with success is there after
// the next start, and its receipt reaches the customer, once for each message.
import { afterAll, expect, test } from 'vitest'
import { booksOf, charge, unbalanced } from '../failure/books.ts'
import { bind, type Customer } from '../support/customer.ts'
import { ask, createSite, until, type Site } from '../support/house.ts'

const rounds = 2
const binds = 3
const underWay = 40

let site: Site | undefined
afterAll(() => site?.remove())

test('every submit_sm that was answered with success survives a kill', async () => {
  site = await createSite()
  const port = Number(site.env['ONESIXTY_SMPP_PORT'])
  let house = await site.start()
  await charge(house)
  const { body: account } = await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', { perSecond: 100_000 })
  const answered = new Set<string>()
  let count = 0

  /** Keeps so many under way until the line is dead. */
  const pour = (customer: Customer) => {
    const next = () =>
      customer.raw['submit_sm']!(
        { source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: `3161${1_000_000 + (count % 50)}`, short_message: `No ${count++}`, registered_delivery: 1 },
        (pdu) => {
          if (pdu.command_status === 0) answered.add(String(pdu['message_id']))
          next()
        },
      )
    for (let i = 0; i < underWay; i++) next()
  }

  for (let round = 0; round < rounds; round++) {
    const before = answered.size
    const customers = await Promise.all(Array.from({ length: binds }, () => bind({ ...account, port, as: 'transmitter' })))
    customers.forEach(pour)
    await until('the load', async () => (answered.size > before + 350 + 100 * round ? true : undefined))
    await house.kill()
    expect(await unbalanced(booksOf(site))).toEqual([])
    for (const customer of customers) customer.close()
    house = await site.start()
  }

  const stored = new Set<string>()
  for (let after = ''; ; ) {
    const { body } = await ask<{ data: { id: string }[]; nextCursor?: string }>(house, `/v1/messages?limit=1000${after}`)
    for (const { id } of body.data) stored.add(id.slice('msg_'.length))
    if (!body.nextCursor) break
    after = `&after=${body.nextCursor}`
  }
  expect([...answered].filter((id) => !stored.has(id))).toEqual([])
  expect(answered.size).toBeGreaterThan(700)

  const receiver = await bind({ ...account, port, as: 'receiver' })
  await until('a receipt for each', async () => {
    const told = new Set(receiver.delivered.map((pdu) => String(pdu['receipted_message_id'])))
    return [...answered].every((id) => told.has(id)) ? true : undefined
  }, 60_000)
  receiver.close()
  await house.stop()
}, 120_000)
