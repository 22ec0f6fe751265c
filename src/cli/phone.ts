// `onesixty phone [number]`: a virtual phone in the terminal. What it receives appears; what is typed is its answer.
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { Config } from '../config.ts'
import { parseNumber } from '../sms/phone.ts'
import { connect, expectOk, persist, type Request, type StreamClient } from './client.ts'
import { followEvents } from './events.ts'
import { printable } from './printable.ts'
import { note, paint, plural, print, printJson, Stop } from './terminal.ts'
import { untilSignal } from './until-signal.ts'

type Message = {
  id: string
  number?: string
  from: string
  to: string
  text: string
  receivedAt: string
  parts: number
  direction: 'in' | 'out'
  flash?: boolean
  alert?: boolean
}
type Subscriber = { state: string; waiting: number }

const shownBefore = 10
const patience = { forMs: 10_000, onWait: note }
const states: Readonly<Record<string, string>> = { on: 'attached', off: 'detached', full: 'memory_full' }
const help = [
  'What you type is sent to whoever wrote last.',
  '  /to 1600   write to this number from now on',
  '  /off /on   leave the network and come back; messages wait meanwhile',
  '  /full      no room for messages, until /on',
  '  /quit      put the phone away',
].join('\n')

export type Order = { readonly do: 'send'; readonly text: string } | { readonly do: 'to'; readonly to: string }
  | { readonly do: 'state'; readonly state: string } | { readonly do: 'help' | 'quit' | 'nothing' }
  | { readonly do: 'unknown'; readonly word: string }

/** What a typed line asks for; a text that begins with a slash is typed with two. */
export function orderOf(line: string): Order {
  const text = line.trim()
  if (text === '') return { do: 'nothing' }
  if (!text.startsWith('/') || text.startsWith('//')) return { do: 'send', text: text.replace(/^\/\//, '/') }
  const [word = '', more = ''] = text.slice(1).split(/\s+/)
  if (word === 'to' && more) return { do: 'to', to: more }
  if (Object.hasOwn(states, word)) return { do: 'state', state: states[word]! }
  if (word === 'help' || word === 'quit') return { do: word }
  return { do: 'unknown', word: text }
}

export async function phone(
  config: Config,
  written: string,
  { to: first, json }: { to?: string; json?: boolean },
): Promise<number> {
  const parsed = parseNumber(written)
  if ('refused' in parsed) throw new Stop(`${written}: ${parsed.refused}`, 2)
  const number = parsed.e164
  const client = await connect(config)
  const path = `/v1/handsets/${number}`
  const ask = async (request: Request) => expectOk(await persist(client, request, patience))
  let line = (await ask({ method: 'GET', path })) as Subscriber
  const { data } = (await ask({ method: 'GET', path: `${path}/messages?limit=${shownBefore}` })) as { data: Message[] }
  let peer = first ?? data.find(({ direction, from }) => direction === 'in' && isNumber(from))?.from

  const ending = new AbortController()
  // before the first line: who reads it may end this at once
  const stopped = untilSignal(async () => ending.abort())
  const typing = process.stdin.isTTY && !json
  const terminal = createInterface({ input: process.stdin, ...(typing ? { output: process.stdout } : {}) })
  const prompt = () => {
    terminal.setPrompt(peer === undefined ? '> ' : `${peer} > `)
    if (typing) terminal.prompt(true)
  }
  const say = (text: string) => {
    if (process.stdout.isTTY && !json) process.stdout.write('\r\x1b[2K')
    print(text)
    prompt()
  }
  const show = (message: Message, fresh: boolean) => {
    if (message.direction === 'in' && isNumber(message.from)) peer = first ?? message.from
    if (json) printJson(message)
    else say(`${fresh && message.direction === 'in' && process.stdout.isTTY ? '\x07' : ''}${lineOf(message)}`)
  }
  const seen = new Set(data.map(({ id }) => id))
  const take = (message: Message, fresh: boolean) => {
    if (fresh && seen.has(message.id)) return
    seen.add(message.id)
    if (seen.size > 10_000) seen.delete(seen.values().next().value!)
    show(message, fresh)
  }

  const act = async (order: Order): Promise<void> => {
    if (order.do === 'help') return say(help)
    if (order.do === 'unknown') return say(`There is no ${printable(order.word)} here. /help shows what there is.`)
    if (order.do === 'to') peer = order.to
    if (order.do === 'state') {
      line = (await ask({ method: 'PATCH', path, body: { state: order.state } })) as Subscriber
      return json ? printJson(line) : say(stateLine(line))
    }
    if (order.do === 'send') {
      if (peer === undefined) throw new Stop('Nobody wrote yet: choose a number with /to 1600')
      if (line.state === 'detached') throw new Stop('The phone is off, and nothing leaves it: /on')
      const body = { to: peer, text: order.text }
      const request = { method: 'POST', path: `${path}/messages`, body, idempotencyKey: randomUUID() } as const
      take((await ask(request)) as Message, true)
    }
    prompt()
  }

  for (const message of data.toReversed()) show(message, false)
  if (line.state !== 'attached' && !json) print(stateLine(line))
  const watching = watch(client, number, ending.signal, (message) => take(message, true))
  const quit = new Promise<number>((resolve) => {
    let typed = false
    let tail = Promise.resolve()
    terminal.on('line', (line) => {
      const order = orderOf(line)
      typed ||= order.do !== 'nothing'
      if (order.do === 'quit') return resolve(0)
      tail = tail.then(() => act(order)).catch((error: unknown) => {
        note(error instanceof Error ? error.message : String(error))
        prompt()
        if (!process.stdin.isTTY) resolve(1)
      })
    })
    // without a keyboard: what was piped in was sent, and that was all; with nothing piped in it goes on watching
    terminal.on('close', () => (process.stdin.isTTY || typed) && void tail.then(() => resolve(0)))
  })
  if (!json) note(`The phone ${number}. ${typing ? '/help shows what it can do. ' : ''}Ctrl-C puts it away.`)
  prompt()
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const code = await Promise.race([quit, stopped, watching.then(() => stopped)])
  ending.abort()
  terminal.close()
  return code
}

const watch = (client: StreamClient, number: string, signal: AbortSignal, onMessage: (message: Message) => void) =>
  followEvents(client, {
    signal,
    onUp: (again) => again && note('The line is back. What came meanwhile shows when the phone is opened again.'),
    onDown: (reason) => note(`${client.address} is away (${reason}). Trying again ...`),
    onEvent({ event, data }) {
      if (event !== 'handset') return
      const { messages, skipped = 0 } = JSON.parse(data) as { messages: Message[]; skipped?: number }
      for (const message of messages) if (message.number === number) onMessage(message)
      if (skipped > 0) note(`${plural(skipped, 'message')} of all phones left out by the server: too many at once`)
    },
  })

const isNumber = (address: string) => /^\+?\d{3,15}$/.test(address)

const stateWords: Readonly<Record<string, string>> = {
  attached: 'The phone is on.',
  detached: 'The phone is off.',
  memory_full: 'The memory is full.',
}
const stateLine = ({ state, waiting }: Subscriber) =>
  `${stateWords[state] ?? `The number is ${state}.`}${waiting > 0 ? ` ${plural(waiting, 'message')} waiting.` : ''}`

export function lineOf({ direction, from, to, text, receivedAt, parts, flash, alert }: Message): string {
  const time = paint('dim', new Date(receivedAt).toTimeString().slice(0, 8))
  const kind = [alert && 'ALERT', flash && 'flash', parts > 1 && `${parts} parts`].filter(Boolean).join(', ')
  const way = direction === 'in' ? paint('green', `◀ ${printable(from)}`) : paint('cyan', `▶ ${printable(to)}`)
  return `${time}  ${way}  ${printable(text)}${kind ? paint('dim', `  (${kind})`) : ''}`
}
