// Campaigns over a gateway whose clock stands still and whose operator says what the test tells it to.
import { billingMigrations } from '../../src/billing/schema.ts'
import { openCampaigns, type CampaignNeeds } from '../../src/campaigns/open.ts'
import { campaignMigrations } from '../../src/campaigns/schema.ts'
import { carrierMigrations } from '../../src/carriers/records.ts'
import { SqliteCore } from '../../src/db/core.ts'
import { gatewayMigrations } from '../../src/gateway/schema.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { createIds } from '../../src/kit/ids.ts'
import { silentLog } from '../../src/kit/log.ts'
import { queueMigrations } from '../../src/queue/embedded.ts'
import { gatewayRig, workspace } from './gateway-rig.ts'

export const author = { workspace, mode: 'live', who: 'key_author' } as const
export const other = { workspace, mode: 'live', who: 'key_other' } as const

const first = 10_000_000
export const numberAt = (at: number) => `+316${first + at}`
export const people = (count: number) => Array.from({ length: count }, (_, at) => ({ to: numberAt(at), fields: { name: `Nr ${at}` } }))
export const content = { name: 'Opening', text: 'Hi {{ name }}', from: 'Shop' }

/** An operator with room for `window` parts that answers nothing by itself. */
export async function campaignRig({ window = 100, needs = {}, rig: options = {} }: { window?: number; needs?: Partial<CampaignNeeds>; rig?: Parameters<typeof gatewayRig>[0] } = {}) {
  const core = new SqliteCore({ file: ':memory:', migrations: [...queueMigrations, ...carrierMigrations, ...gatewayMigrations, ...billingMigrations, ...campaignMigrations] })
  const rig = await gatewayRig({ core, windowed: true, campaignSpeed: (id) => campaigns.speedOf(id), ...options })
  rig.setRoom(window)
  const { gateway, db, clock, rest, sent } = rig
  const events: string[] = []
  const campaigns = openCampaigns({
    db, clock, chance: seededChance(5), ids: createIds({ clock }), log: silentLog, accept: gateway.accept, see: gateway.preview, messages: gateway.campaigns, watch: gateway.watch,
    record: (happenings) => (events.push(...happenings.map(({ type }) => type)), { writes: [], ended() {} }),
    ...needs,
  })
  campaigns.begin()
  /** Lets time pass in steps that are short enough for everything that looks. */
  const pass = async (ms = 200) => {
    for (let left = ms; left > 0; left -= 50) await rest(50)
  }
  const told = async <T>(promise: Promise<T>): Promise<T> => {
    let done = false
    void promise.then(() => (done = true), () => (done = true))
    for (let tries = 0; tries < 200 && !done; tries++) await rest(10)
    return promise
  }
  /** The operator takes so many of what was sent to it. */
  const take = async (count: number) => {
    const parts = Math.min(count, sent.length)
    if (parts > 0) await rig.answer(...Array.from({ length: parts }, (_, at) => ({ kind: 'submitted' as const, operatorId: `op-${taken + at}` })))
    taken += parts
    rig.setRoom(window)
    await rest()
    return parts
  }
  /** What the operator has been handed and not answered. */
  const shown = () => sent.map(({ token: { flight } }) => ({ to: flight.to, from: flight.from, text: flight.item.body!.text }))
  let taken = 0
  return { ...rig, campaigns, events, pass, told, take, shown }
}
