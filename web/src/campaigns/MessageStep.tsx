// What a campaign says: the usual text, texts in other languages, or several that are tried; details of people; and a phone
// that shows it as real people get it.
import { ActionIcon, Button, NativeSelect } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { segment } from '../../../src/sms/segments.ts'
import type { Field as Detail } from '../contacts/calls.ts'
import { useFields } from '../contacts/queries.ts'
import { Field, Tick } from '../frame/Fields.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Meter, strayChars } from '../home/Meter.tsx'
import { TextField } from '../home/TextField.tsx'
import { locale } from '../text/language.ts'
import { type Draft, mostVariants, variantName } from './drafts.ts'
import { FollowUps } from './FollowUps.tsx'
import { insert, placeFor } from './insertion.ts'
import { MoreFields } from './MoreFields.tsx'
import { PhonePreview, useSamples } from './PhonePreview.tsx'
import { fill, languageFor } from './rendering.ts'
import { SplitFields } from './SplitFields.tsx'
import classes from './Wizard.module.css'
import type { StepProps } from './steps.ts'
import { words } from './words.ts'

const { message: texts } = words
const offered = ['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pl', 'pt', 'ru', 'tr', 'uk', 'zh'] as const
const names = new Intl.DisplayNames(locale, { type: 'language' })
const nameOf = (tag: string) => names.of(tag) ?? tag

/** Which of the texts is being written: the usual one, one of a language, or one that is tried. */
type Open = { language?: string; variant?: number }

function textOf({ text, texts: byLanguage, variants }: Draft, { language, variant }: Open): string {
  if (variant !== undefined) return variants[variant] ?? ''
  return language === undefined ? text : (byLanguage[language] ?? '')
}

function withText(draft: Draft, { language, variant }: Open, text: string): Partial<Draft> {
  if (variant !== undefined) return { variants: draft.variants.map((one, at) => (at === variant ? text : one)) }
  return language === undefined ? { text } : { texts: { ...draft.texts, [language]: text } }
}

export function MessageStep({ draft, onChange }: StepProps) {
  const split = draft.variants.length > 0
  const [chosen, setChosen] = useState<Open>({})
  const open: Open = split ? { variant: Math.min(chosen.variant ?? 0, draft.variants.length - 1) } : chosen.variant === undefined ? chosen : {}
  const text = textOf(draft, open)
  const write = (next: string) => onChange(withText(draft, open, next))
  const letters = useRef<HTMLTextAreaElement>(null)
  // a text that was there is written on, not before
  useEffect(() => letters.current?.setSelectionRange(-1, -1), [])
  const put = (detail: Detail) => {
    const field = letters.current
    if (!field) return
    const written = insert(text, placeFor(detail, texts.fallback), field.selectionStart, field.selectionEnd)
    flushSync(() => write(written.text))
    field.focus()
    field.setSelectionRange(written.caret, written.caret)
  }
  const everybody = useSamples(draft)
  const readers = split ? everybody : everybody.filter(({ language }) => languageFor(draft.texts, language) === open.language)
  const samples = readers.length > 0 ? readers : everybody
  const [at, setAt] = useState(0)
  const sample = samples[at % Math.max(1, samples.length)]
  const filled = useMemo(() => fill(text, sample?.fields ?? {}), [text, sample])
  const shown = useMemo(() => segment(filled.text), [filled])
  const costly = useMemo(() => strayChars(segment(text)), [text])
  return (
    <div className={classes.message}>
      <Sheet>
        <div className={classes.fields}>
          <Field name="from" label={texts.from} hint={texts.fromHint} value={draft.from} onChange={(from) => onChange({ from })} autoFocus />
          <Which draft={draft} open={open} onOpen={setChosen} onChange={onChange} />
          <TextField label={texts.text} value={text} marked={costly} describedBy="count" letters={letters} onChange={write} />
          <Details onInsert={put} />
          <Meter id="count" text={text} counted={shown} onPlain={write} />
          <Tick
            name="split" label={texts.split} hint={texts.splitHint} value={split}
            onChange={(on) => onChange(on ? { variants: [draft.text, ''] } : { variants: [], text: draft.variants[0] ?? draft.text })}
          />
          {split && <SplitFields draft={draft} onChange={onChange} />}
          <MoreFields draft={draft} onChange={onChange} />
        </div>
      </Sheet>
      <PhonePreview from={draft.from} filled={filled} sample={sample} many={samples.length > 1} onTurn={(by) => setAt((at + by + samples.length) % samples.length)} />
      <FollowUps followUps={draft.followUps} onChange={(followUps) => onChange({ followUps })} />
    </div>
  )
}

type WhichProps = { draft: Draft; open: Open; onOpen(open: Open): void; onChange(part: Partial<Draft>): void }

/** The texts there are, one of them open; how to have one more, and to take one away. */
function Which({ draft, open, onOpen, onChange }: WhichProps) {
  const { variants } = draft
  const split = variants.length > 0
  const languages = Object.keys(draft.texts)
  const tab = (key: string, word: string, to: Open, isOpen: boolean, onDrop?: () => void) => (
    <span key={key} className={classes.tab} data-open={isOpen}>
      <button type="button" aria-pressed={isOpen} onClick={() => onOpen(to)}>
        {word}
      </button>
      {onDrop && (
        <ActionIcon size="sm" aria-label={`${split ? texts.removeVariant : texts.removeLanguage}: ${word}`} onClick={onDrop}>
          <X size={14} />
        </ActionIcon>
      )}
    </span>
  )
  const dropVariant = (at: number) => {
    onOpen({})
    onChange({ variants: variants.filter((_, place) => place !== at) })
  }
  const dropLanguage = (tag: string) => {
    onOpen({})
    onChange({ texts: Object.fromEntries(Object.entries(draft.texts).filter(([one]) => one !== tag)) })
  }
  return (
    <div className={classes.tabs}>
      {split
        ? variants.map((_, at) => tab(variantName(at), texts.variant(variantName(at)), { variant: at }, open.variant === at, variants.length > 1 ? () => dropVariant(at) : undefined))
        : [tab('', texts.usual, {}, open.language === undefined), ...languages.map((tag) => tab(tag, nameOf(tag), { language: tag }, open.language === tag, () => dropLanguage(tag)))]}
      {split && variants.length < mostVariants && (
        <Button
          variant="default" leftSection={<Plus size={16} />}
          onClick={() => {
            onChange({ variants: [...variants, ''] })
            onOpen({ variant: variants.length })
          }}
        >
          {texts.addVariant}
        </Button>
      )}
      {!split && (
        <NativeSelect
          aria-label={texts.addLanguage} title={texts.languageHint} value=""
          onChange={({ currentTarget: { value } }) => {
            onChange({ texts: { ...draft.texts, [value]: '' } })
            onOpen({ language: value })
          }}
          data={[{ value: '', label: `+ ${texts.addLanguage}` }, ...offered.filter((tag) => !languages.includes(tag)).map((tag) => ({ value: tag, label: nameOf(tag) }))]}
        />
      )}
    </div>
  )
}

function Details({ onInsert }: { onInsert(detail: Detail): void }) {
  const { data: fields = [] } = useFields()
  if (fields.length === 0) return null
  return (
    <div className={classes.details}>
      <p className={classes.hint}>
        {texts.details}: {texts.detailsHint}
      </p>
      <div className={classes.chips}>
        {fields.map((field) => (
          <button key={field.key} type="button" className={classes.chip} onClick={() => onInsert(field)} aria-label={texts.insert(field.title)}>
            {`{{ ${field.key} }}`}
          </button>
        ))}
      </div>
    </div>
  )
}
