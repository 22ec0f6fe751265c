// Pictures of pages as they should look, kept small, and how far another picture is from one of them. Knows PNG and files, no
// page.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { smallPng } from './small-png.ts'

export const baselines = join(import.meta.dirname, '..', 'journeys', 'dashboard', 'pictures')
const colours = 16
/** Edges of letters are drawn a little differently from one machine to another; a word that changed differs by more. */
const seen = 0.2
/** The share of pixels that may differ: some forty of a phone, which a word is more than; another language is six times as much. */
export const mostDifferent = 0.0005

export type Difference = { readonly share: number; readonly drawing?: Buffer }

/** Each pixel as the nearest colour of a picture that has few. */
function inColoursOf(kept: PNG, other: PNG): PNG {
  const palette = [...new Set(Array.from({ length: kept.data.length / 4 }, (_, at) => kept.data.readUInt32BE(at * 4)))]
  const nearest = new Map<number, number>()
  const drawn = new PNG({ width: other.width, height: other.height })
  for (let at = 0; at < other.data.length; at += 4) {
    const key = other.data.readUInt32BE(at)
    let best = nearest.get(key)
    if (best === undefined) {
      const far = (one: number) => [24, 16, 8].reduce((sum, by) => sum + (((one >>> by) & 255) - ((key >>> by) & 255)) ** 2, 0)
      best = palette.reduce((one, two) => (far(two) < far(one) ? two : one))
      nearest.set(key, best)
    }
    drawn.data.writeUInt32BE(best, at)
  }
  return drawn
}

/** How much of `now` a person would see as another colour than in what was kept. */
export function differenceOf(kept: Buffer, now: Buffer): Difference {
  const [one, two] = [PNG.sync.read(kept), PNG.sync.read(now)]
  if (one.width !== two.width || one.height !== two.height) return { share: 1 }
  const same = inColoursOf(one, two)
  if (same.data.equals(one.data)) return { share: 0 }
  const drawing = new PNG({ width: one.width, height: one.height })
  const share = pixelmatch(one.data, same.data, drawing.data, one.width, one.height, { threshold: seen }) / (one.width * one.height)
  return share === 0 ? { share } : { share, drawing: PNG.sync.write(drawing) }
}

const fileOf = (name: string) => join(baselines, `${name}.png`)
export const readBaseline = (name: string) => (existsSync(fileOf(name)) ? readFileSync(fileOf(name)) : undefined)

/** Keeps it where it is new or looks different; a picture that only a machine could tell apart stays as it was. */
export function keepBaseline(name: string, picture: Buffer): boolean {
  const kept = readBaseline(name)
  if (kept && differenceOf(kept, picture).share === 0) return false
  mkdirSync(baselines, { recursive: true })
  writeFileSync(fileOf(name), smallPng(picture, colours))
  return true
}

export function write(file: string, content: Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
