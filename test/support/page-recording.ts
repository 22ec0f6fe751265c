// The house in which every page is looked at: recorded, or filled anew and recorded; and the browser that sees it under the
// same name everywhere. Knows no page.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { baselines } from './baselines.ts'
import { launch } from './browser.ts'
import { folder } from './dashboard.ts'
import { createSite } from './house.ts'
import { openRecorded, type Recording } from './recorded-house.ts'
import { fillCorners } from './showcase-corners.ts'
import { fill } from './showcase-house.ts'

const origin = 'http://onesixty.localhost'
const file = join(baselines, 'answers.json.gz')
const madeBy = join(baselines, 'made.json')

/** Which browser drew the pictures, and with which letters where it has none of its own. */
type Made = { browser: string; letters: string }

async function lookAt(browser: Browser): Promise<Made> {
  const page = await browser.newPage()
  const letters = await page.evaluate<string>(`(() => {
    const pen = document.createElement('canvas').getContext('2d')
    return ['monospace', 'sans-serif'].map((font) => ['Onesixty', 'ليلى', 'Ольга', 'Μαρία', '☕🎉'].map((text) => {
      pen.font = '40px ' + font
      return Math.round(pen.measureText(text).width)
    }).join(' ')).join(', ')
  })()`)
  await page.close()
  return { browser: browser.version(), letters }
}

/** Undefined when pictures of this browser can be compared with those that are kept. */
export async function whyNotCompared(browser: Browser): Promise<string | undefined> {
  if (!existsSync(madeBy)) return 'there are no pictures'
  const [kept, here] = [JSON.parse(readFileSync(madeBy, 'utf8')) as Made, await lookAt(browser)]
  if (kept.browser !== here.browser) return `the pictures were drawn by Chromium ${kept.browser}, this is ${here.browser}`
  return kept.letters === here.letters ? undefined : 'the pictures were drawn with other fonts than there are here'
}

export const readRecording = () => JSON.parse(gunzipSync(readFileSync(file)).toString()) as Recording

async function fillHouse() {
  // the embedded SMSC delivers beside the operator; webhooks are told on this machine
  const site = await createSite({ ONESIXTY_DEMO: 'on', ONESIXTY_ALLOW_PRIVATE_CALLBACKS: 'on' })
  const house = await site.start()
  const filled = await fill(site, house)
  const { places, cookie } = await fillCorners(house, filled.places)
  const recording: Recording = { at: Math.ceil(Date.now() / 1_000) * 1_000, places, answers: {} }
  return {
    recording,
    living: { url: house.url, cookie },
    async end() {
      filled.stop()
      await house.stop()
      site.remove()
    },
  }
}

/** `fills`: not over what was recorded, but over a living house that is filled for it. */
export async function openGallery({ fills = false } = {}) {
  const filled = fills ? await fillHouse() : undefined
  const recording = filled?.recording ?? readRecording()
  const house = await openRecorded(folder, recording, filled?.living)
  const browser = await launch([`--host-resolver-rules=MAP onesixty.localhost:80 127.0.0.1:${house.port}`])
  return {
    browser,
    origin,
    recording,
    missing: house.missing,
    /** What was recorded, and by which browser pictures were drawn. */
    async keep() {
      mkdirSync(baselines, { recursive: true })
      writeFileSync(madeBy, `${JSON.stringify(await lookAt(browser), null, 2)}\n`)
      if (fills) writeFileSync(file, gzipSync(JSON.stringify(recording), { level: 9 }))
    },
    async close() {
      await browser.close()
      await house.close()
      await filled?.end()
    },
  }
}
