// One connection: how it is now, its settings and their versions, and what can be done with it. Knows no other connection.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, Pause, Pencil, Play, PlugZap, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { keepAnswer } from '../api/answered.ts'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCount, showCountry, showFull, showMoment, showShare, showSpan } from '../text/format.ts'
import { changeConnection, type Connection, connectionKey, connectionPath, connectionsKey, removeConnection, rollBack, switchConnection, testConnection } from './calls.ts'
import { ConnectionForm } from './ConnectionForm.tsx'
import { placeOf } from './Connections.tsx'
import classes from './Connections.module.css'
import { ProbeResult } from './ProbeResult.tsx'
import { useConnection, useHealthOf } from './queries.ts'
import { changeOf, draftOf } from './settings.ts'
import { nameOfSetting, valueOfSetting } from './shown.ts'
import { StateWord } from './StateWord.tsx'
import { Versions } from './Versions.tsx'
import { words } from './words.ts'

const back: string = '/connections'
const { facts } = words

export function ConnectionPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data, error, refetch } = useConnection(id)
  return (
    <>
      <Link to={back} className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      {data ? <Whole connection={data} /> : <PageHead title={words.title} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
    </>
  )
}

function Whole({ connection }: { connection: Connection }) {
  const { id, name, builtin, paused, status } = connection
  const cache = useQueryClient()
  const navigate = useNavigate()
  /** With the connection as it was then: what a colleague changes meanwhile is not written over. */
  const [open, setOpen] = useState<'remove' | { edit: Connection } | { back: number; from: Connection }>()
  const take = (changed: Connection) => {
    keepAnswer(cache, connectionKey(id), changed)
    void cache.invalidateQueries({ queryKey: connectionsKey })
  }
  const done = (changed: Connection) => {
    take(changed)
    close()
  }
  const testing = useMutation({ mutationFn: () => testConnection(id) })
  const switching = useMutation({ mutationFn: () => switchConnection(id, paused ? 'resume' : 'pause'), onSuccess: take })
  const changing = useMutation({ mutationFn: ({ change, from }: { change: object; from: Connection }) => changeConnection(id, change, from.version), onSuccess: done })
  const rolling = useMutation({ mutationFn: ({ back: to, from }: { back: number; from: Connection }) => rollBack(id, to, from.version), onSuccess: done })
  const removing = useMutation({
    mutationFn: () => removeConnection(id),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: connectionsKey })
      void navigate({ to: back })
    },
  })
  /** What went wrong there is not said of the next. */
  const close = () => {
    setOpen(undefined)
    for (const one of [changing, rolling, removing]) one.reset()
  }
  return (
    <>
      <PageHead title={name} lead={[String(connection.protocol).toUpperCase(), placeOf(connection), builtin && words.builtin].filter(Boolean).join(' · ')} curl={curl(connectionPath(id))}>
        <Button leftSection={<PlugZap size={16} />} loading={testing.isPending} onClick={() => testing.mutate()}>
          {words.test}
        </Button>
        {!builtin && (
          <>
            <Button variant="default" leftSection={<Pencil size={16} />} onClick={() => setOpen({ edit: connection })}>
              {words.edit}
            </Button>
            <Button variant="default" leftSection={paused ? <Play size={16} /> : <Pause size={16} />} loading={switching.isPending} onClick={() => switching.mutate()}>
              {paused ? words.resume : words.pause}
            </Button>
            <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => setOpen('remove')}>
              {words.remove}
            </Button>
          </>
        )}
      </PageHead>
      {(testing.error ?? switching.error) && <Trouble error={testing.error ?? switching.error} />}
      {testing.data && <ProbeResult probe={testing.data} />}
      {status.error && (
        <p className={classes.lastError}>
          <b>{words.lastError}</b> <time dateTime={status.error.at}>{showMoment(status.error.at)}</time> {status.error.say}
        </p>
      )}
      <div className={classes.halves}>
        <div className={classes.column}>
          <Now connection={connection} />
          {!builtin && <Versions connection={connection} onBack={(to) => setOpen({ back: to, from: connection })} />}
        </div>
        <SettingsShown connection={connection} />
      </div>
      {typeof open === 'object' && 'edit' in open && (
        <Dialog title={`${words.edit}: ${name}`} onClose={close}>
          <ConnectionForm draft={draftOf(open.edit)} isNew={false} busy={changing.isPending} error={changing.error} onCancel={close} onSave={(draft) => changing.mutate({ change: changeOf(draft, open.edit), from: open.edit })} />
        </Dialog>
      )}
      {open === 'remove' && (
        <Confirm title={words.removeTitle(name)} action={words.remove} busy={removing.isPending} error={removing.error} onClose={close} onConfirm={() => removing.mutate()}>
          {words.removeSays}
        </Confirm>
      )}
      {typeof open === 'object' && 'back' in open && (
        <Confirm title={words.versions.confirm(open.back)} action={words.versions.back} busy={rolling.isPending} error={rolling.error} onClose={close} onConfirm={() => rolling.mutate(open)}>
          {words.versions.says}
        </Confirm>
      )}
    </>
  )
}

function Now({ connection: { id, status, doubtedReceipts, learnedIds, receiptsUrl, inboundUrl, version, changedAt } }: { connection: Connection }) {
  const { data: health } = useHealthOf()
  const found = health?.connections.find((one) => one.connection === id)
  const rows: [string, ReactNode][] = [
    [facts.state, <StateWord key="state" state={status.state} />],
    [facts.binds, status.binds !== undefined && words.of(showCount(status.bindsUp ?? 0), showCount(status.binds))],
    [facts.window, words.of(showCount(status.outstanding), showCount(status.window))],
    [facts.allowed, status.allowedPerSecond !== undefined && words.perSecond(showCount(status.allowedPerSecond))],
    [facts.latency, found?.latencyMs !== undefined && showSpan(found.latencyMs)],
    [facts.errors, found && found.answers > 0 && showShare(found.errorShare)],
    [facts.sent, showCount(status.sent)],
    [facts.slowed, status.slowed > 0 && showCount(status.slowed)],
    [facts.uncertain, status.uncertain > 0 && showCount(status.uncertain)],
    [facts.congestion, status.congestion !== undefined && showShare(status.congestion / 100)],
    [facts.doubted, doubtedReceipts?.map(showCountry).join(', ')],
    [facts.learned, learnedIds && `${learnedIds.response} → ${learnedIds.receipt}`],
    [facts.receiptsUrl, receiptsUrl && <code key="receipts">{receiptsUrl}</code>],
    [facts.inboundUrl, inboundUrl && <code key="inbound">{inboundUrl}</code>],
    [facts.version, showCount(version)],
    [facts.changed, showFull(changedAt)],
  ]
  return (
    <Sheet title={words.now}>
      <List rows={rows} />
    </Sheet>
  )
}

const apart = new Set(['id', 'name', 'secrets', 'version', 'paused', 'builtin', 'createdAt', 'changedAt', 'status', 'doubtedReceipts', 'learnedIds', 'receiptsUrl', 'inboundUrl'])

function SettingsShown({ connection }: { connection: Connection }) {
  const rows = Object.entries(connection).flatMap(([name, value]): [string, ReactNode][] => {
    const isEmpty = value === '' || value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)
    return apart.has(name) || isEmpty ? [] : [[nameOfSetting(name), <code key={name} title={name}>{valueOfSetting(name, value)}</code>]]
  })
  return (
    <Sheet title={words.settings}>
      <List rows={[...rows, ...connection.secrets.map((name): [string, ReactNode] => [nameOfSetting(name), words.secretSet])]} />
    </Sheet>
  )
}

const List = ({ rows }: { rows: readonly [string, ReactNode][] }) => (
  <dl className={classes.facts}>
    {rows.filter(([, value]) => Boolean(value)).map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
