// The files that people came with: a place to drop the next one, and what became of the others. Knows no column.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { showCount, showMoment } from '../text/format.ts'
import { createImport, listImports } from './import-calls.ts'
import classes from './Imports.module.css'
import { keepUploading } from './uploads.ts'
import { words } from './words.ts'

const { imports: texts } = words

export function Imports() {
  const may = useMay()
  const navigate = useNavigate()
  return (
    <>
      {may({ scope: 'write' }) && <Drop />}
      <Listing
        label={words.tabs.imports} queryKey={['imports', 'rows']} read={({ after, signal }) => listImports({ after, signal })} idOf={(one) => one.id}
        onOpen={({ id }) => void navigate({ to: '/imports/$id', params: { id } })}
        columns={[
          { head: words.name, cell: (one) => <strong className={classes.name}>{one.name}</strong> },
          { head: texts.is, width: '9rem', cell: (one) => <span data-state={one.state} className={classes.state}>{texts.states[one.state]}</span> },
          { head: texts.counts.created, width: '7rem', cell: (one) => showCount(one.counts.created), end: true },
          { head: texts.counts.updated, width: '7rem', cell: (one) => showCount(one.counts.updated), end: true },
          { head: texts.counts.failed, width: '8rem', cell: (one) => showCount(one.counts.failed), end: true },
          { head: words.columns.added, width: '9rem', cell: (one) => showMoment(one.createdAt), end: true },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: `npx onesixty contacts import people.csv --country NL\n\n${curl('/v1/imports', { name: 'people.csv' })}` }}
      />
    </>
  )
}

function Drop() {
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const beginning = useMutation({
    mutationFn: async (file: File) => {
      const { id } = await createImport(file.name.slice(0, 200))
      keepUploading(id, file)
      await navigate({ to: '/imports/$id', params: { id } })
    },
  })
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !beginning.isPending) beginning.mutate(file)
  }
  const drag = (event: DragEvent, is: boolean) => {
    event.preventDefault()
    setOver(is)
  }
  return (
    <div
      className={classes.drop} data-over={over} onDragOver={(event) => drag(event, true)} onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false)
        take(event.dataTransfer.files)
      }}
    >
      <FileUp size={28} aria-hidden="true" />
      <div>
        <strong>{texts.drop}</strong>
        <p>{texts.kinds}</p>
      </div>
      <input ref={input} type="file" accept=".csv,.txt,.tsv,.xlsx" hidden onChange={(event) => take(event.currentTarget.files)} aria-label={texts.choose} />
      <Button onClick={() => input.current?.click()} loading={beginning.isPending}>
        {texts.choose}
      </Button>
      {beginning.error && <Trouble error={beginning.error} />}
    </div>
  )
}
