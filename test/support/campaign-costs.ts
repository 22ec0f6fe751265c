// A campaign to a mixed audience, through public doors: what its preview says that it costs, and what it came to. Several
// countries and networks, texts of one part and of more, in both alphabets; and some who are not written to.
import { parseMicros } from '../../src/kit/money.ts'
import { until, type RunningHouse } from './house.ts'

export type Costs = {
  /** Millionths. */
  readonly low: number
  readonly high: number
  readonly settled: number
  /** What the ledger took from the balance, and what the usage of the workspace adds up to. */
  readonly taken: number
  readonly used: number
  readonly recipients: number
  readonly delivered: number
  readonly excluded: number
  readonly partsSeen: number
  readonly parts: number
  readonly segments: Readonly<Record<string, number>>
  readonly countries: readonly string[]
}

const prefixes = 'prefix,country,mcc,mnc,name\n31611,NL,204,08,KPN\n31612,NL,204,04,Vodafone\n32471,BE,206,01,Proximus\n32491,BE,206,10,Orange\n4915111,DE,262,01,Telekom\n4915112,DE,262,02,Vodafone\n'
const prices = [
  'Country;MCC;MNC;Price', 'NL;204;08;0.080101', 'NL;204;04;0.083203', 'BE;206;01;0.071005', 'BE;206;10;0.069007', 'DE;262;01;0.090011', 'DE;262;02;0.088013', 'PL;260;01;0.031017', 'PL;260;02;0.044019',
].join('\n')
const known = ['+31611', '+31612', '+32471', '+32491', '+4915111', '+4915112']
/** Of its networks nothing is known before these prefixes come. */
const unknown = ['+486011', '+486012', '+486013', '+486014']
const learned = 'prefix,country,mcc,mnc,name\n486011,PL,260,01,Plus\n486012,PL,260,02,T-Mobile\n486013,PL,260,01,Plus\n'

const stories = ['Hi', 'é'.repeat(150), 'x'.repeat(200), 'Grüße aus Łódź', 'ł'.repeat(90), '🎉'.repeat(40), 'We open at 8']
function person(at: number, isKnown: boolean) {
  if (at % 97 === 0) return { to: `no number ${at}` }
  const prefix = isKnown || at % 3 > 0 ? known[at % known.length]! : unknown[at % unknown.length]!
  const length = prefix.startsWith('+4915') ? 14 : 12
  return { to: `${prefix}${String(at).padStart(length - prefix.length, '0')}`, fields: { name: `Nr ${at}`, story: stories[at % stories.length]! } }
}

/** In a workspace of its own; `isKnown`: the networks of all are known before. */
export async function costsOf(house: RunningHouse, count: number, isKnown: boolean): Promise<Costs> {
  const must = async <Of = Record<string, never>>(path: string, body?: object, { method = body ? 'POST' : 'GET', key = house.key } = {}): Promise<Of> => {
    const response = await fetch(`${house.url}${path}`, {
      method, headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 400)}`)
    return (text ? JSON.parse(text) : undefined) as Of
  }
  const micros = ({ amount }: { amount: string }) => parseMicros(amount, Number.MAX_SAFE_INTEGER)!
  await must('/v1/networks/prefixes', { source: 'known', csv: prefixes, replace: true })
  const plan = (await must<{ id: string }>('/v1/plans', { name: `Mixed ${count} ${isKnown}`, currency: 'EUR' })).id
  await must('/v1/prices', { plan, source: 'mixed', csv: prices, allowLoss: true })
  const workspace = (await must<{ id: string }>('/v1/workspaces', { name: `Mixed ${count} ${isKnown}` })).id
  const { key } = await must<{ key: string }>(`/v1/workspaces/${workspace}/keys`, { name: 'shop', mode: 'live', scopes: ['admin'] })
  const mine = <Of = Record<string, never>>(path: string, body?: object, method?: string) => must<Of>(path, body, { key, ...(method && { method }) })
  await mine('/v1/consents/settings', { quietHours: false, cap: 0 }, 'PATCH')
  await must(`/v1/workspaces/${workspace}/plan`, { plan }, { method: 'PUT' })
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '90000', reference: 'bank' })
  type Balance = { available: { amount: string }; reserved: { amount: string } }
  const before = micros((await mine<Balance>('/v1/balance')).available)

  const { id } = await mine<{ id: string }>('/v1/campaigns', {
    name: 'Mixed', text: 'Hi {{ name }}, {{ story }}', from: 'Shop', consent: 'existing', consentWording: 'They agreed.',
  })
  const perRequest = 5_000
  for (let from = 0; from < count; from += perRequest)
    await mine(`/v1/campaigns/${id}/recipients`, { recipients: Array.from({ length: Math.min(perRequest, count - from) }, (_, at) => person(from + at, isKnown)) })
  type Money = { amount: string }
  const seen = await mine<{ recipients: number; parts: number; segments: Record<string, number>; cost: { low: Money; high: Money }[]; countries: { country: string }[]; unpriced: number }>(`/v1/campaigns/${id}/preview`, {})
  if (seen.cost.length !== 1 || seen.unpriced > 0) throw new Error(`the preview knows no price of ${seen.unpriced}`)
  if (!isKnown) await must('/v1/networks/prefixes', { source: 'learned', csv: learned, replace: false })
  await mine(`/v1/campaigns/${id}/start`, {})
  const { counts } = await until('the campaign to finish', async () => {
    const now = await mine<{ state: string; counts: { delivered: number; excluded: number; parts: number } }>(`/v1/campaigns/${id}`)
    return now.state === 'finished' ? now : undefined
  }, 60_000 + count * 2)
  const report = await mine<{ cost: Money[] }>(`/v1/campaigns/${id}/report`)
  const balance = await until('all to be settled', async () => {
    const now = await mine<Balance>('/v1/balance')
    return micros(now.reserved) === 0 ? now : undefined
  }, 30_000)
  const usage = await mine<{ data: { charged: Money }[] }>('/v1/usage')
  return {
    low: micros(seen.cost[0]!.low), high: micros(seen.cost[0]!.high), settled: micros(report.cost[0]!), taken: before - micros(balance.available),
    used: usage.data.reduce((sum, { charged }) => sum + micros(charged), 0),
    recipients: seen.recipients, delivered: counts.delivered, excluded: counts.excluded, partsSeen: seen.parts, parts: counts.parts, segments: seen.segments,
    countries: seen.countries.map(({ country }) => country).sort(),
  }
}
