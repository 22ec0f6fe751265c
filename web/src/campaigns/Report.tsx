// What became of a campaign: funnel, time, countries, operators, failures, variants. The same for whoever has its link.
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download, Share2 } from 'lucide-react'
import { useState } from 'react'
import { patient } from '../api/patient.ts'
import type { Status } from '../api/shapes.ts'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Wide } from '../frame/Wide.tsx'
import { useOnMoves, useSlowPoll } from '../live/moves.ts'
import { tellEnd } from '../reasons/told.ts'
import { showCount, showCountry, showShare, showSum } from '../text/format.ts'
import { csvPath, getReport, type Report } from './calls.ts'
import { OverTime } from './OverTime.tsx'
import classes from './Report.module.css'
import review from './Review.module.css'
import { Sharing } from './Sharing.tsx'
import { reasonOf } from './sums.ts'
import { Trial } from './Trial.tsx'
import { words } from './words.ts'

const { report: texts } = words
const soonMs = 2_000

/** Asked by whoever may read the campaign: with a file and a link to share. */
export function OwnReport({ id, live }: { id: string; live: boolean }) {
  const may = useMay()
  const [sharing, setSharing] = useState(false)
  const slowMs = useSlowPoll()
  const { data, error, refetch } = useQuery({
    queryKey: ['campaigns', id, 'report', live],
    queryFn: ({ signal }) => getReport(id, signal),
    refetchInterval: live ? slowMs : false,
    placeholderData: keepPreviousData,
  })
  useOnMoves(soonMs, () => live && refetch(patient))
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <>
      <div className={classes.head}>
        <h2>{texts.title}</h2>
        <div className={classes.acts}>
          <Button variant="default" component="a" href={csvPath(id)} download leftSection={<Download size={16} />}>
            {texts.csv}
          </Button>
          {may({ scope: 'write' }) && (
            <Button variant="default" leftSection={<Share2 size={16} />} onClick={() => setSharing(true)}>
              {texts.share}
            </Button>
          )}
        </div>
      </div>
      <WholeReport report={data} own mayChoose={live && may({ scope: 'send' })} />
      {sharing && <Sharing id={id} onClose={() => setSharing(false)} />}
    </>
  )
}

/** `own`: figures lead to the messages behind them, which whoever has only a link may not see. */
export function WholeReport({ report, own = false, mayChoose = false }: { report: Report; own?: boolean; mayChoose?: boolean }) {
  return (
    <>
      <div className={review.columns}>
        <Funnel report={report} own={own} />
        <Sheet title={texts.time}>
          <OverTime points={report.overTime} />
        </Sheet>
      </div>
      {report.trial && <Trial id={report.id} trial={report.trial} mayChoose={mayChoose} />}
      <div className={review.columns}>
        <Groups title={texts.countries} head={words.review.country} rows={report.countries} nameOf={(row) => showCountry(row.country)} />
        <Groups title={texts.operators} head={texts.operator} rows={report.operators} nameOf={(row) => `${row.operator === 'unknown' ? texts.unknownOperator : row.operator} (${showCountry(row.country)})`} />
      </div>
      <Failures report={report} own={own} />
    </>
  )
}

const steps = ['audience', 'sent', 'delivered', 'replied', 'optedOut'] as const
/** Of those who got it; above this somebody should look. */
const manyOptOuts = 0.01

type Behind = { own: boolean; campaign: string; status?: Status; error?: string; count: number }

/** A figure that leads to what it counts. */
function Figure({ own, count, ...search }: Behind) {
  const shown = showCount(count)
  return own && count > 0 ? <Link to="/messages" search={search}>{shown}</Link> : <>{shown}</>
}

function Funnel({ report: { id, counts, last, cost, costPerDelivered }, own }: { report: Report; own: boolean }) {
  const whole = Math.max(1, counts.audience)
  const share = (count: number, of: number) => (of > 0 ? count / of : 0)
  const wide = (count: number, of: number) => ({ inlineSize: count === 0 ? 0 : `max(2px, ${share(count, Math.max(1, of)) * 100}%)` })
  return (
    <Sheet title={texts.funnel} {...(last && { lead: texts.before(last.name) })}>
      <ol className={classes.funnel}>
        {steps.map((step) => (
          <li key={step} data-step={step}>
            <span className={classes.word}>{texts.steps[step]}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.fill} style={wide(counts[step], whole)} />
              {last && <span className={classes.last} style={wide(last.counts[step], last.counts.audience)} />}
            </span>
            <strong>
              <Figure own={own && (step === 'sent' || step === 'delivered')} campaign={id} {...(step === 'delivered' && { status: step })} count={counts[step]} />
            </strong>
            <span className={classes.share}>{step === 'audience' ? '' : showShare(share(counts[step], whole))}</span>
          </li>
        ))}
      </ol>
      {share(counts.optedOut, counts.delivered) > manyOptOuts && <p className={classes.warn}>{texts.threshold}</p>}
      {cost.length > 0 && (
        <p className={review.note}>
          {texts.cost}: {cost.map(showSum).join(', ')}
          {costPerDelivered.length > 0 && `, ${costPerDelivered.map(showSum).join(', ')} ${texts.perDelivered}`}
        </p>
      )}
    </Sheet>
  )
}

type Row = Report['countries'][number]
type GroupsProps<Of extends Row> = { title: string; head: string; rows: readonly Of[]; nameOf(row: Of): string }

function Groups<Of extends Row>({ title, head, rows, nameOf }: GroupsProps<Of>) {
  if (rows.length === 0) return null
  return (
    <Sheet title={title}>
      <Wide label={title}>
        <table className={review.table}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{texts.messages}</th>
              <th scope="col">{words.columns.delivered}</th>
              <th scope="col">{texts.failed}</th>
              <th scope="col">{texts.cost}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={nameOf(row)}>
                <td>{nameOf(row)}</td>
                <td>{showCount(row.messages)}</td>
                <td>
                  {showCount(row.delivered)} <span className={review.dim}>{row.messages > 0 && showShare(row.delivered / row.messages)}</span>
                </td>
                <td>{showCount(row.failed)}</td>
                <td>{row.cost ? showSum(row.cost) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Sheet>
  )
}

function Failures({ report: { id, failures, counts }, own }: { report: Report; own: boolean }) {
  if (counts.sent + counts.excluded === 0) return null
  // who was left out before it was tried; some of those whom a word of theirs stopped stand among the failures
  const leftOut = Object.entries(counts.reasons).filter(([reason, count]) => count > 0 && !failures.some(({ code }) => code === reason))
  return (
    <Sheet title={texts.failures}>
      {failures.length + leftOut.length === 0 && <p className={review.note}>{texts.failuresNone}</p>}
      <ul className={review.reasons}>
        {failures.map(({ status, code, detail, messages }) => (
          <li key={`${status} ${code}`} className={review.line}>
            <span>{tellEnd({ code, say: detail })}</span>
            <strong>
              <Figure own={own} campaign={id} error={code} count={messages} />
            </strong>
          </li>
        ))}
        {leftOut.map(([reason, count]) => (
          <li key={reason} className={review.line}>
            <span>{texts.leftOut(reasonOf(reason))}</span>
            <strong>{showCount(count)}</strong>
          </li>
        ))}
      </ul>
      {own && leftOut.length > 0 && <p className={review.note}>{texts.leftOutWho}</p>}
    </Sheet>
  )
}
