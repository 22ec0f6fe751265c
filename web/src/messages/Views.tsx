// Filters that were given a name, kept in this browser: a chip each, and a button that keeps the one in use. Knows no list.
import { Bookmark, X } from 'lucide-react'
import { useState } from 'react'
import type { MessageFilter } from '../api/routes.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import classes from './Filters.module.css'
import { messagesSearch } from './search.ts'
import { words } from './words.ts'

type View = { name: string; filter: MessageFilter }

const place = 'onesixty-message-views'
const most = 20

function readViews(): View[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.flatMap((one: { name?: unknown; filter?: unknown }) =>
      typeof one.name === 'string' && typeof one.filter === 'object' && one.filter !== null
        ? [{ name: one.name, filter: messagesSearch(one.filter as Record<string, unknown>) }]
        : [],
    )
  } catch {
    return [] // somebody else wrote there, or nobody may
  }
}

function keepViews(views: readonly View[]): void {
  try {
    localStorage.setItem(place, JSON.stringify(views.slice(0, most)))
  } catch {
    // kept for this page alone then
  }
}

const same = (a: MessageFilter, b: MessageFilter) => JSON.stringify(messagesSearch(a)) === JSON.stringify(messagesSearch(b))

export function Views({ filter, onChoose }: { filter: MessageFilter; onChoose(filter: MessageFilter): void }) {
  const [views, setViews] = useState(readViews)
  const [naming, setNaming] = useState<string>()
  const set = (next: View[]) => {
    setViews(next)
    keepViews(next)
  }
  const isNew = Object.keys(filter).length > 0 && !views.some((view) => same(view.filter, filter))
  if (views.length === 0 && !isNew) return null
  return (
    <div className={classes.views} role="group" aria-label={words.views.label}>
      {views.map((view) => (
        <span key={view.name} className={classes.view} data-on={same(view.filter, filter)}>
          <button type="button" aria-pressed={same(view.filter, filter)} onClick={() => onChoose(view.filter)}>
            {view.name}
          </button>
          <button type="button" onClick={() => set(views.filter(({ name }) => name !== view.name))} aria-label={words.views.forget(view.name)}>
            <X size={13} aria-hidden="true" />
          </button>
        </span>
      ))}
      {isNew && (
        <button type="button" className={classes.keep} onClick={() => setNaming('')}>
          <Bookmark size={15} aria-hidden="true" /> {words.views.save}
        </button>
      )}
      {naming !== undefined && (
        <Dialog title={words.views.save} onClose={() => setNaming(undefined)}>
          <Form
            ready={naming.trim() !== ''} onCancel={() => setNaming(undefined)}
            onSubmit={() => {
              set([...views.filter(({ name }) => name !== naming.trim()), { name: naming.trim(), filter }])
              setNaming(undefined)
            }}
          >
            <Field name="name" label={words.views.name} hint={words.views.nameHint} value={naming} onChange={setNaming} autoFocus />
          </Form>
        </Dialog>
      )}
    </div>
  )
}
