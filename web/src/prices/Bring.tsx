// A price list is brought: chosen or pasted, compared with what is in force, and put in force when somebody has seen what it
// changes. What is dangerous (jumps, loss, all gone) has to be said yes to. Knows one list.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Choice, Field, Form, Tick } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { bring, compare, type Compared, type Side, type ToBring } from './calls.ts'
import { Changes } from './Changes.tsx'
import classes from './Prices.module.css'
import { words } from './words.ts'

const { form, diff: said } = words

type BringProps = { side: Side; owners: readonly { id: string; name: string; currency?: string }[]; onDone(rows: number): void; onClose(): void }
type Draft = { of: string; currency: string; source: string; from: string; mode: 'replace' | 'merge'; csv: string; file?: string }

/** In base64, as the API takes it. */
async function read(file: File): Promise<string> {
  const octets = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < octets.length; at += 0x8000) text += String.fromCharCode(...octets.subarray(at, at + 0x8000))
  return btoa(text)
}

export function Bring({ side, owners, onDone, onClose }: BringProps) {
  const [draft, setDraft] = useState<Draft>({ of: '', currency: 'EUR', source: '', from: '', mode: 'replace', csv: '' })
  const [yes, setYes] = useState({ allowJumps: false, allowLoss: false, confirm: false })
  const put = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }))
  const of = draft.of || (owners[0]?.id ?? '') // they may come when this is open already
  const list: ToBring = {
    ...(side === 'sell' ? { plan: of } : { connection: of, currency: draft.currency }),
    source: draft.source.trim(), mode: draft.mode, ...(draft.from !== '' && { validFrom: new Date(draft.from).toISOString() }),
    ...(draft.file === undefined ? { csv: draft.csv } : { file: draft.file }),
  }
  const comparing = useMutation({ mutationFn: (asked: ToBring) => compare(side, asked) })
  const bringing = useMutation({
    // what was compared, whatever was written since
    mutationFn: () => bring(side, { ...(comparing.variables ?? list), ...(yes.allowJumps && { allowJumps: true }), ...(yes.allowLoss && side === 'sell' && { allowLoss: true }), ...(yes.confirm && { confirm: true }) }),
    onSuccess: ({ rows }) => onDone(rows),
  })
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? []
    if (!file) return
    const octets = await read(file)
    setDraft((now) => ({ ...now, file: octets, csv: '', source: now.source || file.name }))
  }
  const compared = comparing.data
  const currency = side === 'sell' ? (owners.find(({ id }) => id === of)?.currency ?? '') : draft.currency
  return (
    <Dialog title={words.bring} onClose={onClose} wide={compared !== undefined}>
      {compared ? (
        <Seen compared={compared} currency={currency} yes={yes} setYes={setYes} busy={bringing.isPending} error={bringing.error} onBack={() => comparing.reset()} onBring={() => bringing.mutate()} />
      ) : (
        <Form
          onSubmit={() => comparing.mutate(list)} busy={comparing.isPending} error={comparing.error} action={form.compare} onCancel={onClose}
          ready={of !== '' && draft.source.trim() !== '' && (draft.file !== undefined || draft.csv.trim() !== '')}
        >
          <Choice name={side === 'sell' ? 'plan' : 'connection'} label={form.of[side]} value={of} options={owners.map(({ id, name }) => ({ value: id, word: name }))} onChange={(next) => put({ of: next })} />
          {side === 'cost' && <Field name="currency" label={form.currency} value={draft.currency} onChange={(next) => put({ currency: next.toUpperCase() })} />}
          <label className={classes.file}>
            <span>{form.file}</span>
            <input type="file" accept=".csv,.txt,.tsv,.xlsx,.gz,text/csv" onChange={(event) => void choose(event)} />
            <span className={classes.small}>{form.fileHint}</span>
          </label>
          {draft.file === undefined && <Area name="csv" label={form.paste} rows={5} placeholder={form.pasteHint} value={draft.csv} onChange={(csv) => put({ csv })} />}
          <Field name="source" label={form.source} hint={form.sourceHint} value={draft.source} onChange={(source) => put({ source })} />
          <Field name="validFrom" type="datetime-local" label={form.from} hint={form.fromHint} value={draft.from} onChange={(from) => put({ from })} />
          <Choice name="mode" label={form.mode} value={draft.mode} options={[{ value: 'replace', word: form.modes.replace }, { value: 'merge', word: form.modes.merge }]} onChange={(mode) => put({ mode })} />
        </Form>
      )}
    </Dialog>
  )
}

type Yes = { allowJumps: boolean; allowLoss: boolean; confirm: boolean }
type SeenProps = { compared: Compared; currency: string; yes: Yes; setYes(yes: Yes): void; busy: boolean; error: unknown; onBack(): void; onBring(): void }

function Seen({ compared: { rows, diff }, currency, yes, setYes, busy, error, onBack, onBring }: SeenProps) {
  const allGone = diff.removed > 0 && diff.raised + diff.lowered + diff.unchanged === 0
  const loss = diff.belowCost ?? 0
  const ready = (diff.jumps === 0 || yes.allowJumps) && (loss === 0 || yes.allowLoss) && (!allGone || yes.confirm)
  return (
    <div className={classes.seen}>
      <Changes rows={rows} diff={diff} currency={currency} />
      {diff.jumps > 0 && <Tick name="allowJumps" label={said.allowJumps(diff.jumps)} value={yes.allowJumps} onChange={(allowJumps) => setYes({ ...yes, allowJumps })} />}
      {loss > 0 && <Tick name="allowLoss" label={said.allowLoss(loss)} value={yes.allowLoss} onChange={(allowLoss) => setYes({ ...yes, allowLoss })} />}
      {allGone && <Tick name="confirm" label={said.confirm} value={yes.confirm} onChange={(confirm) => setYes({ ...yes, confirm })} />}
      {Boolean(error) && <Trouble error={error} />}
      <div className={classes.choices}>
        <Button variant="default" onClick={onBack}>
          {form.back}
        </Button>
        <Button loading={busy} disabled={!ready} onClick={onBring}>
          {form.bring}
        </Button>
      </div>
    </div>
  )
}
