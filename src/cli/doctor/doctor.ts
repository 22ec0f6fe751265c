// `onesixty doctor`: looks for the usual faults and says what to do. What is looked at stands in `checks.ts`.
import { printable } from '../printable.ts'
import { paint, plural, print, printJson } from '../terminal.ts'
import { checks, type Evidence, type Finding } from './checks.ts'
import { gather } from './evidence.ts'

const marks: Readonly<Record<Finding['state'], string>> = {
  ok: paint('green', '✓'),
  warn: paint('yellow', '!'),
  fail: paint('red', '✗'),
  skipped: paint('dim', '–'),
}

export const examine = (evidence: Evidence) => checks.map(({ name, look }) => ({ name, ...look(evidence) }))

/** Exit code 1 when something needs to be done at once. */
export async function doctor({ json }: { json?: boolean }): Promise<number> {
  const found = examine(await gather())
  const failed = found.filter(({ state }) => state === 'fail')
  if (json) printJson({ ok: failed.length === 0, checks: found })
  else {
    for (const { name, state, say, advice } of found) {
      print(`${marks[state]} ${name.padEnd(12)} ${state === 'skipped' ? paint('dim', say) : printable(say)}`)
      if (advice) print(`  ${' '.repeat(12)} ${paint('cyan', advice)}`)
    }
    const waiting = found.filter(({ state }) => state === 'warn').length
    print(failed.length + waiting === 0 ? '\nNothing is wrong.' : `\n${plural(failed.length, 'fault')}, and ${waiting} that can wait.`)
  }
  return failed.length > 0 ? 1 : 0
}
