// Which way a message would take and why: the result first, then every route that was looked at with what spoke for or
// against it. Knows the answer, not the question.
import { Ban, CircleCheck, CircleDashed, CircleX, CornerDownRight } from 'lucide-react'
import { tell, tellEnd } from '../reasons/told.ts'
import { showCountry, showMoney } from '../text/format.ts'
import type { Considered, Explanation } from './calls.ts'
import classes from './Explained.module.css'
import { words } from './words.ts'

const { explained: said } = words
const marks = { chosen: CircleCheck, blocks: Ban, 'passed over': CornerDownRight, 'does not match': CircleX, 'not reached': CircleDashed } as const

type ExplainedProps = { answer: Explanation; nameOf(connection: string): string }

export function Explained({ answer, nameOf }: ExplainedProps) {
  const { result, network, route, connection, cost, blocked, say, considered, omitted, guard } = answer
  return (
    <div className={classes.explained} role="status">
      <p className={classes.result} data-result={result}>
        {result === 'send' && <strong>{said.over(nameOf(connection ?? ''))}</strong>}
        {result === 'block' && <strong>{said.blocked(blocked ? tellEnd({ reason: blocked.reason, say: blocked.say ?? blocked.reason }) : '')}</strong>}
        {result === 'none' && <strong>{said.none}</strong>}
        {(route?.why ?? [say]).filter(Boolean).map((why) => (
          <span key={why}>{tell(why ?? '')}</span>
        ))}
      </p>
      <dl className={classes.facts}>
        {network && (
          <div>
            <dt>{said.network}</dt>
            <dd>
              {[network.name, showCountry(network.country), network.mcc && `${network.mcc}-${network.mnc ?? ''}`].filter(Boolean).join(', ')}
            </dd>
          </div>
        )}
        {cost && (
          <div>
            <dt>{said.cost}</dt>
            <dd>{showMoney(cost)}</dd>
          </div>
        )}
        <div>
          <dt>{said.guard}</dt>
          <dd>{tell(guard)}</dd>
        </div>
      </dl>
      {considered.length > 0 && (
        <ol className={classes.considered} aria-label={said.considered}>
          {considered.map((one) => (
            <Looked key={one.id} one={one} />
          ))}
        </ol>
      )}
      {omitted > 0 && <p className={classes.more}>{said.omitted(omitted)}</p>}
    </div>
  )
}

function Looked({ one }: { one: Considered }) {
  const Icon = marks[one.verdict] ?? CircleDashed
  return (
    <li className={classes.looked} data-verdict={one.verdict}>
      <Icon size={17} aria-hidden="true" className={classes.mark} />
      <span className={classes.name}>{one.name}</span>
      <span className={classes.verdict}>{said.verdict[one.verdict] ?? one.verdict}</span>
      {one.say && <span className={classes.say}>{tell(one.say)}</span>}
      {one.candidates && one.candidates.length > 0 && (
        <ul className={classes.candidates}>
          {one.candidates.map((candidate) => (
            <li key={candidate.connection}>
              <b>{candidate.name}</b> {tell(candidate.say)}
              {candidate.price && ` · ${candidate.dearest ? said.atMost(showMoney(candidate.price)) : showMoney(candidate.price)}`}
              {candidate.score !== undefined && ` · ${said.score(candidate.score)}`}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
