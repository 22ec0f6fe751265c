// HTTP requests to addresses that come from outside: one attempt, bounded in time and octets, no redirects, and to the
// public internet only unless this installation says otherwise. Tells whether the request may have arrived, which is
// what whoever must not repeat it needs to know.
import { lookup as resolveHost, type LookupAddress, type LookupOptions } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { Clock } from './clock.ts'
import { isPublicAddress } from './reach.ts'
import type { Resolve } from './resolve.ts'

export type Request = {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
}

export type Reply =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: http.IncomingHttpHeaders
      /** Its first 64 KiB. */
      readonly body: string
    }
  /** No octet of the request left. */
  | { readonly kind: 'unsent'; readonly say: string }
  /** It may have arrived, and no answer will come. */
  | { readonly kind: 'uncertain'; readonly say: string }

export type Ask = (request: Request) => Promise<Reply>

const bodyLimit = 65_536
/** Connections that wait for a next request, of all hosts together, and for how long: who names hosts may name many. */
const idleMost = 200
const idleMs = 15_000
/** Where what strangers name may be called on the public internet. */
export const callbackPorts: readonly number[] = [80, 443, 8443]

/** What is wrong with an address, or undefined. Names are looked up later, when it is used. Without `ports` any will do. */
export function urlFault(text: string, allowPrivate: boolean, ports?: readonly number[]): string | undefined {
  if (!URL.canParse(text)) return `${text} is no address`
  const { protocol, username, password, hostname, port } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return `${protocol} is neither https: nor http:`
  if (username || password) return 'an address must not hold a user name or password'
  if (allowPrivate) return undefined
  if (protocol === 'http:') return 'http: would send secrets in the clear; use https:'
  if (ports && port !== '' && !ports.includes(Number(port))) return `port ${port} is not one of ${ports.join(', ')}`
  const literal = hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) && !isPublicAddress(literal) ? `${hostname} is not an address of the public internet` : undefined
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** A name must lead to public addresses alone: one that does not makes all of them suspect. */
const publicLookup = (resolve: Resolve) => (host: string, options: LookupOptions, found: Found): void => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, [])
    const [first] = addresses
    const bad = addresses.find(({ address }) => !isPublicAddress(address))
    if (bad || !first) {
      return found(new Error(`${host} leads to ${bad?.address ?? 'nothing'}, not to the public internet`), [])
    }
    return options.all ? found(null, addresses) : found(null, first.address, first.family)
  })
}

function agentFor<Made extends http.Agent>(Agent: new (options: http.AgentOptions) => Made, idle: number): Made {
  const agent = new Agent({ keepAlive: true, timeout: idleMs })
  const keep = agent.keepSocketAlive.bind(agent)
  const waiting = () => Object.values(agent.freeSockets).reduce((count, sockets = []) => count + sockets.length, 0)
  agent.keepSocketAlive = (socket) => (waiting() < idle ? keep(socket) : false)
  return agent
}

export function createAsk(needs: {
  readonly clock: Clock
  readonly allowPrivate: boolean
  /** Any, where it is absent. */
  readonly ports?: readonly number[]
  /** What names lead to; the system knows where it is absent. */
  readonly resolve?: Resolve
  readonly idle?: number
}) {
  const { clock, allowPrivate, ports, resolve = resolveHost, idle = idleMost } = needs
  const lookup = publicLookup(resolve)
  const agents = { 'http:': agentFor(http.Agent, idle), 'https:': agentFor(https.Agent, idle) }

  const send = ({ method, url, headers, body = '', timeoutMs }: Request, reply: (reply: Reply) => void): void => {
    const { protocol } = new URL(url)
    const secure = protocol === 'https:'
    let mayHaveLeft = false
    const request = (secure ? https : http).request(url, {
      method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: agents[protocol as keyof typeof agents],
      ...(allowPrivate ? {} : { lookup }),
    })
    const end = (it: Reply) => {
      deadline.cancel()
      reply(it)
    }
    const failed = (say: string) => end({ kind: mayHaveLeft ? 'uncertain' : 'unsent', say })
    const deadline = clock.after(timeoutMs, () => {
      failed(`no answer within ${timeoutMs} ms`)
      request.destroy()
    })
    request.on('socket', (socket) => {
      if (request.reusedSocket) mayHaveLeft = true
      else socket.once(secure ? 'secureConnect' : 'connect', () => (mayHaveLeft = true))
    })
    request.on('error', (error) => failed(error.message || 'the connection failed'))
    // Node tells of nothing else then
    request.on('upgrade', ({ statusCode, headers }, socket) => {
      socket.destroy()
      end({ kind: 'answer', status: statusCode!, headers, body: '' })
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const whole = () => {
        const text = Buffer.concat(chunks).subarray(0, bodyLimit).toString('utf8')
        end({ kind: 'answer', status: response.statusCode!, headers: response.headers, body: text })
      }
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size <= bodyLimit) return
        whole()
        request.destroy()
      })
      response.on('end', whole)
      response.on('error', (error) => end({ kind: 'uncertain', say: error.message }))
    })
    request.end(body)
  }

  const ask: Ask = (request) =>
    new Promise((reply) => {
      const fault = urlFault(request.url, allowPrivate, ports)
      if (fault) return reply({ kind: 'unsent', say: fault })
      try {
        send(request, reply)
      } catch (error) {
        reply({ kind: 'unsent', say: (error as Error).message }) // a header or method that HTTP does not have
      }
    })

  return {
    ask,
    /** Ends the connections that are kept for the next request. */
    close() {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}
