import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mismatch, openingHours, prepare, wildcard } from './conditions.ts'
import { compileRoutes } from './matcher.ts'
import { createNetworks } from './networks.ts'
import { days, lanes, type Match, type Question, type Route } from './route.ts'

const networks = createNetworks()
/** Thursday 1 January 2026, 10:00 UTC. */
const thursday = 1_767_261_600_000

const routeOf = (at: number, match: Match, more: Partial<Route> = {}): Route => ({
  id: `rte_${String(at).padStart(4, '0')}`,
  name: `route ${at}`,
  position: at,
  enabled: true,
  match,
  version: 1,
  createdAt: 0,
  updatedAt: 0,
  action: { connections: [{ connection: 'con_a' }], policy: 'priority' },
  ...more,
})
const questionOf = (more: Partial<Question> = {}): Question => ({
  mode: 'live',
  workspace: 'wsp_1',
  lane: 'transactional',
  to: '+31612345678',
  from: 'SHOP',
  text: 'Hi',
  country: 'NL',
  parts: 1,
  at: thursday,
  ...more,
})
const networkOf = ({ to, country }: Question) => networks.find(to, country)
const matching = (routes: readonly Route[], question: Question): string[] => {
  const found: string[] = []
  compileRoutes(routes).each(question, networkOf(question), ({ route }) => (found.push(route.id), false))
  return found
}

test.each<[what: string, match: Match, matches: boolean]>([
  ['nothing', {}, true],
  ['its country', { countries: ['BE', 'NL'] }, true],
  ['another country', { countries: ['BE'] }, false],
  ['its network', { networks: ['204-08'] }, true],
  ['its mobile country code', { networks: ['204'] }, true],
  ['another network', { networks: ['204-04', '206'] }, false],
  ['a prefix of its number', { prefixes: ['+316'] }, true],
  ['a longer and a shorter prefix', { prefixes: ['3161234', '31'] }, true],
  ['another prefix', { prefixes: ['32'] }, false],
  ['its sender, in other letters', { senders: ['shop'] }, true],
  ['a pattern of its sender', { senders: ['S*P'] }, true],
  ['another sender', { senders: ['SHOPS', 'S*X'] }, false],
  ['its customer', { workspaces: ['wsp_1'] }, true],
  ['another customer', { workspaces: ['wsp_2'] }, false],
  ['its lane', { lanes: ['transactional', 'otp'] }, true],
  ['another lane', { lanes: ['bulk'] }, false],
  ['a word of its text', { content: { contains: ['bye', 'hi'] } }, true],
  ['a word that is not there', { content: { contains: ['bye'] } }, false],
  ['a pattern of its text', { content: { pattern: '^h.$' } }, true],
  ['a word, but not the pattern', { content: { contains: ['hi'], pattern: '\\d' } }, false],
  ['the hours', { hours: { timeZone: 'Europe/Amsterdam', from: '11:00', to: '12:00' } }, true],
  ['other hours', { hours: { timeZone: 'UTC', from: '11:00', to: '12:00' } }, false],
  ['another day', { hours: { timeZone: 'UTC', days: ['wed'], from: '00:00', to: '23:59' } }, false],
])('a route with %s', (_, match, matches) => {
  const question = questionOf()
  expect(matching([routeOf(1, match)], question)).toEqual(matches ? ['rte_0001'] : [])
  const why = mismatch(prepare(routeOf(1, match)), question, networkOf(question))
  if (matches) expect(why).toBeUndefined()
  else expect(why).toMatch(/^[a-z].{10,}/)
})

test('routes come by position, those of one position by age, and a switched-off one not at all', () => {
  const routes = [routeOf(3, {}), routeOf(1, {}, { position: 3 }), routeOf(2, {}, { enabled: false })]
  expect(matching(routes, questionOf())).toEqual(['rte_0001', 'rte_0003'])
})

test('a visit that is content ends the search', () => {
  const seen: string[] = []
  compileRoutes([routeOf(1, {}), routeOf(2, {})]).each(
    questionOf(),
    undefined,
    ({ route }) => (seen.push(route.id), true),
  )
  expect(seen).toEqual(['rte_0001'])
})

test('hours over midnight belong to the day on which they begin', () => {
  const isOpen = openingHours({ timeZone: 'UTC', days: ['thu'], from: '22:00', to: '06:00' })
  const hour = 3_600_000
  const at = (hours: number) => isOpen(thursday + (hours - 10) * hour)
  expect([at(21), at(22), at(29), at(30), at(5), at(46)]).toEqual([false, true, true, false, false, false])
})

test('hours follow the clock of their place through summer time', () => {
  const isOpen = openingHours({ timeZone: 'Europe/Amsterdam', from: '08:00', to: '09:00' })
  // 07:30 UTC in January, 06:30 UTC in July
  expect([isOpen(1_767_252_600_000), isOpen(1_782_887_400_000)]).toEqual([true, true])
  expect([isOpen(1_767_249_000_000), isOpen(1_782_891_000_000)]).toEqual([false, false])
})

test('a wildcard stands for nothing too, and its pieces do not overlap', () => {
  expect([
    wildcard('a*')('A'),
    wildcard('a*a')('a'),
    wildcard('*b*b*')('xbyb'),
    wildcard('*b*b*')('xb'),
    wildcard('')(''),
  ]).toEqual([true, false, true, false, true])
})

const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
const sometimes = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 1 })
const match: fc.Arbitrary<Match> = fc.record(
  {
    countries: sometimes(some('NL', 'BE', 'DE', 'FR')),
    networks: sometimes(some('204', '204-08', '204-04', '262', '262-01')),
    prefixes: sometimes(some('31', '316', '+31612', '3162', '49', '491', '3', '316123456')),
    senders: sometimes(some('SHOP', 's*', '*1', 'bank', '*')),
    workspaces: sometimes(some('wsp_1', 'wsp_2')),
    lanes: sometimes(some(...lanes)),
    content: sometimes(
      fc.record(
        {
          contains: sometimes(some('win', 'code', 'HI')),
          pattern: sometimes(fc.constantFrom('^\\d+$', 'w.n', 'hi|code')),
        },
        { requiredKeys: [] },
      ),
    ),
    hours: sometimes(
      fc.record({
        timeZone: fc.constantFrom('UTC', 'Europe/Amsterdam', 'Asia/Kolkata'),
        days: sometimes(some(...days)),
        from: fc.constantFrom('00:00', '09:30', '22:00'),
        to: fc.constantFrom('06:00', '12:00', '23:00'),
      }),
    ),
  },
  { requiredKeys: [] },
)
const question: fc.Arbitrary<Question> = fc
  .record({
    to: fc.constantFrom(
      '+31612345678',
      '+31621345678',
      '+491511234567',
      '+32470123456',
      '+33612345678',
      '+80012345678',
    ),
    country: fc.constantFrom('NL', 'BE', 'DE', 'FR', undefined),
    from: fc.constantFrom('SHOP', 'shop1', 'Bank', '1601'),
    workspace: fc.constantFrom('wsp_1', 'wsp_2', 'wsp_3'),
    lane: fc.constantFrom(...lanes),
    text: fc.constantFrom('Hi', 'you win', '123456', 'your code', ''),
    at: fc.integer({ min: thursday, max: thursday + 7 * 86_400_000 }),
  })
  .map((more) => questionOf(more))

test('the compiled matcher finds exactly the routes that their conditions, read one by one, let through', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(match, fc.integer({ min: 0, max: 9 }), fc.boolean()), { maxLength: 70 }),
      fc.array(question, { minLength: 1, maxLength: 8 }),
      (made, questions) => {
        const routes = made.map(([match, position, enabled], at) =>
          routeOf(at, match, { position, enabled: enabled || at % 3 > 0 }),
        )
        const ordered = routes.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)).map(prepare)
        for (const asked of questions) {
          const naive = ordered
            .filter((prepared) => mismatch(prepared, asked, networkOf(asked)) === undefined)
            .map(({ route }) => route.id)
          expect(matching(routes, asked)).toEqual(naive)
        }
      },
    ),
    { numRuns: 400 },
  )
})
