import { expect, test } from 'vitest'
import { manualClock } from '../kit/clock.ts'
import { createCommitter } from './committer.ts'
import { DatabaseError, diskFull, type Write, type Written } from './database.ts'

const row = (rows: number): Write[] => [{ sql: 'x', rows: Array.from({ length: rows }, () => []) }]
const done: Written = { ok: true, changes: [] }
const full = () => new DatabaseError('full', diskFull, { temporary: true })

/** Commits that the test ends by hand, the oldest first; groups are told by the rows of their transactions. */
function rig(hasRoom = () => true, inOrder = false) {
  const clock = manualClock()
  const groups: number[][] = []
  const took: number[] = []
  const running: { group: number[]; resolve(results: Written[]): void; reject(error: Error): void }[] = []
  const committer = createCommitter({
    clock,
    hasRoom,
    inOrder,
    onCommit: (ms) => void took.push(ms),
    commit: (writes) => {
      const group = writes.map(([first]) => first!.rows.length)
      groups.push(group)
      return new Promise((resolve, reject) => void running.push({ group, resolve, reject }))
    },
  })
  const turn = async (ms = 0) => {
    clock.advance(ms)
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  return {
    clock, committer, groups, took, turn,
    finish() {
      const oldest = running.shift()
      oldest?.resolve(oldest.group.map(() => done))
      return turn()
    },
    fail(error: Error) {
      running.shift()!.reject(error)
      return turn()
    },
  }
}

test('what comes while a commit runs goes together into the next, in order', async () => {
  const { committer, groups, turn, finish } = rig()
  const told: number[] = []
  for (const rows of [1, 2]) void committer.write(row(rows)).then(() => told.push(rows))
  await turn()
  for (const rows of [3, 4, 5]) void committer.write(row(rows)).then(() => told.push(rows))
  await turn()
  expect(groups).toEqual([[1, 2]])
  await finish()
  expect(groups).toEqual([[1, 2], [3, 4, 5]])
  await finish()
  expect(told).toEqual([1, 2, 3, 4, 5])
})

test('a commit is not made larger than 2,000 statements by another caller', async () => {
  const { committer, groups, turn, finish } = rig()
  for (const rows of [5_000, 1_500, 500, 1]) void committer.write(row(rows))
  await turn()
  await finish()
  await finish()
  expect(groups).toEqual([[5_000], [1_500, 500], [1]])
})

test('what is urgent goes next, in order, with little beside it', async () => {
  const { committer, groups, turn, finish } = rig()
  for (const rows of [1_000, 1_001, 150]) void committer.write(row(rows))
  await turn()
  for (const rows of [7, 8]) void committer.write(row(rows), { urgent: true })
  for (let i = 0; i < 4; i++) await finish()
  expect(groups).toEqual([[1_000], [7, 8], [1_001], [150]])
})

test('commits are kept small while urgent writes come, and for a while after', async () => {
  const { committer, groups, turn, finish } = rig()
  void committer.write(row(3), { urgent: true })
  await turn()
  for (let i = 0; i < 70; i++) for (const rows of [300, 100, 99, 1]) void committer.write(row(rows))
  for (let i = 0; i < 70; i++) await finish()
  expect(groups.slice(0, 3)).toEqual([[3], [300, 100, 99, 1], [300, 100, 99, 1]])
  const larger = groups.findIndex((rows) => rows.length > 4)
  expect(larger).toBe(64)
  expect(groups[larger]!.reduce((sum, rows) => sum + rows, 0)).toBeGreaterThan(1_500)
})

test('a stream of urgent writes does not keep the rest waiting: every second commit begins with the oldest of it', async () => {
  const { committer, groups, turn, finish } = rig()
  const code = () => void committer.write(row(3), { urgent: true })
  code()
  await turn()
  for (const rows of [300, 301]) void committer.write(row(rows))
  for (let commits = 0; commits < 5; commits++) {
    code()
    await finish()
  }
  expect(groups).toEqual([[3], [300, 3], [3], [301, 3], [3], [3]])
})

test('a large write that is not urgent takes its turn with what is urgent right behind it', async () => {
  const { committer, groups, turn, finish } = rig()
  void committer.write(row(3), { urgent: true })
  await turn()
  for (const rows of [1_999, 1_998]) void committer.write(row(rows))
  for (const rows of [1, 2, 4, 5]) void committer.write(row(rows), { urgent: true })
  for (let i = 0; i < 4; i++) await finish()
  expect(groups).toEqual([[3], [1_999, 1, 2, 4, 5], [1_998]])
})

test('what was undone keeps its place among its own kind', async () => {
  const { committer, groups, turn, finish, fail } = rig()
  void committer.write(row(3), { urgent: true })
  await turn()
  void committer.write(row(10))
  void committer.write(row(4), { urgent: true })
  await finish()
  void committer.write(row(11))
  void committer.write(row(5), { urgent: true })
  await fail(full())
  await turn(500)
  await finish()
  expect(groups).toEqual([[3], [10, 4], [4, 5, 10, 11]])
})

test('idle resolves when the last commit is done', async () => {
  const { committer, turn, finish } = rig()
  let idle = false
  void committer.write(row(1))
  void committer.idle().then(() => (idle = true))
  await turn()
  expect(idle).toBe(false)
  await finish()
  expect(idle).toBe(true)
})

test('a failed commit fails all that wait and all that come', async () => {
  const { committer, groups, turn, fail } = rig()
  const failures: string[] = []
  const note = (error: Error) => failures.push(error.message)
  committer.write(row(1)).catch(note)
  await turn()
  committer.write(row(2)).catch(note)
  await fail(new Error('the disk is gone'))
  await expect(committer.write(row(3))).rejects.toThrow('the disk is gone')
  expect(failures).toEqual(['the disk is gone', 'the disk is gone'])
  expect(groups).toEqual([[1]])
})

test('without room, new work is refused and the rest is tried again in its order, not more often than every half second', async () => {
  const { committer, groups, turn, finish, fail } = rig()
  const told: string[] = []
  const write = (rows: number, whenFull?: 'refuse') =>
    committer.write(row(rows), whenFull && { whenFull }).then(() => told.push(`${rows}`), (error: DatabaseError) => told.push(`${rows} ${error.code}`))
  void write(1)
  void write(2, 'refuse')
  await turn()
  void write(3)
  await fail(full())
  expect(told).toEqual(['2 13'])
  expect(committer.full).toBe(true)
  void write(4, 'refuse')
  void write(5)
  await turn(499)
  expect(told).toEqual(['2 13', '4 13'])
  expect(groups).toEqual([[1, 2]])
  await turn(1)
  expect(groups).toEqual([[1, 2], [1, 3, 5]])
  await fail(full())
  await turn(500)
  await finish()
  expect(told).toEqual(['2 13', '4 13', '1', '3', '5'])
  void write(6, 'refuse')
  await turn()
  await finish()
  expect(told.at(-1)).toBe('6')
})

test('what room is left is kept for what has been accepted', async () => {
  let room = false
  const { committer, groups, turn, finish } = rig(() => room)
  const refused = committer.write(row(1), { whenFull: 'refuse' }).catch((error: DatabaseError) => [error.code, error.temporary])
  void committer.write(row(2))
  await turn()
  expect(await refused).toEqual([13, true])
  expect(groups).toEqual([[2]])
  expect(committer.full).toBe(true)
  await finish()
  room = true
  expect(committer.full).toBe(false)
  void committer.write(row(3), { whenFull: 'refuse' })
  await turn()
  expect(groups).toEqual([[2], [3]])
})

test('where they keep their order, what is worth a commit is handed over while one runs, and no third', async () => {
  const { committer, groups, took, turn, finish } = rig(() => true, true)
  void committer.write(row(1))
  await turn()
  void committer.write(row(799))
  await turn()
  expect(groups).toEqual([[1]])
  void committer.write(row(2))
  await turn()
  expect(groups).toEqual([[1], [799, 2]])
  void committer.write(row(900))
  await turn(7)
  expect(groups).toHaveLength(2)
  await finish()
  expect(groups).toEqual([[1], [799, 2], [900]])
  await turn(5)
  await finish()
  expect(took).toEqual([7, 5]) // without the wait for the one before
})

test('nothing is handed over ahead where commits are not kept in order, nor while urgent writes come', async () => {
  for (const urgent of [false, true]) {
    const { committer, groups, turn, finish } = rig(() => true, urgent)
    void committer.write(row(1), { urgent })
    await turn()
    for (let i = 0; i < 5; i++) void committer.write(row(450))
    await turn()
    expect(groups).toEqual([[1]])
    await finish()
    expect(groups).toHaveLength(2)
  }
})

test('two that were undone are tried again together, in their order', async () => {
  const { committer, groups, turn, finish, fail } = rig(() => true, true)
  const told: number[] = []
  const write = (rows: number) => void committer.write(row(rows)).then(() => told.push(rows))
  write(1)
  await turn()
  write(900)
  await turn()
  write(2)
  await fail(full())
  await turn(500)
  expect(groups).toEqual([[1], [900]])
  await fail(full())
  write(3)
  await turn(500)
  expect(groups).toEqual([[1], [900], [1, 900, 2, 3]])
  await finish()
  expect(told).toEqual([1, 900, 2, 3])
})

test('when a commit fails for good, what was handed over after it fails with the same words', async () => {
  const { committer, turn, fail } = rig(() => true, true)
  const failures: string[] = []
  const note = (error: Error) => failures.push(error.message)
  committer.write(row(1)).catch(note)
  await turn()
  for (const rows of [900, 2]) committer.write(row(rows)).catch(note)
  await turn()
  await fail(new Error('the disk is gone'))
  await fail(full())
  expect(failures).toEqual(['the disk is gone', 'the disk is gone', 'the disk is gone'])
})

test('idle waits for both of two commits', async () => {
  const { committer, turn, finish } = rig(() => true, true)
  let idle = false
  void committer.write(row(1))
  await turn()
  void committer.write(row(900))
  await turn()
  void committer.idle().then(() => (idle = true))
  await finish()
  expect(idle).toBe(false)
  await finish()
  expect(idle).toBe(true)
})

test('what the link waits for goes with the oldest of the rest, in order', async () => {
  const { committer, groups, turn, finish } = rig()
  void committer.write(row(1))
  await turn()
  for (const rows of [1_200, 1_500]) void committer.write(row(rows))
  for (const rows of [300, 450, 51]) void committer.write(row(rows), { first: true })
  await finish()
  void committer.write(row(7), { first: true })
  await finish()
  await finish()
  expect(groups).toEqual([[1], [1_200, 300, 450], [1_500, 51, 7]])
})

test('where codes come commits stay small, whatever the link waits for', async () => {
  const { committer, groups, turn, finish } = rig()
  void committer.write(row(3), { urgent: true })
  await turn()
  void committer.write(row(400))
  for (const rows of [90, 80, 70]) void committer.write(row(rows), { first: true })
  for (let round = 0; round < 3; round++) await finish()
  expect(groups).toEqual([[3], [400, 90], [80, 70]])
})

test.each([false, true])('neither what the link waits for nor codes keep the rest waiting (codes: %s)', async (codes) => {
  const { committer, groups, turn, finish } = rig()
  void committer.write(row(1))
  await turn()
  for (const rows of [1_900, 750, 3]) void committer.write(row(rows))
  for (let round = 0; round < 8; round++) {
    for (const rows of [250, 251]) void committer.write(row(rows), { first: true })
    if (codes) void committer.write(row(2), { urgent: true })
    await finish()
  }
  const at = (rows: number) => groups.findIndex((group) => group.includes(rows))
  expect([at(1_900), at(750), at(3)].every((place) => place >= 1 && place <= 6), JSON.stringify(groups)).toBe(true)
  expect(groups.flat().filter((rows) => rows === 250 || rows === 251).length).toBeGreaterThan(3)
})
