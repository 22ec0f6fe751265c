// Sign-up forms: each with its page, the code to scan, and what to put into a page of one's own. Knows no keyword.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, ExternalLink, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLists } from '../contacts/queries.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Choice, Field, Form, optionsOf, Tick } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { bareNumber, showNumber } from '../text/format.ts'
import { type Language, languages } from '../text/language.ts'
import { addForm, codePath, type Form as FormOf, listForms, removeForm } from './calls.ts'
import classes from './Keywords.module.css'
import { words } from './words.ts'

const { forms: texts } = words
const kept = ['forms'] as const
const example = { title: 'Offers of the shop', wording: 'Send me offers by text, at most one a week. Reply STOP to end.', number: '1600', thanks: 'Welcome!' }

export function Forms() {
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({ queryKey: kept, queryFn: ({ signal }) => listForms(undefined, signal) })
  return (
    <>
      {may({ scope: 'write' }) && (
        <div className={classes.top}>
          <Button leftSection={<Plus size={16} />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        </div>
      )}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.data.length === 0 && (
        <Sheet>
          <Empty title={texts.empty} curl={curl('/v1/forms', example)}>
            {texts.emptyHint}
          </Empty>
        </Sheet>
      )}
      <div className={classes.forms}>
        {data?.data.map((form) => (
          <One key={form.id} form={form} />
        ))}
      </div>
      {adding && <Add onClose={() => setAdding(false)} />}
    </>
  )
}

function One({ form }: { form: FormOf }) {
  const cache = useQueryClient()
  const may = useMay()
  const [asked, setAsked] = useState(false)
  const removing = useMutation({ mutationFn: () => removeForm(form.id), onSuccess: () => cache.invalidateQueries({ queryKey: kept }) })
  return (
    <Sheet
      title={form.title} lead={form.wording}
      aside={
        may({ scope: 'write' }) && (
          <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => setAsked(true)} aria-label={`${words.remove}: ${form.title}`}>
            {words.remove}
          </Button>
        )
      }
    >
      <div className={classes.form}>
        <figure className={classes.code}>
          <img src={codePath(form.id)} alt={texts.codeAlt(form.title)} width={176} height={176} />
          <figcaption>
            <a href={codePath(form.id)} download={`${form.id}.svg`}>
              <Download size={14} aria-hidden="true" /> {texts.saveCode}
            </a>
          </figcaption>
        </figure>
        <div className={classes.take}>
          <p>
            <a href={form.url} target="_blank" rel="noopener noreferrer">
              <ExternalLink size={14} aria-hidden="true" /> {texts.page}
            </a>
            <span className={classes.number}>
              {' · '}
              <bdi>{showNumber(form.number)}</bdi>
              {form.keyword && ` · ${form.keyword}`}
            </span>
          </p>
          <h3>{texts.snippet}</h3>
          <Snippet code={form.snippet} label={texts.snippet} tall />
          {form.textLink && (
            <>
              <h3>{texts.textLink}</h3>
              <Snippet code={form.textLink} label={texts.textLink} />
            </>
          )}
        </div>
      </div>
      {asked && (
        <Confirm
          title={texts.removeTitle(form.title)} action={words.remove} busy={removing.isPending} error={removing.error} onConfirm={() => removing.mutate()}
          onClose={() => setAsked(false)}
        >
          <p>{texts.removeWhat}</p>
        </Confirm>
      )}
    </Sheet>
  )
}

function Add({ onClose }: { onClose(): void }) {
  const cache = useQueryClient()
  const { data: lists = [] } = useLists()
  const [typed, setTyped] = useState({ title: '', wording: '', number: '', list: '', keyword: '', country: '', language: '' as '' | Language, thanks: '', confirm: true })
  const set = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part })
  const { title, wording, number, list, keyword, country, language, thanks, confirm } = typed
  const adding = useMutation({
    mutationFn: () =>
      addForm({
        title: title.trim(), wording: wording.trim(), number: bareNumber(number.trim()), thanks: thanks.trim(), confirm, ...(list !== '' && { list }),
        ...(keyword.trim() !== '' && { keyword: keyword.trim() }), ...(country.trim() !== '' && { country: country.trim().toUpperCase() }), ...(language !== '' && { language }),
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: kept })
      onClose()
    },
  })
  return (
    <Dialog title={texts.add} onClose={onClose}>
      <Form
        label={texts.add} action={texts.add} error={adding.error} busy={adding.isPending} ready={[title, wording, number, thanks].every((one) => one.trim() !== '')}
        onSubmit={() => adding.mutate()} onCancel={onClose}
      >
        <Field name="title" label={texts.name} value={title} onChange={(value) => set({ title: value })} />
        <Area name="wording" rows={2} label={texts.wording} hint={texts.wordingHint} value={wording} onChange={(value) => set({ wording: value })} />
        <Field name="number" label={words.number} hint={words.numberHint} value={number} onChange={(value) => set({ number: value })} />
        <Field name="keyword" label={texts.keyword} hint={texts.keywordHint} value={keyword} onChange={(value) => set({ keyword: value })} />
        <Field name="country" label={texts.country} hint={texts.countryHint} value={country} onChange={(value) => set({ country: value })} />
        <Choice
          name="language" label={texts.language} hint={texts.languageHint} value={language} onChange={(value) => set({ language: value })}
          options={[{ value: '', word: texts.anyLanguage }, ...optionsOf(languages)]}
        />
        <Choice
          name="list" label={words.list} value={list} onChange={(value) => set({ list: value })}
          options={[{ value: '', word: words.noList }, ...lists.map(({ id, name }) => ({ value: id, word: name }))]}
        />
        <Field name="thanks" label={texts.thanks} value={thanks} onChange={(value) => set({ thanks: value })} />
        <Tick name="confirm" label={texts.confirm} value={confirm} onChange={(value) => set({ confirm: value })} />
      </Form>
    </Dialog>
  )
}
