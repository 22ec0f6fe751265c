// The segments: rules with a name, and how many each fits now. Knows no rule.
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Shapes } from 'lucide-react'
import { curl } from '../frame/curl.ts'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { showDay } from '../text/format.ts'
import { listSegments } from './calls.ts'
import classes from './Contacts.module.css'
import { keptSegments, useCount } from './queries.ts'
import { words } from './words.ts'

const { segments: texts } = words
const example = { name: 'Low Countries', rule: { country: ['NL', 'BE'] } }

export function Segments() {
  const may = useMay()
  const navigate = useNavigate()
  const open = (id: string) => void navigate({ to: '/segments/$id', params: { id } })
  return (
    <>
      <div className={classes.count}>
        <span>{texts.lead}</span>
        {may({ scope: 'write' }) && (
          <Button leftSection={<Shapes size={16} />} onClick={() => open('new')}>
            {texts.create}
          </Button>
        )}
      </div>
      <Listing
        label={words.tabs.segments} queryKey={[...keptSegments, 'rows']} read={listSegments} idOf={(one) => one.id} onOpen={({ id }) => open(id)}
        columns={[
          { head: words.name, cell: (one) => <span className={classes.name}>{one.name}</span> },
          { head: words.tabs.people, width: '10rem', cell: (one) => <Fits segment={one.id} />, end: true },
          { head: words.columns.added, width: '8rem', cell: (one) => <span className={classes.dim}>{showDay(one.createdAt)}</span>, end: true },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: curl('/v1/segments', example) }}
      />
    </>
  )
}

function Fits({ segment }: { segment: string }) {
  const { data } = useCount({ segment })
  return <>{data && (data.exact ? words.people(data.count) : words.atLeast(data.count))}</>
}
