// What keys are restricted to: senders, addresses, parts a day (requests a second are for the door that takes them). Counts,
// and says no. The day's parts are written in batches: a power cut forgets those of the last seconds.
import { BlockList, isIP } from 'node:net'
import type { Clock } from '../kit/clock.ts'
import type { Limits, Principal } from './account.ts'

const plain = (sender: string) => (/^\+\d+$/.test(sender) ? sender.slice(1) : sender)

/** Whether it may send as this; who is restricted must name a sender. */
export const permitted = ({ limits }: Pick<Principal, 'limits'>, sender: string | undefined) =>
  limits?.senders === undefined || (sender !== undefined && limits.senders.some((one) => plain(one) === plain(sender)))

/** What is wrong with an address or a network of addresses; undefined when nothing is. */
export function addressFault(text: string): string | undefined {
  const [address, bits, ...more] = text.split('/')
  const family = isIP(address!)
  if (family === 0 || more.length > 0) return `${text} is no IP address and no network such as 192.0.2.0/24`
  if (bits === undefined) return undefined
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128)) return `/${bits} is no length of a network`
  return undefined
}

/** An IPv4 address may arrive inside an IPv6 one. */
const unmapped = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

export function isFrom(addresses: readonly string[], given: string | undefined): boolean {
  const address = unmapped(given ?? '')
  const family = isIP(address)
  if (family === 0) return false
  const list = new BlockList()
  for (const one of addresses) {
    const [net, bits] = unmapped(one).split('/') as [string, string | undefined]
    const type = isIP(net) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(net, type)
    else list.addSubnet(net, Number(bits), type)
  }
  return list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Bits that all addresses of a network share. */
const prefixOf = (network: string) => {
  const [net, bits] = unmapped(network).split('/') as [string, string | undefined]
  return bits === undefined ? (isIP(net) === 4 ? 32 : 128) : Number(bits)
}
const isWithin = (network: string, others: readonly string[]) =>
  others.some((one) => prefixOf(network) >= prefixOf(one) && isFrom([one], network.split('/', 1)[0]))
const isAtMost = (wanted: number | undefined, most: number | undefined) => most === undefined || (wanted !== undefined && wanted <= most)

/** Which limit of who makes a key is not kept by the limits of the key; undefined when all are. */
export function limitPassed(maker: Limits | undefined, wanted: Limits | undefined): keyof Limits | undefined {
  if (maker === undefined) return undefined
  const { senders, addresses } = maker
  if (senders && !wanted?.senders?.every((sender) => permitted({ limits: { senders } }, sender))) return 'senders'
  if (addresses && !wanted?.addresses?.every((network) => isWithin(network, addresses))) return 'addresses'
  return (['expiresAt', 'perSecond', 'partsPerDay'] as const).find((name) => !isAtMost(wanted?.[name], maker[name]))
}

/** Whether what the principal came by is good now and from there. */
export const isGood = ({ limits }: Pick<Principal, 'limits'>, now: number, address: string | undefined) =>
  limits === undefined ||
  ((limits.expiresAt === undefined || now < limits.expiresAt) && (limits.addresses === undefined || isFrom(limits.addresses, address)))

export type KeyLimits = {
  /** False when the day's parts do not suffice; then none were taken. */
  takeParts(principal: Principal, parts: number): Promise<boolean>
  /** What was taken and not used after all. */
  returnParts(principal: Principal, parts: number): void
  close(): Promise<void>
}

type Day = { readonly day: number; parts: number; written: number }

const dayMs = 86_400_000
const writeEveryMs = 2_000
/** Keys whose counters are in memory; the one that was asked for longest ago leaves first. */
const keysKept = 10_000

export function createLimits(needs: {
  readonly clock: Clock
  readonly records: {
    partsOfDay(key: string, day: number): Promise<number>
    writeParts(rows: readonly (readonly [key: string, day: number, parts: number])[]): Promise<unknown>
  }
}): KeyLimits {
  const { clock, records } = needs
  const days = new Map<string, Promise<Day>>()
  const dirty = new Map<string, Day>()
  let writing: Promise<unknown> = Promise.resolve()

  const writeSoon = () => void (dirty.size === 1 && clock.after(writeEveryMs, () => void write()))
  function write(): Promise<unknown> {
    const rows = [...dirty].flatMap(([key, one]) => (one.parts === one.written ? [] : [[key, one.day, one.parts] as const]))
    for (const one of dirty.values()) one.written = one.parts
    dirty.clear()
    // as with the time of use: a broken database is heard of elsewhere
    if (rows.length > 0) writing = Promise.all([writing, records.writeParts(rows)]).catch(() => {})
    return writing
  }
  const touch = (key: string, one: Day) => {
    dirty.set(key, one)
    writeSoon()
  }
  async function dayOf(key: string): Promise<Day> {
    const day = Math.floor(clock.wall() / dayMs)
    const known = days.get(key)
    if (known && (await known).day === day && days.get(key) === known) return known
    if (days.get(key) !== known) return dayOf(key)
    const loading = records.partsOfDay(key, day).then((parts): Day => ({ day, parts, written: parts }))
    days.delete(key)
    if (days.size >= keysKept) days.delete(days.keys().next().value!)
    days.set(key, loading)
    loading.catch(() => days.delete(key))
    return loading
  }

  return {
    async takeParts({ key, limits }, parts) {
      if (key === undefined || limits?.partsPerDay === undefined) return true
      const day = await dayOf(key)
      if (day.parts + parts > limits.partsPerDay) return false
      day.parts += parts
      touch(key, day)
      return true
    },
    returnParts({ key, limits }, parts) {
      if (key === undefined || limits?.partsPerDay === undefined || parts === 0) return
      void days.get(key)?.then((day) => {
        day.parts -= Math.min(day.parts, parts)
        touch(key, day)
      })
    },
    close: async () => void (await write()),
  }
}

/** The limits as they are kept: absent when there is none. */
export const limitsText = (limits: Limits | undefined) =>
  limits === undefined || Object.values(limits).every((one) => one === undefined) ? null : JSON.stringify(limits)
