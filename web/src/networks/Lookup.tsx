// The portability look-up: set, how it does, tried with one number, removed. Knows no table.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { Details } from '../frame/Details.tsx'
import { Field, Form } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { bareNumber, showCount } from '../text/format.ts'
import { getLookup, lookupKey, removeLookup, tablesKey, tryLookup } from './calls.ts'
import { LookupForm } from './LookupForm.tsx'
import { NetworkOf } from './NetworkOf.tsx'
import classes from './Networks.module.css'
import { useTables } from './tables.ts'
import { words } from './words.ts'

const { lookup: texts } = words

export function Lookup() {
  const cache = useQueryClient()
  const [open, setOpen] = useState<'change' | 'remove'>()
  const { data: tables } = useTables()
  const isSet = tables?.lookup
  const { data, error, refetch } = useQuery({ queryKey: lookupKey, queryFn: ({ signal }) => getLookup(signal), enabled: isSet === true })
  const close = () => setOpen(undefined)
  const removing = useMutation({
    mutationFn: removeLookup,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: tablesKey })
      cache.removeQueries({ queryKey: lookupKey })
      close()
    },
  })
  return (
    <Sheet title={texts.title} lead={texts.lead}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <Details
          of={[
            [texts.name, data.name], [texts.url, <code key="url">{data.url}</code>], [texts.headers, data.headers.join(', ')],
            [texts.counters, texts.counted(showCount(data.counters.asked), showCount(data.counters.answered), showCount(data.counters.failed), showCount(data.counters.tooLate))],
          ]}
        />
      )}
      {data?.sealedAway && <p className={classes.bad}>{texts.sealedAway}</p>}
      {isSet === false && <p className={classes.small}>{texts.none}</p>}
      {(data ?? isSet === false) && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => setOpen('change')}>
            {data ? texts.change : texts.set}
          </Button>
          {data && (
            <Button variant="default" onClick={() => setOpen('remove')}>
              {texts.remove}
            </Button>
          )}
        </div>
      )}
      {data && <Trial />}
      {open === 'change' && <LookupForm now={data} onClose={close} />}
      {open === 'remove' && (
        <Confirm title={texts.removeTitle} action={texts.remove} busy={removing.isPending} error={removing.error} onClose={close} onConfirm={() => removing.mutate()}>
          {texts.removeSays}
        </Confirm>
      )}
    </Sheet>
  )
}

function Trial() {
  const [to, setTo] = useState('')
  const trying = useMutation({ mutationFn: () => tryLookup(bareNumber(to)) })
  const { data } = trying
  return (
    <Form label={texts.try} action={texts.try} busy={trying.isPending} error={trying.error} ready={to.trim() !== ''} onSubmit={() => trying.mutate()}>
      <Field name="to" type="tel" label={words.ask.number} value={to} onChange={setTo} />
      <div role="status">
        {data && <p className={data.ok ? classes.said : classes.bad}>{`${data.say} (${showCount(data.tookMs)} ms)`}</p>}
        {data?.network && <NetworkOf network={data.network} />}
      </div>
    </Form>
  )
}
