// One thing at a time for each campaign: what is asked of one waits until what was asked of it before is over. Knows not what.

export function createLines() {
  const lines = new Map<string, Promise<unknown>>()
  return <T>(id: string, run: () => Promise<T>): Promise<T> => {
    const turn = (lines.get(id) ?? Promise.resolve()).then(run, run)
    lines.set(id, turn)
    const leave = () => void (lines.get(id) === turn && lines.delete(id))
    turn.then(leave, leave)
    return turn
  }
}
