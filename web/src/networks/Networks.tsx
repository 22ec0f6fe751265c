// Which network a number belongs to and by whose word; the tables of prefixes that say it, and the look-up of who has taken
// their number along. Knows no route.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Field, Form } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Wide } from '../frame/Wide.tsx'
import { bareNumber, showCount, showDay } from '../text/format.ts'
import { BringTable } from './BringTable.tsx'
import { getNetwork, networkPath, removeTable, type Table, tablesKey } from './calls.ts'
import { Lookup } from './Lookup.tsx'
import { NetworkOf } from './NetworkOf.tsx'
import classes from './Networks.module.css'
import { useTables } from './tables.ts'
import { words } from './words.ts'

const builtIn = 'builtin'

export function Networks() {
  const [bringing, bring] = useState(false)
  const [done, setDone] = useState('')
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl(networkPath('+31612345678'))}>
        <Button leftSection={<Plus size={17} />} onClick={() => bring(true)}>
          {words.bring}
        </Button>
      </PageHead>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Tables said={done} />
          <Lookup />
        </div>
        <Ask />
      </div>
      {bringing && (
        <BringTable
          onClose={() => bring(false)}
          onDone={({ rows }) => {
            bring(false)
            setDone(words.brought(rows))
          }}
        />
      )}
    </>
  )
}

function Ask() {
  const [number, setNumber] = useState('')
  const asking = useMutation({ mutationFn: () => getNetwork(bareNumber(number)) })
  return (
    <Sheet title={words.ask.title} lead={words.ask.lead}>
      <Form label={words.ask.title} action={words.ask.do} busy={asking.isPending} error={asking.error} ready={number.trim() !== ''} onSubmit={() => asking.mutate()}>
        <Field name="number" type="tel" label={words.ask.number} placeholder="+31612345678" value={number} onChange={setNumber} />
      </Form>
      <div role="status">{asking.data && <NetworkOf network={asking.data} />}</div>
    </Sheet>
  )
}

function Tables({ said }: { said: string }) {
  const cache = useQueryClient()
  const [asked, ask] = useState<Table>()
  const { data, error, isPending, refetch } = useTables()
  const removing = useMutation({
    mutationFn: removeTable,
    onSuccess: () => {
      ask(undefined)
      return cache.invalidateQueries({ queryKey: tablesKey })
    },
  })
  const { tables: texts } = words
  return (
    <Sheet title={texts.title} lead={texts.lead}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <Wide label={texts.title} busy={isPending}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{texts.source}</th>
              <th scope="col">{texts.rows}</th>
              <th scope="col">{texts.since}</th>
              <th scope="col">{texts.remove}</th>
            </tr>
          </thead>
          <tbody>
            {data?.data.map((table) => (
              <tr key={table.id}>
                <th scope="row" title={table.source}>{table.id === builtIn ? texts.builtIn : table.source}</th>
                <td>{showCount(table.rows)}</td>
                <td>{table.createdAt ? showDay(table.createdAt) : ''}</td>
                <td>
                  {table.id !== builtIn && (
                    <Button variant="default" size="compact-sm" aria-label={`${texts.remove}: ${table.source}`} onClick={() => ask(table)}>
                      {texts.remove}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p className={classes.said} role="status">
        {said}
      </p>
      {asked && (
        <Confirm title={texts.removeTitle(asked.source)} action={texts.remove} busy={removing.isPending} error={removing.error} onClose={() => ask(undefined)} onConfirm={() => removing.mutate(asked.id)}>
          {texts.removeSays}
        </Confirm>
      )}
    </Sheet>
  )
}
