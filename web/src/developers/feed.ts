// The events of the stream one by one, for the eye: gathered for one frame of the screen, the newest on top, no more kept
// than one can look at. Knows no event's meaning.
export type Told = { id: string; type: string; data: string }
export type Feed = { rows: readonly Told[]; heard: number }

/** What is kept to look at; what is beyond it has been counted. */
export const mostRows = 200

/** `draw` is called once in a frame, however much came. */
export function createFeed(draw: (feed: Feed) => void, inFrame: (run: () => void) => unknown = requestAnimationFrame) {
  let rows: Told[] = []
  let fresh: Told[] = []
  let heard = 0
  let asked = false
  const show = () => {
    asked = false
    rows = [...fresh.reverse(), ...rows].slice(0, mostRows)
    fresh = []
    draw({ rows, heard })
  }
  return {
    take(told: Told) {
      heard++
      fresh.push(told)
      // what would be pushed out before it is drawn need not be kept
      if (fresh.length > 2 * mostRows) fresh = fresh.slice(-mostRows)
      if (asked) return
      asked = true
      inFrame(show)
    },
    clear() {
      rows = []
      fresh = []
      heard = 0
      draw({ rows, heard })
    },
  }
}
