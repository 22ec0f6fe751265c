// How long messages and texts are kept: told, not changed, as it is a setting of the installation.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../api/call.ts'
import { Details } from '../frame/Details.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import classes from './Settings.module.css'
import { words as all } from './words.ts'

const words = all.retention
type Kept = { messageDays: number | null; textDays: number | null; codes: 'until_sent' | 'as_others' }
const consentAt: string = '/consent'

function Value({ says, setting }: { says: string; setting: string }) {
  return (
    <>
      {says} <code className={classes.under}>{setting}</code>
    </>
  )
}

export function Retention() {
  const { data, error, refetch } = useQuery({ queryKey: ['retention'], queryFn: ({ signal }) => call<Kept>('GET', '/v1/retention', { signal }) })
  const days = (count: number | null) => (count === null ? words.ever : words.days(count))
  return (
    <Sheet title={words.title} lead={words.lead}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <Details
          of={[
            [words.messages, <Value key="messages" says={days(data.messageDays)} setting="ONESIXTY_KEEP_MESSAGES_DAYS" />],
            [words.texts, <Value key="texts" says={days(data.textDays)} setting="ONESIXTY_KEEP_TEXTS_DAYS" />],
            [words.codes, <Value key="codes" says={data.codes === 'until_sent' ? words.untilSent : words.asOthers} setting="ONESIXTY_KEEP_CODES" />],
          ]}
        />
      )}
      <p className={classes.after}>
        <Link to={consentAt}>{words.erase}</Link>
      </p>
    </Sheet>
  )
}
