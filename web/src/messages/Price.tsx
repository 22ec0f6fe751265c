// What a message costs, line by line: its parts at the price of one. Knows no ledger.
import type { Message } from '../api/shapes.ts'
import { isFinal } from '../live/apply.ts'
import { showMoney } from '../text/format.ts'
import classes from './Facts.module.css'
import { words } from './words.ts'

const { price: said } = words

export function Price({ message: { price, segments = 1, status } }: { message: Message }) {
  if (!price) return <p className={classes.note}>{said.free}</p>
  const micros = Math.round(Number(price.amount) * 1e6)
  const unit = { ...price, amount: String(Math.round(micros / segments) / 1e6) }
  return (
    <dl className={classes.facts}>
      <div className={classes.fact}>
        <dt>{said.line(said.parts(segments), showMoney(unit))}</dt>
        <dd>
          <strong>{showMoney(price)}</strong>
        </dd>
      </div>
      <div className={classes.fact}>
        <dt>{isFinal(status) ? said.final : said.reserved}</dt>
        <dd />
      </div>
    </dl>
  )
}
