// What was used in a time, by country, tag or campaign; and for the house, what is left of it. Knows no account.
import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Empty, Trouble } from '../frame/Note.tsx'
import { Wide } from '../frame/Wide.tsx'
import { showCount, showCountry, showMoney, showShare } from '../text/format.ts'
import { getMargin, getUsage, marginPath, type ReceivedRow, type Span, sumOf, type UsageRow, usagePath } from './calls.ts'
import classes from './Billing.module.css'
import { words } from './words.ts'
import { useWorkspaces } from './workspaces.ts'

const { usage: said, margin: earned } = words

type Days = { since: string; until: string }
const firstOfMonth = (now = new Date()) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)).toISOString().slice(0, 10)
/** Days of UTC, the last one included. */
const spanOf = ({ since, until }: Days): Span => ({
  ...(since !== '' && { since: `${since}T00:00:00Z` }),
  ...(until !== '' && { until: new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000).toISOString() }),
})

function Chosen({ days, onChange, children }: { days: Days; onChange(days: Days): void; children?: ReactNode }) {
  return (
    <div className={classes.chosen}>
      <TextInput type="date" label={said.since} value={days.since} onChange={(event) => onChange({ ...days, since: event.currentTarget.value })} />
      <TextInput type="date" label={said.until} value={days.until} onChange={(event) => onChange({ ...days, until: event.currentTarget.value })} />
      {children}
    </div>
  )
}

export function Usage() {
  const [days, setDays] = useState<Days>({ since: firstOfMonth(), until: '' })
  const [by, setBy] = useState('country')
  const span = spanOf(days)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['usage', span, by], queryFn: ({ signal }) => getUsage({ ...span, by }, signal) })
  const rows = data?.data ?? []
  return (
    <>
      <Chosen days={days} onChange={setDays}>
        <NativeSelect label={said.by} value={by} data={Object.entries(said.ways).map(([value, label]) => ({ value, label }))} onChange={(event) => setBy(event.currentTarget.value)} />
      </Chosen>
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !isPending && rows.length === 0 ? (
        <div className={classes.sheet}>
          <Empty title={said.none} curl={curl(usagePath({ ...span, by }))} />
        </div>
      ) : (
        <div className={classes.sheet}>
          <Wide label={said.listed} busy={isPending}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{said.columns.of}</th>
                  {by === 'country' && <th scope="col">{said.columns.unit}</th>}
                  <th scope="col">{said.columns.messages}</th>
                  <th scope="col">{said.columns.parts}</th>
                  <th scope="col">{said.columns.charged}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  <tr key={at}>
                    <th scope="row"><Where row={row} by={by} /></th>
                    {by === 'country' && <td>{row.unit && showMoney(row.unit)}</td>}
                    <td>{showCount(row.messages)}</td>
                    <td>{showCount(row.parts)}</td>
                    <td>{showMoney(row.charged)}</td>
                  </tr>
                ))}
              </tbody>
              {by !== 'tag' && <Together rows={rows} withUnit={by === 'country'} />}
            </table>
          </Wide>
        </div>
      )}
      {data?.received && <Received rows={data.received} />}
    </>
  )
}

/** A line for each currency. Not for tags, of which a message has several. */
function Together({ rows, withUnit }: { rows: readonly UsageRow[]; withUnit: boolean }) {
  return (
    <tfoot>
      {sumOf(rows.map(({ charged }) => charged)).map((sum) => {
        const of = rows.filter(({ charged }) => charged.currency === sum.currency)
        return (
          <tr key={sum.currency}>
            <th scope="row">{said.total}</th>
            {withUnit && <td />}
            <td>{showCount(of.reduce((all, { messages }) => all + messages, 0))}</td>
            <td>{showCount(of.reduce((all, { parts }) => all + parts, 0))}</td>
            <td>{showMoney(sum)}</td>
          </tr>
        )
      })}
    </tfoot>
  )
}

/** Beyond some thousands of tags or campaigns the rest stands under an empty name. */
function Where({ row: { country, tag, campaign }, by }: { row: UsageRow; by: string }) {
  if (by === 'country') return <>{country ? showCountry(country) : said.unknown}</>
  if (campaign) return <Link to="/campaigns/$id" params={{ id: campaign }}>{campaign}</Link>
  return <>{tag || said.others}</>
}

/** What came from phones, where that costs or earns something. */
function Received({ rows }: { rows: readonly ReceivedRow[] }) {
  return (
    <section className={classes.received}>
      <h2>{said.received}</h2>
      <div className={classes.sheet}>
        <Wide label={said.received}>
          <table className={classes.table}>
            <thead>
              <tr>
                {[said.columns.of, said.columns.unit, said.columns.parts, said.columns.charged, said.earned].map((word) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ country, unit, parts, charged, earned: share }, at) => (
                <tr key={at}>
                  <th scope="row">{country ? showCountry(country) : said.unknown}</th>
                  <td>{showMoney(unit)}</td>
                  <td>{showCount(parts)}</td>
                  <td>{showMoney(charged)}</td>
                  <td>{showMoney(share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </div>
    </section>
  )
}

export function Margin() {
  const [days, setDays] = useState<Days>({ since: firstOfMonth(), until: '' })
  const { nameOf } = useWorkspaces()
  const span = spanOf(days)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['margin', span], queryFn: ({ signal }) => getMargin(span, signal) })
  const rows = data?.data ?? []
  return (
    <>
      <Chosen days={days} onChange={setDays} />
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !isPending && rows.length === 0 ? (
        <div className={classes.sheet}>
          <Empty title={earned.none} curl={curl(marginPath(span))}>
            {earned.hint}
          </Empty>
        </div>
      ) : (
        <div className={classes.sheet}>
          <Wide label={earned.listed} busy={isPending}>
            <table className={classes.table}>
              <thead>
                <tr>
                  {Object.values(earned.columns).map((word, at) => (
                    <th key={word} scope="col" data-words={at === 1}>
                      {word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, at) => (
                  <tr key={at}>
                    <th scope="row">{nameOf(row.workspace)}</th>
                    <td data-words>{row.country ? showCountry(row.country) : said.unknown}</td>
                    <td>{showCount(row.parts)}</td>
                    <td>{showMoney(row.charged)}</td>
                    {/* nothing was ever paid to an operator for nothing: no price of theirs is known */}
                    {Number(row.cost.amount) === 0 && row.parts > 0 ? <td colSpan={3}>{earned.unknown}</td> : (
                      <>
                        <td>{showMoney(row.cost)}</td>
                        <td data-minus={row.margin.amount.startsWith('-')}>{showMoney(row.margin)}</td>
                        <td>{Number(row.charged.amount) > 0 ? showShare(Number(row.margin.amount) / Number(row.charged.amount)) : ''}</td>
                      </>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
          <p className={classes.small}>{earned.hint}</p>
        </div>
      )}
    </>
  )
}
