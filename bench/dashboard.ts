// How soon the dashboard answers a person when very many messages are stored: from a key or a click to the next paint, in real
// Chromium. Run: node bench/dashboard.ts [messages] (needs Chromium and a built dashboard)
import { launch } from '../test/support/browser.ts'
import { settled } from '../test/support/dashboard.ts'
import { ask, createSite, until } from '../test/support/house.ts'

const messages = Number(process.argv[2] ?? 1_000_000)
const perRequest = 10_000

const site = await createSite()
const house = await site.start()
const browser = await launch()
try {
  for (let sent = 0; sent < messages; sent += perRequest) {
    const to = Array.from({ length: Math.min(perRequest, messages - sent) }, (_, index) => `+316${String(10_000_000 + sent + index)}`)
    const { status } = await ask(house, '/v1/messages', { to, from: '1600', text: 'Doors open at 8' })
    if (status !== 202) throw new Error(`answered ${status}`)
  }
  await until('everything to be sent', async () => {
    const { body } = await ask<{ counters: { queued: number } }>(house, '/v1/status')
    return body.counters.queued === 0 ? true : undefined
  }, 900_000)

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
  await context.request.post(`${house.url}/v1/session`, { data: { key: house.key }, headers: { 'x-onesixty': '1' } })
  const page = await context.newPage()
  // a string: the programs of the browser are not those of Node
  await page.addInitScript(`
    globalThis.slow = []
    new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.interactionId) slow.push(one.duration) })
      .observe({ type: 'event', durationThreshold: 16, buffered: true })`)
  const measure = async (what: string, act: () => Promise<unknown>) => {
    await page.evaluate('slow.length = 0')
    await act()
    await page.waitForTimeout(700)
    const durations = await page.evaluate<number[]>('slow')
    console.log(`${what.padEnd(36)} slowest interaction to next paint ${durations.length === 0 ? 'under 16' : Math.max(...durations)} ms`)
  }
  await page.goto(`${house.url}/messages`)
  await settled(page)
  console.log(`${messages} messages stored`)
  await measure('messages: choose a status', () => page.getByRole('button', { name: 'Delivered', exact: true }).click())
  await measure('messages: type a number', () => page.getByRole('searchbox').first().pressSequentially('+31610012345', { delay: 60 }))
  await measure('messages: all again', () => page.getByRole('searchbox').first().fill(''))
  await measure('messages: walk by arrows', async () => {
    await page.getByRole('list', { name: /newest first/ }).getByRole('link').first().focus()
    for (let times = 0; times < 30; times++) await page.keyboard.press('ArrowDown')
  })
  await measure('messages: to the end, more come', async () => {
    for (let times = 0; times < 5; times++) {
      await page.keyboard.press('End')
      await page.waitForTimeout(200)
    }
  })
  await measure('message: open', () => page.keyboard.press('Enter'))
  await measure('palette: open and type', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('+31610012345', { delay: 60 })
  })
  await measure('palette: go there', () => page.keyboard.press('Enter'))
  await context.close()
} finally {
  await browser.close()
  await house.stop()
  site.remove()
}
