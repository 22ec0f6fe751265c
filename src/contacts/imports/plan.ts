// What an import is to do: what each column is, what becomes of people who are there, and on what ground they may be written
// to. Makes a row of a file into a draft of a person. Knows no file.
import type { Draft } from '../book/draft.ts'
import { readDraft, systemName } from '../book/draft.ts'
import { fieldKey } from '../book/fields.ts'
import { readValue, cellsOf, type Slotted } from '../book/values.ts'
import { fieldTypes, type Fault, type FieldType } from '../contact.ts'

/** `number`, `language`, `timeZone`, `tags`, `ignore`, `field:first_name`, `external:crm`. */
export type ColumnPlan = { readonly to: string; /** Of a field that is to be made. */ readonly type?: FieldType }
export type Consent = { readonly purpose: 'marketing' | 'transactional'; readonly wording: string; readonly source?: string }
export type Plan = {
  /** One for each column of the file. */
  readonly columns: readonly ColumnPlan[]
  readonly header: boolean
  /** Reads national numbers. */
  readonly country?: string
  readonly by: 'number' | { readonly system: string }
  readonly existing: 'update' | 'skip'
  /** Which of several rows of a number counts. */
  readonly repeated: 'last' | 'first'
  /** Whether an empty cell empties the field. */
  readonly empties: boolean
  readonly lists: readonly string[]
  readonly tags: readonly string[]
  readonly consent?: Consent
}

const plain = new Set(['number', 'language', 'timeZone', 'tags', 'ignore'])

/** What is wrong with the columns, by their place. */
export function columnsFault(columns: readonly ColumnPlan[], { by }: Pick<Plan, 'by'>): { at: number; say: string } | undefined {
  const seen = new Set<string>()
  for (const [at, { to, type }] of columns.entries()) {
    if (to === 'ignore') continue
    const [kind, name = ''] = to.split(/:(.*)/s)
    const isKnown = plain.has(to) || (kind === 'field' && fieldKey.test(name)) || (kind === 'external' && systemName.test(name))
    if (!isKnown) return { at, say: `\`${to.slice(0, 80)}\` is none of number, language, timeZone, tags, ignore, field:… and external:…` }
    if (seen.has(to)) return { at, say: `\`${to}\` comes twice` }
    if (type !== undefined && !fieldTypes.includes(type)) return { at, say: `there is no type ${String(type)}` }
    seen.add(to)
  }
  if (!seen.has('number') && by === 'number') return { at: 0, say: 'no column is the number' }
  return by !== 'number' && !seen.has(`external:${by.system}`) ? { at: 0, say: `no column is external:${by.system}` } : undefined
}

export type ReadRow = (cells: readonly string[]) => Draft | Fault

/** Made once for a file: each row costs what its cells cost. */
export function rowReader({ columns, country, tags: always, empties }: Plan, fields: ReadonlyMap<string, Slotted>): ReadRow {
  const own = columns.flatMap(({ to }, at) => (to.startsWith('field:') && fields.has(to.slice(6)) ? [{ at, field: fields.get(to.slice(6))! }] : []))
  const externals = columns.flatMap(({ to }, at) => (to.startsWith('external:') ? [{ at, system: to.slice(9) }] : []))
  const placeOf = (name: string) => columns.findIndex(({ to }) => to === name)
  const [numberAt, languageAt, zoneAt, tagsAt] = ['number', 'language', 'timeZone', 'tags'].map(placeOf) as [number, number, number, number]
  return (cells) => {
    const text = (at: number) => (at < 0 ? '' : (cells[at] ?? '').trim())
    const given = text(tagsAt)
    const tags = given === '' ? always : [...always, ...given.split(/[,;|]/).map((tag) => tag.trim()).filter(Boolean)]
    const [number, language, timeZone] = [text(numberAt), text(languageAt), text(zoneAt)]
    const draft = readDraft(fields, {
      ...(number !== '' && { number }),
      ...(language !== '' && { language }), ...(timeZone !== '' && { timeZone }), ...(tags.length > 0 && { tags }),
      ...(externals.length > 0 && { externalIds: Object.fromEntries(externals.flatMap(({ at, system }) => (text(at) === '' ? [] : [[system, text(at)]]))) }),
    }, '', country)
    if ('fault' in draft) return draft
    for (const { at, field } of own) {
      const cell = text(at)
      if (cell === '') {
        if (empties) cellsOf(field, null, draft.cells)
        continue
      }
      const read = readValue(field, cell)
      if ('say' in read) return { fault: `${field.key} ${read.say}, and is "${cell.slice(0, 60)}"`, param: '' }
      cellsOf(field, read.value, draft.cells)
    }
    return draft
  }
}
