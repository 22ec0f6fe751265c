// Where a broadcast goes: cells by name, or all cells inside a shape (3GPP 23.032). Knows no phone and no session.

export type Cell = {
  readonly name: string
  /** Beginnings of the numbers whose phones are there; every phone when absent. */
  readonly numbers?: readonly string[]
  /** Degrees; for broadcasts to shapes. */
  readonly at?: { readonly latitude: number; readonly longitude: number }
}

type Place = { readonly latitude: number; readonly longitude: number }

/** The cells that a broadcast_area_identifier means; undefined where its format is none we read. SMPP 5.0 §4.8.4.4. */
export function cellsOf(identifier: Uint8Array, cells: readonly Cell[]): Cell[] | undefined {
  const shape = identifier.subarray(1)
  if (identifier[0] === formats.alias) return named(shape, cells)
  const read = { [formats.arc]: arcOf, [formats.polygon]: polygonOf }[identifier[0] ?? -1]
  const inside = read?.(shape)
  return inside && cells.filter(({ at }) => at !== undefined && inside(at))
}

const formats = { alias: 0, arc: 1, polygon: 2 } as const

/** As an identifier means it, the name of a cell. */
export const areaNamed = (name: string): Uint8Array => Buffer.from(`\0${name}`, 'latin1')

function named(octets: Uint8Array, cells: readonly Cell[]): Cell[] {
  const name = Buffer.from(octets).toString('latin1').replace(/\0+$/, '').toLowerCase()
  return cells.filter((cell) => cell.name.toLowerCase() === name)
}

/** 3 octets of sign and angle, 3 of a signed angle. 3GPP 23.032 §6.1. */
function pointAt(octets: Uint8Array, at: number): Place {
  const north = ((octets[at]! & 0x7f) << 16) | (octets[at + 1]! << 8) | octets[at + 2]!
  const east = (octets[at + 3]! << 24) | (octets[at + 4]! << 16) | (octets[at + 5]! << 8)
  const latitude = ((octets[at]! & 0x80 ? -north : north) * 90) / 2 ** 23
  return { latitude, longitude: ((east >> 8) * 360) / 2 ** 24 }
}

const pointOctets = 6

/** 3 to 15 points, behind an octet of type and count or without one. 3GPP 23.032 §7.3.4. */
function polygonOf(octets: Uint8Array): ((place: Place) => boolean) | undefined {
  const start = octets.length % pointOctets
  const count = Math.floor(octets.length / pointOctets)
  if (start > 1 || count < 3 || count > 15) return undefined
  const points = Array.from({ length: count }, (_, i) => pointAt(octets, start + i * pointOctets))
  return ({ latitude: y, longitude: x }) => {
    let inside = false
    points.forEach((a, i) => {
      const b = points[(i + count - 1) % count]!
      const crosses = a.latitude > y !== b.latitude > y
      const cut = ((b.longitude - a.longitude) * (y - a.latitude)) / (b.latitude - a.latitude) + a.longitude
      if (crosses && x < cut) inside = !inside
    })
    return inside
  }
}

/** Point, inner radius, uncertainty, offset and included angle, behind an octet of type or not. 3GPP 23.032 §7.3.7. */
function arcOf(octets: Uint8Array): ((place: Place) => boolean) | undefined {
  const start = octets.length === 13 ? 1 : 0
  if (octets.length - start < 12) return undefined
  const centre = pointAt(octets, start)
  const inner = ((octets[start + 6]! << 8) | octets[start + 7]!) * 5
  const width = 10 * (1.1 ** (octets[start + 8]! & 0x7f) - 1)
  const [offset, included] = [octets[start + 9]! * 2, octets[start + 10]! * 2]
  return (place) => {
    const { metres, bearing } = wayFrom(centre, place)
    const turned = (bearing - offset + 360) % 360
    return metres >= inner && metres <= inner + width && (included >= 358 || turned <= included)
  }
}

const earthMetres = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

function wayFrom(a: Place, b: Place): { metres: number; bearing: number } {
  const [y1, y2, x] = [radians(a.latitude), radians(b.latitude), radians(b.longitude - a.longitude)]
  const half = Math.sin((y2 - y1) / 2) ** 2 + Math.cos(y1) * Math.cos(y2) * Math.sin(x / 2) ** 2
  const east = Math.sin(x) * Math.cos(y2)
  const north = Math.cos(y1) * Math.sin(y2) - Math.sin(y1) * Math.cos(y2) * Math.cos(x)
  const metres = 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(half)))
  return { metres, bearing: (Math.atan2(east, north) * 180) / Math.PI }
}
