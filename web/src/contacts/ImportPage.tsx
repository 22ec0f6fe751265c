// One import from the file to its end: what the columns are, a try, the work itself, the rows that were not taken, undo.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft, Download, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Progress } from '../frame/Progress.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCount } from '../text/format.ts'
import { cancelImport, errorsPath, getImport, type Import, type ImportState, undoImport } from './import-calls.ts'
import { ImportPlan } from './ImportPlan.tsx'
import classes from './Imports.module.css'
import person from './Person.module.css'
import { keptFields, keptPeople, keptTags } from './queries.ts'
import { firstRefused } from './refused-rows.ts'
import { useUpload } from './uploads.ts'
import { words } from './words.ts'

const { imports: texts } = words
const moving: readonly ImportState[] = ['checking', 'running', 'undoing']
const lookAgainMs = 700
const kinds = ['created', 'updated', 'same', 'skipped', 'failed'] as const

export function ImportPage() {
  const { id } = useParams({ from: '/imports/$id' })
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => getImport(id, signal),
    refetchInterval: ({ state }) => (state.data && moving.includes(state.data.state) ? lookAgainMs : false),
  })
  return (
    <>
      <Link to="/contacts" search={{ tab: 'imports' }} className={person.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {texts.back}
      </Link>
      {data && <Whole one={data} onChange={() => void refetch()} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
    </>
  )
}

/** Another when something has come to an end. */
const stageOf = ({ state, startedAt, endedAt }: Import) => [state, startedAt, endedAt].join(' ')

function Whole({ one, onChange }: { one: Import; onChange(): void }) {
  const cache = useQueryClient()
  const may = useMay()
  const upload = useUpload(one.id)
  const result = useRef<HTMLDivElement>(null)
  const came = useRef(stageOf(one))
  useEffect(() => {
    if (came.current === stageOf(one)) return
    came.current = stageOf(one)
    if (moving.includes(one.state)) return
    result.current?.focus({ preventScroll: true })
    result.current?.scrollIntoView({ block: 'start' })
  }, [one])
  const arrived = upload === undefined ? one.bytes > 0 || one.state !== 'uploading' : upload.whole
  const waits = one.state === 'uploading' || one.state === 'checked'
  const steps = useMutation({
    mutationFn: (step: (id: string) => Promise<Import>) => step(one.id),
    onSettled: () => {
      onChange()
      for (const queryKey of [keptPeople, keptFields, keptTags]) void cache.invalidateQueries({ queryKey })
    },
  })
  return (
    <>
      <PageHead title={one.name} lead={texts.states[one.state]} curl={curl(`/v1/imports/${one.id}`)} />
      <div className={classes.stack}>
        {upload && !upload.whole && upload.error === undefined && (
          <Sheet>
            <Progress label={texts.uploading} done={upload.done} total={upload.of}>
              {texts.uploadLeave}
            </Progress>
          </Sheet>
        )}
        {upload?.error !== undefined && <Trouble error={upload.error} />}
        {!arrived && !upload && <p>{texts.again}</p>}
        {one.say && <p role="alert">{one.say}</p>}
        {moving.includes(one.state) && (
          <Sheet aside={<Stop onStop={() => steps.mutate(cancelImport)} shown={may({ scope: 'write' }) && one.state !== 'undoing'} />}>
            <Progress label={`${texts.states[one.state]}: ${texts.rowsDone(one.rowsDone)}`} done={one.rowsDone} leave />
          </Sheet>
        )}
        {one.state !== 'uploading' && (
          <div ref={result} tabIndex={-1} className={classes.result}>
            <Figures one={one} />
          </div>
        )}
        {steps.error && <Trouble error={steps.error} />}
        {/* stays while it is tried: what was chosen holds for the import, too */}
        {(waits || one.state === 'checking') && arrived && (
          <div className={classes.stack} hidden={!waits}>
            <ImportPlan one={one} onStarted={onChange} />
          </div>
        )}
        {['done', 'canceled', 'failed'].includes(one.state) && may({ scope: 'write' }) && <Undo onUndo={() => steps.mutate(undoImport)} />}
      </div>
    </>
  )
}

const Stop = ({ shown, onStop }: { shown: boolean; onStop(): void }) =>
  shown && (
    <Button variant="default" onClick={onStop}>
      {texts.cancel}
    </Button>
  )

function Figures({ one }: { one: Import }) {
  return (
    <Sheet {...(one.state === 'checked' && { title: texts.states.checked, lead: texts.would })}>
      <dl className={classes.figures}>
        {kinds.map((kind) => (
          <div key={kind} data-bad={kind === 'failed' && one.counts.failed > 0}>
            <dt>{texts.counts[kind]}</dt>
            <dd>{showCount(one.counts[kind])}</dd>
          </div>
        ))}
      </dl>
      {one.counts.failed > 0 && <Refused one={one} />}
      <div className={classes.after}>
        {one.counts.failed > 0 && (
          <a href={errorsPath(one.id)} download>
            <Download size={14} aria-hidden="true" /> {texts.errors(one.counts.failed)}
          </a>
        )}
        {one.state === 'done' && <Link to="/contacts">{texts.seePeople}</Link>}
      </div>
    </Sheet>
  )
}

/** The first rows that were not taken, and why. */
function Refused({ one: { id, state, counts } }: { one: Import }) {
  const { data: rows = [] } = useQuery({ queryKey: ['imports', id, 'refused', state, counts.failed], queryFn: ({ signal }) => firstRefused(id, signal), retry: false })
  if (rows.length === 0) return null
  return (
    <ul className={classes.refused} aria-label={texts.counts.failed}>
      {rows.map(({ line, reason, cells }) => (
        <li key={line}>
          <b>{texts.line(line)}</b> <span lang="en">{reason}</span> <bdi>{cells}</bdi>
        </li>
      ))}
    </ul>
  )
}

function Undo({ onUndo }: { onUndo(): void }) {
  const [asked, setAsked] = useState(false)
  return (
    <div>
      <Button variant="default" leftSection={<Undo2 size={16} />} onClick={() => setAsked(true)}>
        {texts.undo}
      </Button>
      {asked && (
        <Confirm
          title={texts.undoTitle} action={texts.undo} onClose={() => setAsked(false)}
          onConfirm={() => {
            setAsked(false)
            onUndo()
          }}
        >
          <p>{texts.undoWhat}</p>
        </Confirm>
      )}
    </div>
  )
}
