// What is spent of the budget that is nearest to its end, as a ring, and what the account still has. Knows no message.
import { Link } from '@tanstack/react-router'
import { Sheet } from '../frame/Sheet.tsx'
import { type Money as Amount, showShare, showSum } from '../text/format.ts'
import type { Budget } from './calls.ts'
import { useBalance, useBudgets } from './queries.ts'
import classes from './Side.module.css'
import { words } from './words.ts'

const { money } = words
const to: string = '/billing'
const [radius, box] = [42, 100]
const around = 2 * Math.PI * radius

export const shareOf = ({ spent, limit }: Budget) => (Number(limit.amount) === 0 ? 1 : Math.min(1, Number(spent.amount) / Number(limit.amount)))
const leftOf = ({ spent, limit }: Budget): Amount => ({ ...limit, amount: String(Math.round((Number(limit.amount) - Number(spent.amount)) * 1e4) / 1e4) })

export function Money() {
  const { data: balance } = useBalance()
  const { data: budgets } = useBudgets()
  if (!balance || (balance.charged && !budgets)) return null
  if (!balance.charged)
    return (
      <Sheet title={money.title}>
        <p className={classes.note}>{money.free}</p>
      </Sheet>
    )
  const [nearest] = [...(budgets?.data ?? [])].sort((a, b) => shareOf(b) - shareOf(a))
  return (
    <Sheet title={nearest?.name ?? money.title} lead={nearest && money.window[nearest.window]}>
      {nearest ? (
        <div className={classes.ringed}>
          <Ring share={shareOf(nearest)} />
          <p className={classes.amounts}>
            <strong>{money.left(showSum(leftOf(nearest)))}</strong>
            <span>{money.spentOf(showSum(nearest.spent), showSum(nearest.limit))}</span>
          </p>
        </div>
      ) : (
        <p className={classes.note}>{money.none}</p>
      )}
      <dl className={classes.pair}>
        <dt>{money.available}</dt>
        <dd>{balance.available && showSum(balance.available)}</dd>
      </dl>
      {balance.reserved && Number(balance.reserved.amount) > 0 && <p className={classes.note}>{money.reserved(showSum(balance.reserved))}</p>}
      <p className={classes.way}>
        <Link to={to}>{nearest ? money.all : money.set}</Link>
      </p>
    </Sheet>
  )
}

function Ring({ share }: { share: number }) {
  const said = showShare(share)
  return (
    <svg className={classes.ring} viewBox={`0 0 ${box} ${box}`} role="img" aria-label={said} data-near={share >= 0.8}>
      <circle cx={box / 2} cy={box / 2} r={radius} className={classes.whole} />
      {share > 0 && <circle cx={box / 2} cy={box / 2} r={radius} className={classes.arc} strokeDasharray={`${share * around} ${around}`} transform={`rotate(-90 ${box / 2} ${box / 2})`} />}
      <text x="50%" y="50%" textAnchor="middle" dominantBaseline="central">
        {said}
      </text>
    </svg>
  )
}
