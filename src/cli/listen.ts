// `onesixty listen [--forward URL]`: the events of this server as they happen, and each of them sent on to a program
// under development.
import { setTimeout as sleepFor } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { connect } from './client.ts'
import { followEvents, type ServerEvent } from './events.ts'
import { createForward, type Delivery } from './forward.ts'
import { printable } from './printable.ts'
import { count, note, paint, plural, print, Stop } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

type Row = { id: string; from?: string; to: string; text?: string } & {
  /** Of messages. */
  at?: string
  status?: string
  /** Of phones. */
  receivedAt?: string
  direction?: string
}
export type Told = { readonly type: string; readonly at: string; readonly data: Row }

/** The events of one batch, each with a name of its own; nothing of counters and of what is not known. */
export function eventsOf({ event, data }: ServerEvent): { events: Told[]; skipped: number } {
  if (event !== 'messages' && event !== 'handset') return { events: [], skipped: 0 }
  const { messages = [], skipped = 0 } = JSON.parse(data) as { messages?: Row[]; skipped?: number }
  const typeOf = (row: Row) =>
    event === 'messages' ? `message.${row.status}` : row.direction === 'out' ? 'handset.sent' : 'handset.received'
  const events = messages.map((row) => ({ type: typeOf(row), at: row.at ?? row.receivedAt ?? '', data: row }))
  return { events, skipped }
}

export function lineOf({ type, at, data }: Told): string {
  const ways = data.from ? `${printable(data.from)} → ${printable(data.to)}` : printable(data.to)
  const text = data.text === undefined ? '' : `  ${JSON.stringify(printable(data.text))}`
  const name = paint(colourOf(type), type.padEnd(20))
  return `${paint('dim', at.slice(11, 23))}  ${name}  ${ways}  ${paint('dim', data.id)}${text}`
}

const colourOf = (type: string) =>
  /delivered|handset/.test(type) ? 'green' : /rejected|undelivered|expired|blocked/.test(type) ? 'red' : 'cyan'

export async function listen(
  config: Config,
  { forward: url, json }: { forward?: string; json?: boolean },
): Promise<number> {
  if (url !== undefined && !isWebAddress(url))
    throw new Stop(`--forward ${url}: it must begin with http:// or https://`, 2)
  const client = await connect(config)
  const ending = new AbortController()
  let failed = 0
  const forward = url === undefined ? undefined : createForward({
    url,
    sleep: (ms) => sleepFor(ms, undefined, { signal: ending.signal }).catch(() => {}),
    onDelivery(delivery) {
      if ('failed' in delivery) failed++
      if (!json || 'failed' in delivery) (json ? note : print)(deliveryLine(delivery, url))
    },
    onLeftOut: (left) => left % 100 === 1 && note(`${url} is too slow: ${plural(left, 'event')} not forwarded`),
  })
  const stopped = untilSignal(async () => {
    ending.abort()
    const left = await forward?.stop()
    if (!left || left.waiting + left.leftOut + failed === 0) return
    const [waiting, leftOut] = [count(left.waiting), count(left.leftOut)]
    note(`Not forwarded: ${waiting} still waiting, ${leftOut} left out, ${count(failed)} failed.`)
  })
  const following = followEvents(client, {
    signal: ending.signal,
    onUp: (again) => note(again ? backLine : upLine(client.address, url)),
    onDown: (reason) => note(`${client.address} is away (${reason}). Trying again ...`),
    onEvent(event) {
      const { events, skipped } = eventsOf(event)
      for (const told of events) {
        print(json ? JSON.stringify(told) : lineOf(told))
        forward?.add({ type: told.type, body: JSON.stringify(told) })
      }
      if (skipped > 0) note(`${plural(skipped, 'event')} left out by the server: too many at once`)
    },
  })
  return Promise.race([stopped, following.then(() => stopped)])
}

const backLine = 'The line is back. What happened meanwhile is not shown here.'
const upLine = (address: string, url?: string) =>
  `Listening to ${address}${url === undefined ? '' : `, forwarding to ${url}`}. Ctrl-C stops it.`

function deliveryLine(delivery: Delivery, url: string): string {
  const tries = delivery.tries > 1 ? ` after ${delivery.tries} tries` : ''
  const way = `             → ${delivery.type}`
  if ('failed' in delivery) return `${paint('red', way)}  ${url}: ${delivery.failed}${tries}`
  return paint('dim', `${way}  ${delivery.status}${tries}, ${Math.round(delivery.ms)} ms`)
}

const isWebAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
