// What a price list would change: how many of each kind, and the first hundred one by one. Knows a comparison, no list.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Wide } from '../frame/Wide.tsx'
import { showCount, showCountry, showMoney, showShare } from '../text/format.ts'
import type { Diff } from './calls.ts'
import classes from './Prices.module.css'
import { words } from './words.ts'

const { diff: said } = words
const kinds = ['added', 'raised', 'lowered', 'removed', 'unchanged', 'jumps', 'belowCost'] as const

const place = (key: string) => (key === '*' ? words.place.any : key.split(' ').map((part) => (/^[A-Z]{2}$/.test(part) ? showCountry(part) : part)).join(' '))

export function Changes({ rows, diff, currency }: { rows: number; diff: Diff; currency: string }) {
  const withCost = diff.changes.some(({ cost }) => cost !== undefined)
  const money = (amount: string | null | undefined) => (amount === null || amount === undefined ? said.nothing : showMoney({ amount, currency }))
  const some = kinds.filter((kind) => (diff[kind] ?? 0) > 0)
  return (
    <>
      <p className={classes.large}>{said.title(rows)}</p>
      {some.length === 0 ? <p>{said.none}</p> : (
        <ul className={classes.kinds}>
          {some.map((kind) => (
            <li key={kind} data-kind={kind}>
              <b>{showCount(diff[kind] ?? 0)}</b> {said[kind]}
            </li>
          ))}
        </ul>
      )}
      {diff.changes.length > 0 && (
        <Wide label={said.first} low>
          <table className={classes.table}>
            <caption>{said.first}</caption>
            <thead>
              <tr>
                <th scope="col">{said.key}</th>
                <th scope="col">{said.before}</th>
                <th scope="col">{said.after}</th>
                <th scope="col">{said.change}</th>
                {withCost && <th scope="col">{said.cost}</th>}
              </tr>
            </thead>
            <tbody>
              {diff.changes.map(({ key, before, after, cost }) => {
                const share = before && after && Number(before) > 0 ? (Number(after) - Number(before)) / Number(before) : undefined
                const Icon = share !== undefined && share < 0 ? ArrowDown : ArrowUp
                return (
                  <tr key={key} data-loss={cost !== undefined && after !== null && after !== undefined && Number(after) < Number(cost)}>
                    <th scope="row">{place(key)}</th>
                    <td>{money(before)}</td>
                    <td>{money(after)}</td>
                    <td>
                      {share !== undefined && (
                        <span className={classes.share} data-jump={Math.abs(share) > 0.3}>
                          <Icon size={13} aria-hidden="true" /> {showShare(share)}
                        </span>
                      )}
                    </td>
                    {withCost && <td>{cost === undefined ? '' : money(cost)}</td>}
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Wide>
      )}
    </>
  )
}
