// What messages were for, added up while they are settled: by tag and by campaign. A day has room for so many labels of a
// workspace; what comes beyond is added up together, under no name. Knows no price.
import type { Ending } from '../ledger.ts'
import { labelling, type Kind, type Labelled } from './records.ts'

const labelsOfDay = 2_000
const tagsKept = 5_000

export function createLabels() {
  const parsed = new Map<string, readonly string[]>()
  let [seenOn, seen] = [0, new Map<string, number>()]
  const known = new Set<string>()

  const tagsOf = (text: string): readonly string[] => {
    let tags = parsed.get(text)
    if (!tags) {
      if (parsed.size >= tagsKept) parsed.clear()
      parsed.set(text, (tags = JSON.parse(text) as string[]))
    }
    return tags
  }
  const named = (workspace: string, kind: Kind, label: string, day: number): string => {
    if (day !== seenOn) {
      ;[seenOn, seen] = [day, new Map()]
      known.clear()
    }
    const name = `${workspace} ${kind} ${label}`
    if (known.has(name)) return label
    const count = seen.get(workspace) ?? 0
    if (count >= labelsOfDay) return ''
    seen.set(workspace, count + 1)
    known.add(name)
    return label
  }

  /** For one transaction. */
  return (day: number) => {
    const rows = new Map<string, Labelled>()
    let last: Labelled | undefined
    const rowOf = (workspace: string, kind: Kind, given: string, currency: string): Labelled => {
      if (last?.label === given && last.workspace === workspace && last.kind === kind && last.currency === currency) return last
      const label = named(workspace, kind, given, day)
      const key = `${workspace} ${kind} ${currency} ${label}`
      let row = rows.get(key)
      if (!row) rows.set(key, (row = { workspace, kind, label, day, currency, messages: 0, parts: 0, charged: 0 }))
      return (last = row)
    }
    return {
      add({ workspace, about }: Pick<Ending, 'workspace' | 'about'>, currency: string, messages: number, parts: number, charged: number): void {
        const into = (kind: Kind, label: string) => {
          const row = rowOf(workspace, kind, label, currency)
          row.messages += messages
          row.parts += parts
          row.charged += charged
        }
        const { campaign = null, tags = null } = about ?? {}
        if (campaign !== null) into('campaign', campaign)
        if (tags !== null) for (const tag of tagsOf(tags)) into('tag', tag)
      },
      writes: () => (rows.size > 0 ? [labelling([...rows.values()])] : []),
    }
  }
}
