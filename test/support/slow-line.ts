// A slow line and a slow machine for browsers in tests, by chance: what goes to a house and what comes back waits, most of
// it little and some of it long, so that answers overtake each other. Asked for by settings of whoever runs the tests.
import { createHash } from 'node:crypto'
import http from 'node:http'
import net from 'node:net'
import type { Browser } from 'playwright-core'

/** At most so many milliseconds each way. */
const lagMs = Number(process.env['TEST_LAG_MS'] ?? 0)
const seed = process.env['TEST_LAG_SEED'] ?? String(Date.now() % 100_000)
/** So many times slower than this machine. */
const slowdown = Number(process.env['TEST_SLOWDOWN'] ?? 1)

/** The same for the same request of the same run, whatever else is under way. */
function createLags() {
  const asked = new Map<string, number>()
  return (request: string) => {
    const times = asked.get(request) ?? 0
    asked.set(request, times + 1)
    const drawn = createHash('sha256').update(`${seed} ${times} ${request}`).digest()
    return [0, 4].map((at) => lagMs * (drawn.readUInt32BE(at) / 2 ** 32) ** 3) as [there: number, back: number]
  }
}

/** A proxy for browsers; `mapped` is where a name leads that only the browser knows. */
async function openLine(mapped: { readonly name: string; readonly port: number } | undefined): Promise<net.AddressInfo> {
  const lagsOf = createLags()
  const server = http.createServer((request, response) => {
    const url = new URL(request.url!)
    const port = url.hostname === mapped?.name ? mapped.port : Number(url.port)
    const [there, back] = lagsOf(`${request.method} ${url.pathname}${url.search}`)
    let up: http.ClientRequest | undefined
    const begin = setTimeout(() => {
      up = http.request({ host: '127.0.0.1', port, method: request.method, path: url.pathname + url.search, headers: request.headers }, (answer) => {
        // a stream's pieces keep their order: all of them are late by the same
        const tell = (what: () => void) => void setTimeout(what, back)
        tell(() => response.writeHead(answer.statusCode!, answer.rawHeaders as never).flushHeaders())
        answer.on('data', (piece: Buffer) => tell(() => response.write(piece)))
        answer.on('end', () => tell(() => response.end()))
        answer.on('error', () => response.destroy())
      })
      up.on('error', () => response.destroy())
      request.pipe(up)
    }, there)
    response.on('close', () => {
      clearTimeout(begin)
      up?.destroy()
    })
  })
  // what a test asks itself, beside the page
  server.on('connect', (request, near: net.Socket) => {
    const far = net.connect({ host: '127.0.0.1', port: Number(request.url!.split(':').at(-1)) }, () => near.write('HTTP/1.1 200 OK\r\n\r\n'))
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => (near.destroy(), far.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return server.address() as net.AddressInfo
}

/** What a browser is launched with, beside `more`. */
export async function slowLine(more: readonly string[]) {
  if (lagMs === 0) return {}
  console.log(`a slow line: TEST_LAG_MS=${lagMs} TEST_LAG_SEED=${seed}`)
  const [, name, port] = /MAP (\S+):80 127\.0\.0\.1:(\d+)/.exec(more.join(' ')) ?? []
  const line = await openLine(name === undefined ? undefined : { name, port: Number(port) })
  return { proxy: { server: `http://127.0.0.1:${line.port}`, bypass: '<-loopback>' } }
}

/** Every page of it from now on, where a slow machine is asked for. */
export function slowMachine(browser: Browser): Browser {
  if (slowdown === 1) return browser
  const open = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await open(options)
    context.on('page', async (page) => {
      const session = await context.newCDPSession(page).catch(() => undefined)
      await session?.send('Emulation.setCPUThrottlingRate', { rate: slowdown }).catch(() => {})
    })
    return context
  }
  return browser
}
