// Who it goes to and who it is from: numbers one a line, the people of a list, a sender among those that there are.
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Trouble } from '../frame/Note.tsx'
import { showCount } from '../text/format.ts'
import { type Draft, listLists, listNumbers, numbersIn } from './calls.ts'
import classes from './Compose.module.css'
import { mostRecipients } from './recipients.ts'
import { words } from './words.ts'

type EndsProps = { draft: Draft; count: number; wrongTo: string | undefined; wrongFrom: string | undefined; onChange(change: Partial<Draft>): void }

const mostRows = 8

export function Ends({ draft, count, wrongTo, wrongFrom, onChange }: EndsProps) {
  const senders = useId()
  const { data: lists } = useQuery({ queryKey: ['lists', 'compose'], queryFn: ({ signal }) => listLists(signal), retry: false })
  const { data: owned } = useQuery({ queryKey: ['numbers', 'compose'], queryFn: ({ signal }) => listNumbers(signal), retry: false })
  const adding = useMutation({
    mutationFn: (list: string) => numbersIn(list, mostRecipients),
    onSuccess: ({ numbers }) => onChange({ to: [draft.to.trim(), ...numbers].filter(Boolean).join('\n') }),
  })
  const rows = Math.min(mostRows, Math.max(2, draft.to.split('\n').length))
  return (
    <>
      <Textarea
        name="to" label={words.to} description={count > 1 ? words.count(count) : words.toHint} error={wrongTo} rows={rows} value={draft.to} dir="ltr"
        autoComplete="off" spellCheck={false} onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      {adding.error && <Trouble error={adding.error} />}
      {adding.data?.more && <p className={classes.many}>{words.listCut(showCount(mostRecipients))}</p>}
      <div className={classes.pair}>
        <TextInput
          name="from" label={words.from} error={wrongFrom} value={draft.from} list={senders} autoComplete="off" spellCheck={false} placeholder="SHOP"
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <datalist id={senders}>
          {owned?.data.map(({ id, number }) => <option key={id} value={number} />)}
        </datalist>
        {lists && lists.data.length > 0 && (
          <NativeSelect
            label={words.addList} description={words.addListHint} value="" disabled={adding.isPending}
            data={[{ value: '', label: words.noList }, ...lists.data.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => event.currentTarget.value !== '' && adding.mutate(event.currentTarget.value)}
          />
        )}
      </div>
    </>
  )
}
