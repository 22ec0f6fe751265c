// The benchmark in its short form, as `npm run bench -- --short`: each question is asked anew, and no ratio within the run is far
// below the one recorded. Alone, after all other tests.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** Each question by its letter, so that a failure tells which. What the system counts is read from /proc, as Linux has it. */
test.skipIf(process.platform !== 'linux').for(['a', 'b', 'c', 'g', 'h'])('question (%s) is no slower beside its rival than recorded', async (letter, { skip }) => {
  const child = spawn(process.execPath, [join(root, 'bench', 'run.ts'), letter, '--short'], { env: { ...process.env, NO_COLOR: '1' } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => void (said += piece.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  expect(said).toMatch(/ × *$| ×$/m)
  expect(code, said).toBe(0)
  const unsure = /not judged.*/.exec(said)
  if (unsure) skip(unsure[0])
})
