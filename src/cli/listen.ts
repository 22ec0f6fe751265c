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

/** As a webhook would have it. */
export type Told = {
  readonly id: string
  readonly type: string
  readonly timestamp: string
  readonly data: { readonly id: string; readonly from?: string; readonly to?: string; readonly text?: string; readonly name?: string }
}

/** Undefined for what the stream says about itself. */
export const toldOf = ({ event, id, data }: ServerEvent): Told | undefined =>
  id === undefined || event === 'ready' || event === 'gap' ? undefined : (JSON.parse(data) as Told)

export function lineOf({ type, timestamp, data }: Told): string {
  const ways = [data.from, data.to, data.name].flatMap((one) => (one === undefined ? [] : printable(one))).join(' → ')
  const text = data.text === undefined ? '' : `  ${JSON.stringify(printable(data.text))}`
  const name = paint(colourOf(type), type.padEnd(20))
  return `${paint('dim', timestamp.slice(11, 23))}  ${name}  ${ways}  ${paint('dim', data.id)}${text}`
}

const colourOf = (type: string) =>
  /delivered|received|\.up$/.test(type) ? 'green' : /rejected|undelivered|expired|blocked|\.down$/.test(type) ? 'red' : 'cyan'

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
    types: '*',
    onUp: (again) => note(again ? backLine : upLine(client.address, url)),
    onDown: (reason) => note(`${client.address} is away (${reason}). Trying again ...`),
    onEvent(event) {
      if (event.event === 'gap') note('The line was away for so long that some of what happened meanwhile is not kept any more.')
      const told = toldOf(event)
      if (!told) return
      print(json ? event.data : lineOf(told))
      forward?.add({ id: told.id, type: told.type, body: event.data })
    },
  })
  return Promise.race([stopped, following.then(() => stopped)])
}

const backLine = 'The line is back.'
const upLine = (address: string, url?: string) =>
  `Listening to ${address}${url === undefined ? '' : `, forwarding to ${url}`}. Ctrl-C stops it.`

function deliveryLine(delivery: Delivery, url: string): string {
  const tries = delivery.tries > 1 ? ` after ${delivery.tries} tries` : ''
  const way = `             → ${delivery.type}`
  if ('failed' in delivery) return `${paint('red', way)}  ${url}: ${delivery.failed}${tries}`
  return paint('dim', `${way}  ${delivery.status}${tries}, ${Math.round(delivery.ms)} ms`)
}

const isWebAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
