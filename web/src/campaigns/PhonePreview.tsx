// A phone that shows a text as one person after the other gets it. Knows people of the audience, no step.
import { ActionIcon } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { listContacts, type Contact } from '../contacts/calls.ts'
import { calledOf } from '../contacts/naming.ts'
import { keptPeople } from '../contacts/queries.ts'
import { showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import { type Draft, peopleOf } from './drafts.ts'
import classes from './PhonePreview.module.css'
import type { Filled } from './rendering.ts'
import { words } from './words.ts'

const { message: texts } = words
const mostShown = 20

export type Sample = { name: string; language?: string; fields: Readonly<Record<string, string>> }

const sampleOf = (one: Contact): Sample => ({
  name: calledOf(one),
  ...(one.language !== undefined && { language: one.language }),
  fields: Object.fromEntries(Object.entries(one.fields).flatMap(([key, value]) => (typeof value === 'object' ? [] : [[key, String(value)]]))),
})

/** Real people of the audience; nobody, while none is chosen. */
export function useSamples({ lists, segments, ...draft }: Draft): readonly Sample[] {
  const [list] = lists
  const [segment] = segments
  const typed = peopleOf({ lists, segments, ...draft })
  const isGroup = list !== undefined || segment !== undefined
  const filter = list !== undefined ? { list } : segment !== undefined ? { segment } : {}
  const { data } = useQuery({
    queryKey: [...keptPeople, 'samples', filter],
    queryFn: ({ signal }) => listContacts(filter, { limit: mostShown, signal }),
    enabled: isGroup,
    staleTime: Infinity,
  })
  return isGroup ? (data?.data ?? []).map(sampleOf) : typed.slice(0, mostShown).map(({ to }) => ({ name: showNumber(to), fields: {} }))
}

type PhonePreviewProps = { from: string; filled: Filled; sample: Sample | undefined; many: boolean; onTurn(by: 1 | -1): void }

export function PhonePreview({ from, filled: { text, missing }, sample, many, onTurn }: PhonePreviewProps) {
  return (
    <aside className={classes.preview} aria-label={texts.preview}>
      <div className={classes.turn}>
        {many && (
          <ActionIcon aria-label={texts.before} onClick={() => onTurn(-1)}>
            <ChevronLeft size={18} />
          </ActionIcon>
        )}
        <span role="status">{sample ? texts.previewFor(sample.name) : texts.sample}</span>
        {many && (
          <ActionIcon aria-label={texts.after} onClick={() => onTurn(1)}>
            <ChevronRight size={18} />
          </ActionIcon>
        )}
      </div>
      <figure className={classes.phone}>
        <figcaption>
          <bdi>{showNumber(from.trim()) || '–'}</bdi>
        </figcaption>
        <div className={classes.screen}>
          {text !== '' && (
            <div className={classes.bubble}>
              <MessageText text={text} />
            </div>
          )}
        </div>
      </figure>
      {sample && missing.map((field) => (
        <p key={field} className={classes.missing} role="alert">
          {texts.missing(field)}
        </p>
      ))}
      {!sample && <p className={classes.note}>{texts.noSample}</p>}
    </aside>
  )
}
