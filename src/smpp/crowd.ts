// How many strangers are taken at once, in all and from one place. Knows not what they wait for.

export type Crowd = {
  /** What to call once, at the latest when the stranger is gone; undefined where there is no place. */
  enter(address: string): (() => void) | undefined
}

/** What a limit per address counts by: an IPv4 address, or an IPv6 network of 64 bits, which one host may well own. */
export function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::')
  if (!address.includes(':')) return address
  const mapped = /^(?:::|0:0:0:0:0:)(?:0:)?ffff:([\d.]+)$/i.exec(address)
  if (mapped) return mapped[1]!
  const groups = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':').length : 0
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after)
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(tail ? tail.split(':') : [])]
  return all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}

export function createCrowd(most: number, mostOfOne: number): Crowd {
  const ofOne = new Map<string, number>()
  let all = 0
  return {
    enter(address) {
      const network = networkOf(address)
      const own = ofOne.get(network) ?? 0
      if (all >= most || own >= mostOfOne) return undefined
      all++
      ofOne.set(network, own + 1)
      let inside = true
      return () => {
        if (!inside) return
        inside = false
        all--
        const left = ofOne.get(network)! - 1
        if (left > 0) ofOne.set(network, left)
        else ofOne.delete(network)
      }
    },
  }
}
