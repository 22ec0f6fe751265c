// A table of prefixes is brought, as a file or pasted; all of it counts or nothing.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { Dialog } from '../frame/Dialog.tsx'
import { Area, Field, Form, Tick } from '../frame/Fields.tsx'
import { bringTable, type Table, tablesKey } from './calls.ts'
import classes from './Networks.module.css'
import { words } from './words.ts'

const { form: texts } = words

export function BringTable({ onDone, onClose }: { onDone(table: Table): void; onClose(): void }) {
  const cache = useQueryClient()
  const [draft, setDraft] = useState({ source: '', csv: '', replace: false })
  const [file, setFile] = useState<string>()
  const put = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const bringing = useMutation({
    mutationFn: () => bringTable({ ...draft, source: draft.source.trim(), csv: file ?? draft.csv }),
    onSuccess: async (table) => {
      await cache.invalidateQueries({ queryKey: tablesKey })
      onDone(table)
    },
  })
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.currentTarget.files ?? []
    if (!chosen) return
    setFile(await chosen.text())
    if (draft.source === '') put({ source: chosen.name })
  }
  return (
    <Dialog title={words.bring} onClose={onClose}>
      <Form
        onSubmit={() => bringing.mutate()} busy={bringing.isPending} error={bringing.error} action={words.bring} onCancel={onClose}
        ready={draft.source.trim() !== '' && (file ?? draft.csv).trim() !== ''}
      >
        <label className={classes.file}>
          <span>{texts.file}</span>
          <input type="file" accept=".csv,.txt,.tsv,text/csv" onChange={(event) => void choose(event)} />
          <span className={classes.small}>{texts.fileHint}</span>
        </label>
        {file === undefined && <Area name="csv" label={texts.paste} rows={5} placeholder={'prefix,country,mcc,mnc,name\n31612,NL,204,08,KPN'} value={draft.csv} onChange={(csv) => put({ csv })} />}
        <Field name="source" label={texts.source} hint={texts.sourceHint} value={draft.source} onChange={(source) => put({ source })} />
        <Tick name="replace" label={texts.replace} hint={texts.replaceHint} value={draft.replace} onChange={(replace) => put({ replace })} />
      </Form>
    </Dialog>
  )
}
