// Today in five figures, each with its week and its change, and the way to the messages behind it. Knows no chart.
import { Link } from '@tanstack/react-router'
import { TrendingDown, TrendingUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { showCount, showMoney, showShare } from '../text/format.ts'
import { byDay, changeOf, failedOf, midnight, none, soFarYesterday } from './figures.ts'
import classes from './Figures.module.css'
import { shownDays, useBalance, useHours, useSpent } from './queries.ts'
import { Sparkline } from './Sparkline.tsx'
import { words } from './words.ts'

const { figures } = words

type FigureProps = {
  name: string
  value: string
  note?: ReactNode
  week: readonly number[]
  /** How a figure of the week is written. */
  write?(value: number): string
  before?: number | undefined
  to: string
  search?: Record<string, string>
  tone?: 'good' | 'bad'
}

function Figure({ name, value, note, week, write = showCount, before, to, search = {}, tone }: FigureProps) {
  const today = week.at(-1) ?? 0
  const change = before === undefined ? undefined : changeOf(today, before)
  return (
    <li className={classes.figure} data-tone={tone}>
      <Link to={to} search={search} className={classes.link}>
        <span className={classes.name}>{name}</span>
        <strong className={classes.value}>{value}</strong>
        <span className={classes.note}>{note ?? ' '}</span>
        <span className={classes.week}>
          <Sparkline values={week} />
          <span className={classes.hidden}>{figures.week(week.map(write).join(', '))}</span>
          {before !== undefined && <Change change={change} isNothing={today === 0 && before === 0} />}
        </span>
      </Link>
    </li>
  )
}

function Change({ change, isNothing }: { change: number | undefined; isNothing: boolean }) {
  if (change === undefined) return isNothing ? null : <span className={classes.change} title={figures.nothingBefore}><TrendingUp size={14} aria-hidden="true" /><span className={classes.hidden}>{figures.nothingBefore}</span></span>
  const share = showShare(Math.abs(change))
  const say = Math.abs(change) < 0.0005 ? figures.same : change > 0 ? figures.up(share) : figures.down(share)
  const Icon = change < 0 ? TrendingDown : TrendingUp
  return (
    <span className={classes.change} title={say}>
      <Icon size={14} aria-hidden="true" />
      <span aria-hidden="true">{share}</span>
      <span className={classes.hidden}>{say}</span>
    </span>
  )
}

export function Figures() {
  const { data: hours } = useHours()
  const { data: balance } = useBalance()
  const { data: spent } = useSpent()
  const now = new Date()
  const points = hours?.data ?? []
  const days = byDay(points, now, shownDays)
  const today = days.at(-1) ?? none()
  const yesterday = soFarYesterday(points, now)
  const since = midnight(now).toISOString()
  const share = (count: number) => (today.sent === 0 ? undefined : figures.ofSent(showShare(count / today.sent)))
  const currency = balance?.available?.currency
  const money = (amount: number) => showMoney({ amount: amount >= 1 ? amount.toFixed(2) : String(Math.round(amount * 1e4) / 1e4), currency: currency ?? '' })
  return (
    <ul className={classes.figures} aria-label={figures.label}>
      <Figure name={figures.sent} value={showCount(today.sent)} week={days.map(({ sent }) => sent)} before={yesterday.sent} to="/messages" search={{ since }} />
      <Figure
        name={figures.delivered} value={showCount(today.delivered)} note={share(today.delivered)} tone="good"
        week={days.map(({ delivered }) => delivered)} before={yesterday.delivered} to="/messages" search={{ status: 'delivered', since }}
      />
      <Figure
        name={figures.failed} value={showCount(failedOf(today))} note={share(failedOf(today))} tone="bad"
        week={days.map(failedOf)} before={failedOf(yesterday)} to="/messages" search={{ status: 'undelivered', since }}
      />
      <Figure name={figures.optedOut} value={showCount(today.optedOut)} week={days.map(({ optedOut }) => optedOut)} before={yesterday.optedOut} to="/consent" />
      {balance?.charged && spent && (
        <Figure name={figures.spent} value={money(spent.at(-1) ?? 0)} week={spent} write={money} to="/billing" />
      )}
    </ul>
  )
}
