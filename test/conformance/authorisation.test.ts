// The authorisation matrix: every route of the door, asked by everybody. Made from the rows of the routes, so that a route
// that is added is asked too; whose path or body needs something has a row in authorisation-things.ts, or fails here.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { may } from '../../src/accounts/account.ts'
import type { Route } from '../../src/api/rest/route.ts'
import { isAudited } from '../../src/api/rest/audited.ts'
import { things } from './authorisation-things.ts'
import type { Thing } from './authorisation-things.ts'
import { openWorld, requests } from './authorisation-world.ts'
import type { Answered, Asker, Tenant, World } from './authorisation-world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()), 60_000)
afterAll(() => world.close(), 30_000)

const atOnce = 24
const faults: string[] = []
const kept = new Map<NonNullable<Thing['params']>, Map<string, Promise<Record<string, string>>>>()
const counts = { refused: 0, hidden: 0, granted: 0, unknown: 0 }

async function inParallel<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items]
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item)
  }))
}

/** What needs no more than to be named: all of the house's own routes do, for nobody else gets that far. */
const thingOf = ({ operation, ofHouse }: Route): Thing => things[operation] ?? (ofHouse ? { shared: true } : {})

async function requestOf(row: Route, thing: Thing, owner: Tenant, asker: Asker, mode = asker.mode) {
  const making = { world, owner, mode, asker }
  const make = thing.params
  // nobody but their owners gets to end them
  const isKept = make !== undefined && (!thing.ends || asker.tenant !== owner)
  const place = `${owner.name} ${mode}`
  let known = isKept ? kept.get(make)?.get(place) : undefined
  if (make && !known) {
    known = make(making)
    if (isKept) kept.set(make, (kept.get(make) ?? new Map<string, typeof known>()).set(place, known))
  }
  const params = (await known) ?? {}
  const path = row.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '1'))
  return { path: path + (thing.query ?? ''), body: thing.body?.(making) ?? (row.body ? {} : undefined) }
}

/**
 * Nothing that bears the mark of another tenant is in the answer. The house sees what keys of workspaces below it are called, and
 * the phones of its own operator show whatever was sent to them.
 */
function look(row: Route, asker: Asker, what: string, answered: Answered): void {
  const { tenant, name } = asker
  if (answered.status >= 500) faults.push(`${what}: ${name} broke it: ${answered.text}`)
  if (tenant.name === 'house' && /^\/v1\/(workspaces|handsets)/.test(row.path)) return
  for (const other of world.tenants)
    if (other !== tenant && answered.text.includes(other.mark)) faults.push(`${what}: ${name} read of ${other.name}: ${answered.text.slice(0, 300)}`)
}

const mayAsk = (row: Route, thing: Thing, { tenant, scopes, mode, kind }: Asker) =>
  row.scope !== 'public' && may({ scopes }, row.scope) && !(row.ofHouse && tenant.name !== 'house') && !(row.ofLive && mode === 'test') && !(thing.people && kind === 'key')

const nameOf = ({ method, path }: Route) => `${method} ${path}`
const closed = () => world.house.routes.filter(({ scope }) => scope !== 'public')
const report = () => expect(faults.splice(0), 'the matrix has holes').toEqual([])

test('every route that needs something to be asked about has a row', () => {
  const lacking = closed().filter((row) => !row.ofHouse && (row.params || row.body) && !things[row.operation]).map((row) => `${row.operation} (${nameOf(row)})`)
  expect(lacking, 'add them to test/conformance/authorisation-things.ts').toEqual([])
  const operations = new Set(world.house.routes.map(({ operation }) => operation))
  expect(Object.keys(things).filter((name) => !operations.has(name)), 'routes that are no more').toEqual([])
})

test('whoever is nobody, or no longer somebody, is told nothing', async () => {
  await inParallel(closed().flatMap((row) => world.strangers.map((stranger) => ({ row, stranger }))), async ({ row, stranger }) => {
    if (row.openOnLoopback) return
    const answered = await stranger.ask(row.method, row.path.replaceAll(/\{\w+\}/g, '1'), row.body ? {} : undefined)
    counts.unknown++
    if (answered.status !== 401) faults.push(`${nameOf(row)}: ${stranger.name} got ${answered.status}`)
  })
  report()
}, 60_000)

test('who lacks the scope, the workspace, the mode or a name is refused before anything is done', async () => {
  const cases = closed().flatMap((row) => world.askers.filter((asker) => !mayAsk(row, thingOf(row), asker)).map((asker) => ({ row, asker })))
  await inParallel(cases, async ({ row, asker }) => {
    const thing = thingOf(row)
    // what people alone may do is refused by the handler, to which the request must get
    const { path, body } = thing.people && may(asker, row.scope as 'read') ? await requestOf(row, thing, asker.tenant, asker) : { path: row.path.replaceAll(/\{\w+\}/g, '1'), body: row.body ? {} : undefined }
    const answered = await asker.ask(row.method, path, body)
    counts.refused++
    look(row, asker, nameOf(row), answered)
    if (answered.status !== 403) faults.push(`${nameOf(row)}: ${asker.name} got ${answered.status}, not 403: ${answered.text.slice(0, 200)}`)
  })
  report()
}, 60_000)

test('what belongs to another is not there, for anybody, however much they may at home', async () => {
  const cases = closed().flatMap((row) => {
    const thing = thingOf(row)
    if (!thing.params || thing.shared) return []
    return world.askers.filter((asker) => mayAsk(row, thing, asker)).flatMap((asker) =>
      world.tenants.filter((owner) => owner !== asker.tenant && !(thing.above && asker.tenant.name === 'house')).map((owner) => ({ row, thing, asker, owner })))
  })
  await inParallel(cases, async ({ row, thing, asker, owner }) => {
    const { path, body } = await requestOf(row, thing, owner, asker)
    const answered = await asker.ask(row.method, path, body)
    counts.hidden++
    look(row, asker, nameOf(row), answered)
    if (answered.status !== 404) faults.push(`${nameOf(row)}: ${asker.name} got ${answered.status} for what is of ${owner.name}: ${answered.text.slice(0, 200)}`)
  })
  report()
}, 60_000)

test('a test key does not meet what is live, in its own workspace', async () => {
  const cases = closed().filter((row) => thingOf(row).moded && !row.ofLive).flatMap((row) =>
    world.askers.filter((asker) => asker.mode === 'test' && mayAsk(row, thingOf(row), asker)).map((asker) => ({ row, asker })))
  await inParallel(cases, async ({ row, asker }) => {
    const { path, body } = await requestOf(row, thingOf(row), asker.tenant, asker, 'live')
    const answered = await asker.ask(row.method, path, body)
    counts.hidden++
    if (answered.status !== 404) faults.push(`${nameOf(row)}: ${asker.name} got ${answered.status} for what is live: ${answered.text.slice(0, 200)}`)
  })
  report()
  expect(cases.length).toBeGreaterThan(10)
}, 60_000)

test('who may is let, and reads of nobody else', async () => {
  const rows = [...closed()].sort((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'))
  const cases = rows.flatMap((row) => world.askers.filter((asker) => mayAsk(row, thingOf(row), asker)).map((asker) => ({ row, asker })))
  const byAsker = Map.groupBy(cases, ({ asker }) => asker)
  // what one asker does, in order: some of it ends their session
  await inParallel([...byAsker], async ([asker, own]) => {
    for (const { row } of own) {
      const thing = thingOf(row)
      const { path, body } = await requestOf(row, thing, asker.tenant, asker)
      const answered = await asker.ask(row.method, path, body)
      counts.granted++
      look(row, asker, nameOf(row), answered)
      const { status } = answered
      const isRefusal = status === 401 || status === 403 || (status === 404 && !row.ofHouse)
      // several change the same thing at once here: who comes second may be told so
      const isGood = row.ofHouse ? !isRefusal : status < 300 || status === 412 || thing.own?.includes(status)
      if (!isGood) faults.push(`${nameOf(row)}: ${asker.name} got ${status}: ${answered.text.slice(0, 300)}`)
    }
  })
  report()
}, 60_000)

test('the live stream tells each workspace of its own messages', async () => {
  const [house, a, b] = world.tenants
  const others = await Promise.all([house, b].map((tenant) => tenant.hear(a.mark)))
  const own = await a.hear(a.mark)
  await world.must(a.as.live, 'POST', '/v1/messages', { to: '+31612345678', from: 'Shop', text: `live ${a.mark}` })
  expect(await own.said).toContain(a.mark)
  await new Promise((resolve) => setTimeout(resolve, 1_000)) // theirs has had its turn, too
  for (const { said, end } of others) {
    end()
    expect(await said).not.toContain(a.mark)
  }
}, 60_000)

test('every change that needs more than sending is in the log of actions, which is whole', async () => {
  const unlogged = closed().filter((row) => row.method !== 'GET' && ['develop', 'bill', 'admin'].includes(row.scope) && !isAudited(row))
  expect(unlogged.map(nameOf)).toEqual(['POST /v1/routes/explain']) // a question that changes nothing
  for (const { name, as } of world.tenants) {
    expect(await world.must(as.live, 'GET', '/v1/audit/verdict'), name).toMatchObject({ whole: true })
    const { data } = (await world.must(as.live, 'GET', '/v1/audit?limit=1000')) as { data: { action: string }[] }
    expect([...new Set(data.map(({ action }) => action))]).toEqual(expect.arrayContaining(['createKey', 'revokeKey', 'openSession', 'changeMember', 'createWebhook']))
  }
  const { unknown, refused, hidden, granted } = counts
  process.stdout.write(
    `authorisation matrix: ${closed().length} closed routes, ${world.askers.length} askers; ${unknown} strangers and ${refused} others refused, ` +
      `${hidden} times hidden, ${granted} times granted; ${requests()} requests\n`,
  )
  expect(Math.min(unknown, refused, hidden, granted)).toBeGreaterThan(100)
})
