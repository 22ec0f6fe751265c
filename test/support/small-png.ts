// Pictures of pages as small files: few colours, the ones that are there most and far enough apart, each pixel as the
// nearest of them. Knows PNG, no page.
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const keyOf = (red: number, green: number, blue: number) => ((red >> 2) << 12) | ((green >> 2) << 6) | (blue >> 2)
type Colour = readonly [red: number, green: number, blue: number]

function countColours({ data }: PNG): Map<number, { colour: Colour; count: number }> {
  const counts = new Map<number, { colour: Colour; count: number }>()
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!]
    const key = keyOf(red, green, blue)
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { colour: [red, green, blue], count: 1 })
  }
  return counts
}

const distance = (one: Colour, other: Colour) => (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2

/** What is frequent goes first; a colour near one that is there already waits until there is room. */
function palette(counts: ReadonlyMap<number, { colour: Colour; count: number }>, mostColours: number): Colour[] {
  const byCount = [...counts.values()].sort((a, b) => b.count - a.count).map(({ colour }) => colour)
  // of few colours the rarer half is for what stands out: a mark in red has few pixels
  const [near, far] = mostColours > 16 ? [260, 260] : [40, 2_500]
  for (let closer = 1; ; closer *= 2) {
    const chosen: Colour[] = []
    for (const colour of byCount) {
      const apart = Math.floor((chosen.length < mostColours / 2 ? near : far) / closer)
      if (chosen.every((other) => distance(colour, other) >= apart)) chosen.push(colour)
      if (chosen.length === mostColours) break
    }
    if (chosen.length === mostColours || far / closer < 20 || chosen.length === byCount.length) return chosen
  }
}

const chunk = (type: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), named.length + 4)
  return whole
}

/** The same picture with a palette; of 16 colours or fewer, two pixels are one octet. */
export function smallPng(picture: Buffer, mostColours = 256): Buffer {
  const png = PNG.sync.read(picture)
  const counts = countColours(png)
  const colours = palette(counts, mostColours)
  const nearest = new Map<number, number>()
  for (const [key, { colour }] of counts) {
    let best = 0
    for (let index = 1; index < colours.length; index++) if (distance(colour, colours[index]!) < distance(colour, colours[best]!)) best = index
    nearest.set(key, best)
  }
  const { width, height, data } = png
  const bits = mostColours > 16 ? 8 : 4
  const across = 1 + Math.ceil((width * bits) / 8)
  const rows = Buffer.alloc(height * across)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const index = nearest.get(keyOf(data[at]!, data[at + 1]!, data[at + 2]!))!
      rows[y * across + 1 + (bits === 8 ? x : x >> 1)]! |= bits === 8 || x % 2 === 1 ? index : index << 4
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([bits, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
