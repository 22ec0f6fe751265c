// Every code that a request or a message can end with: why, what to do, what others call it. Reads what the server serves
// at /docs. Knows no code by itself.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { call } from '../api/call.ts'
import { words as problems } from '../api/words.ts'
import { Field } from '../frame/Fields.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Details } from '../frame/Details.tsx'
import { endOf } from '../reasons/told.ts'
import classes from './Developers.module.css'
import { Panel } from './Panel.tsx'
import { words as all } from './words.ts'

const words = all.errors

type ProblemRow = { code: string; status: number; title: string; retryable: boolean; cause: string; fix: string; elsewhere?: Record<string, string> }
type EndingRow = { code: string; number: number; meaning: string; permanent: boolean }
type Codes = { problems: ProblemRow[]; endings: EndingRow[] }

/** In the reader's language where there are words for the code; the cause, and English, come from the server. */
const titleOf = ({ code, title }: ProblemRow) => problems.say[code] ?? title
const fixOf = ({ code, fix }: ProblemRow) => (problems.say[code] === undefined ? fix : (problems.next[code] ?? fix))
const wholeOf = (row: ProblemRow) => ({ ...row, ours: `${titleOf(row)} ${fixOf(row)}` })
const endingOf = (row: EndingRow) => ({ ...row, ours: endOf[row.code] })

const fits = (row: object, sought: string) => sought === '' || Object.values(row).some((value) => String(value).toLowerCase().includes(sought))

export function Errors() {
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['codes'],
    queryFn: ({ signal }) => call<Codes>('GET', '/docs/errors.json', { signal }),
    staleTime: Infinity,
  })
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed.trim().toLowerCase())
  const found = data?.problems.filter((row) => fits(wholeOf(row), sought)) ?? []
  const endings = data?.endings.filter((row) => fits(endingOf(row), sought)) ?? []
  return (
    <Panel lead={words.lead}>
      <div className={classes.stack} aria-busy={isPending}>
        <Field name="sought" type="search" label={words.find} hint={words.findHint} value={typed} onChange={setTyped} />
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        <p role="status" className={classes.figures}>
          {data && words.found(found.length + endings.length)}
        </p>
        {found.length > 0 && (
          <section>
            <h2>{words.problems}</h2>
            <div className={classes.codes}>
              {found.map((row) => (
                <details key={row.code} className={classes.code}>
                  <summary>
                    <code>{row.code}</code>
                    <span>
                      {row.status} · {titleOf(row)}
                    </span>
                  </summary>
                  <div>
                    <Details
                      of={[
                        [words.cause, row.cause],
                        [words.fix, fixOf(row)],
                        [words.retry, row.retryable ? words.yes : words.no],
                        [words.elsewhere, row.elsewhere && Object.entries(row.elsewhere).map(([who, code]) => `${who} ${code}`).join(' · ')],
                      ]}
                    />
                    <a href={`/docs/errors/${row.code}`}>{words.page}</a>
                  </div>
                </details>
              ))}
            </div>
          </section>
        )}
        {endings.length > 0 && (
          <section>
            <h2>{words.endings}</h2>
            <div className={classes.codes}>
              {endings.map((row) => (
                <details key={row.code} className={classes.code}>
                  <summary>
                    <code>{row.code}</code>
                    <span>{endOf[row.code] ?? row.meaning}</span>
                  </summary>
                  <div>
                    <Details of={[[words.number, String(row.number)], [words.permanent, row.permanent ? words.yes : words.no]]} />
                  </div>
                </details>
              ))}
            </div>
          </section>
        )}
      </div>
    </Panel>
  )
}
