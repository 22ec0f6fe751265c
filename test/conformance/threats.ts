// Pointers of the pages on security to what proves them: a file, or a test in it by its title.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')

/** Why a pointer leads nowhere; undefined when it leads somewhere. */
export function deadEnd(pointer: string): string | undefined {
  const [file = '', title] = pointer.split(' › ')
  if (!existsSync(join(root, file))) return `${file} is not there`
  if (title === undefined) return undefined
  if (!/\.test\.ts$/.test(file)) return `${file} is no test`
  const text = readFileSync(join(root, file), 'utf8').replaceAll("\\'", "'")
  return text.includes(title) ? undefined : `${file} has no test "${title}"`
}
