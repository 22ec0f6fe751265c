// The words that people text, and what each does. Knows no form.
import { ActionIcon, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { listed } from '../contacts/naming.ts'
import { useFields, useLists } from '../contacts/queries.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { bareNumber, showNumber } from '../text/format.ts'
import { type Action, addKeyword, type Keyword, listKeywords, removeKeyword } from './calls.ts'
import classes from './Keywords.module.css'
import { words } from './words.ts'

const { keywords: texts } = words
const kept = ['keywords'] as const
const kinds = ['join', 'reply', 'leave', 'forward', 'set'] as const
const example = { number: '1600', words: ['JOIN'], action: { kind: 'join', wording: 'Offers by text, at most one a week. Reply STOP to end.', text: 'Welcome!' } }

export function Words() {
  const cache = useQueryClient()
  const may = useMay()
  const { data: lists = [] } = useLists()
  const [adding, setAdding] = useState(false)
  const [going, setGoing] = useState<Keyword>()
  const removing = useMutation({
    mutationFn: (id: string) => removeKeyword(id),
    onSuccess: async () => {
      setGoing(undefined)
      await cache.invalidateQueries({ queryKey: kept })
    },
  })
  const nameOf = (id: string | undefined) => lists.find((one) => one.id === id)?.name ?? id
  return (
    <>
      {may({ scope: 'write' }) && (
        <div className={classes.top}>
          <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        </div>
      )}
      <Listing
        label={texts.listed} queryKey={kept} read={({ after, signal }) => listKeywords(after, signal)} idOf={(one) => one.id}
        columns={[
          { head: texts.words, width: '14rem', cell: (one) => <Marks words={one.words} /> },
          { head: words.number, width: '10rem', cell: (one) => <bdi className={classes.number}>{showNumber(one.number)}</bdi> },
          { head: texts.does, cell: (one) => says(one.action, nameOf) },
          {
            head: words.remove, width: '5rem', end: true,
            cell: (one) =>
              may({ scope: 'write' }) && (
                <ActionIcon aria-label={`${words.remove}: ${one.words[0]}`} onClick={() => setGoing(one)}>
                  <Trash2 size={16} />
                </ActionIcon>
              ),
          },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: curl('/v1/keywords', example) }}
      />
      {adding && <Add onClose={() => setAdding(false)} />}
      {going && (
        <Confirm
          title={texts.removeTitle(going.words[0] ?? '')} action={words.remove} busy={removing.isPending} error={removing.error}
          onConfirm={() => removing.mutate(going.id)} onClose={() => setGoing(undefined)}
        >
          <p>{texts.removeWhat}</p>
        </Confirm>
      )}
    </>
  )
}

const Marks = ({ words: all }: { words: readonly string[] }) => (
  <span className={classes.marks}>
    {all.map((word) => (
      <bdi key={word} className={classes.mark}>
        {word}
      </bdi>
    ))}
  </span>
)

function says(action: Action, nameOf: (id: string | undefined) => string | undefined): string {
  switch (action.kind) {
    case 'reply':
      return texts.says.reply(action.text)
    case 'join':
      return [texts.says.join(nameOf(action.list)), action.confirm !== undefined && texts.confirmed].filter(Boolean).join(', ')
    case 'leave':
      return texts.says.leave(nameOf(action.list))
    case 'forward':
      return texts.says.forward(showNumber(action.to))
    case 'set':
      return texts.says.set(action.field, action.value)
  }
}

type Typed = { kind: Action['kind']; text: string; list: string; wording: string; confirm: string; to: string; field: string; value: string }
const nothing: Typed = { kind: 'join', text: '', list: '', wording: '', confirm: '', to: '', field: '', value: '' }

function actionOf({ kind, list, wording, confirm, to, field, value, ...typed }: Typed): Action | undefined {
  const text = typed.text.trim()
  const said = text === '' ? {} : { text }
  const into = list === '' ? {} : { list }
  switch (kind) {
    case 'reply':
      return text === '' ? undefined : { kind, text }
    case 'join':
      return wording.trim() === '' ? undefined : { kind, ...into, wording: wording.trim(), ...(confirm.trim() !== '' && { confirm: confirm.trim() }), ...said }
    case 'leave':
      return { kind, ...into, ...said }
    case 'forward':
      return to.trim() === '' ? undefined : { kind, to: bareNumber(to.trim()) }
    case 'set':
      return field === '' || value.trim() === '' ? undefined : { kind, field, value: value.trim(), ...said }
  }
}

function Add({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const [number, setNumber] = useState('')
  const [given, setGiven] = useState('')
  const [typed, setTyped] = useState(nothing)
  const action = actionOf(typed)
  const all = listed(given)
  const adding = useMutation({
    mutationFn: () => addKeyword({ number: bareNumber(number.trim()), words: all, action: action! }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: kept })
      onClose()
    },
  })
  return (
    <Dialog title={texts.add} onClose={onClose}>
      <Form
        label={texts.add} action={texts.add} error={adding.error} busy={adding.isPending} ready={number.trim() !== '' && all.length > 0 && action !== undefined}
        onSubmit={() => adding.mutate()} onCancel={onClose}
      >
        <Field name="number" label={words.number} hint={words.numberHint} value={number} onChange={setNumber} />
        <Field name="words" label={texts.words} hint={texts.wordsHint} value={given} onChange={setGiven} />
        <Choice
          name="kind" label={texts.does} value={typed.kind} onChange={(kind) => setTyped({ ...typed, kind })}
          options={kinds.map((value) => ({ value, word: texts.kinds[value] }))}
        />
        <ActionFields typed={typed} onChange={(part) => setTyped({ ...typed, ...part })} />
      </Form>
    </Dialog>
  )
}

function ActionFields({ typed, onChange }: { typed: Typed; onChange(part: Partial<Typed>): void }) {
  const { data: lists = [] } = useLists()
  const { data: fields = [] } = useFields()
  const { kind } = typed
  return (
    <>
      {(kind === 'join' || kind === 'leave') && (
        <Choice
          name="list" label={words.list} value={typed.list} onChange={(list) => onChange({ list })}
          options={[{ value: '', word: words.noList }, ...lists.map(({ id, name }) => ({ value: id, word: name }))]}
        />
      )}
      {kind === 'join' && (
        <>
          <Area name="wording" rows={2} label={texts.wording} hint={texts.wordingHint} value={typed.wording} onChange={(wording) => onChange({ wording })} />
          <Field name="confirm" label={texts.confirm} hint={texts.confirmHint} value={typed.confirm} onChange={(confirm) => onChange({ confirm })} />
        </>
      )}
      {kind === 'forward' && <Field name="to" type="tel" label={texts.to} value={typed.to} onChange={(to) => onChange({ to })} />}
      {kind === 'set' && (
        <>
          <Choice
            name="field" label={texts.field} value={typed.field} onChange={(field) => onChange({ field })}
            options={[{ value: '', word: '–' }, ...fields.map(({ key, title }) => ({ value: key, word: title }))]}
          />
          <Field name="value" label={texts.value} value={typed.value} onChange={(value) => onChange({ value })} />
        </>
      )}
      {kind !== 'forward' && (
        <Area name="text" rows={2} label={texts.text} {...(kind !== 'reply' && { hint: texts.textHint })} value={typed.text} onChange={(text) => onChange({ text })} />
      )}
    </>
  )
}
