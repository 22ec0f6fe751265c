// A flood of events before a page: 2,000 a second from a stand-in for the stream, the rest of the house as it is. Every one is
// counted, what is drawn and kept stays bounded. Told by counts, not by a stopwatch.
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { named, settled, useDashboard, whyNoDashboard } from '../../support/dashboard.ts'

const dashboard = useDashboard()
const perSecond = 2_000
const seconds = 5
const tickMs = 50
const every = (perSecond * tickMs) / 1_000

const event = (number: number) =>
  `id: evt_${String(number).padStart(8, '0')}\nevent: message.delivered\ndata: {"id":"evt_${number}","type":"message.delivered","timestamp":"2026-11-22T10:00:00.000Z","data":{"id":"msg_${number}","to":"+31612345678","status":"delivered","text":"${'x'.repeat(120)}"}}\n\n`
const change = (number: number) => ({
  id: `msg_${String(number).padStart(14, '0')}`, to: `+316${String(10_000_000 + number)}`, from: 'Onesixty', status: 'delivered', text: `Number ${number}`, at: '2026-11-22T10:00:00.000Z',
})
const batch = (first: number) => `event: messages\ndata: ${JSON.stringify({ messages: Array.from({ length: every }, (_, index) => change(first + index)) })}\n\n`

/** Speaks the stream itself, and passes everything else on. */
async function standIn(speak: (to: ServerResponse, url: string) => boolean) {
  const server = createServer((asked, to) => {
    const url = asked.url!
    if (url.startsWith('/v1/events')) {
      to.writeHead(200, { 'content-type': 'text/event-stream' })
      if (speak(to, url)) return
    }
    const house = new URL(dashboard.house.url)
    const passed = request({ host: house.hostname, port: house.port, path: url, method: asked.method, headers: { ...asked.headers, host: house.host } }, (answer) => {
      to.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(to)
    })
    passed.on('error', () => to.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => (server.closeAllConnections(), server.close()) }
}

/** Says `piece` for each tick, then `whenDone`. */
function flood(to: ServerResponse, piece: (tick: number) => string): Promise<void> {
  return new Promise((resolve) => {
    let tick = 0
    const timer = setInterval(() => {
      if (tick === (seconds * 1_000) / tickMs) {
        clearInterval(timer)
        return resolve()
      }
      to.write(piece(tick++))
    }, tickMs)
  })
}

async function openAt(url: string, path: string) {
  const context = await dashboard.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en', serviceWorkers: 'block' })
  await context.request.post(`${url}/v1/session`, { data: { key: dashboard.house.key }, headers: { 'x-onesixty': '1' } })
  const page = await context.newPage()
  await page.goto(url + path)
  await settled(page)
  const devtools = await context.newCDPSession(page)
  const heapMb = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    return (await devtools.send('Runtime.getHeapUsage')).usedSize / 1_000_000
  }
  return { page, heapMb }
}

test.skipIf(whyNoDashboard)(named(`the view of the stream hears all of ${perSecond} events a second, and keeps 200`), async () => {
  let done: Promise<void> | undefined
  const house = await standIn((to, url) => {
    if (!url.includes('types=')) return true
    to.write('event: ready\ndata: {}\n\n')
    done = flood(to, (tick) => Array.from({ length: every }, (_, index) => event(tick * every + index)).join(''))
    return true
  })
  const { page, heapMb } = await openAt(house.url, '/developers/events')
  const before = await heapMb()
  await expect.poll(() => done !== undefined).toBe(true)
  await done
  await page.getByText(`${(perSecond * seconds).toLocaleString('en')} events heard`).waitFor({ timeout: 30_000 })
  expect(await page.locator('main ol > li').count()).toBe(200)
  // 10,000 events of 300 characters would be 3 MB of text alone; what is kept is 200 of them and what draws them
  expect((await heapMb()) - before).toBeLessThan(12)
  await page.context().close()
  house.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named(`the list of messages under ${perSecond} changes a second stays whole, bounded and usable`), async () => {
  let done: Promise<void> | undefined
  let start = () => {}
  const house = await standIn((to, url) => {
    if (url.includes('types=')) return true
    start = () => void (done = flood(to, (tick) => batch(tick * every)))
    return true
  })
  const { page, heapMb } = await openAt(house.url, '/messages')
  const before = await heapMb()
  start()
  // while it pours, a filter is chosen and a number is typed
  await page.getByRole('button', { name: 'Delivered', exact: true }).click()
  await page.waitForURL(/status=delivered/)
  await page.getByRole('button', { name: 'All', exact: true }).first().click()
  await done
  await expect.poll(() => page.locator('main').innerText()).toMatch(/Number \d+/)
  expect(await page.locator('main li').count()).toBeLessThan(420)
  expect((await heapMb()) - before).toBeLessThan(40)
  await page.context().close()
  house.close()
}, 180_000)
