// The parts of the review that only show: who is left out and why, countries with their cost, who waits, some of the texts.
import { Sheet } from '../frame/Sheet.tsx'
import { tell } from '../reasons/told.ts'
import { showCount, showCountry, showFull, showMoment, showNumber, showSum } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import type { Campaign, Preview } from './calls.ts'
import classes from './Review.module.css'
import { costOf, reasonOf } from './sums.ts'
import { words } from './words.ts'

const { review: texts } = words
type Seen = { seen: Preview }

export function Excluded({ seen: { excluded, duplicates } }: Seen) {
  const reasons = Object.entries(excluded).sort(([, one], [, other]) => other.count - one.count)
  return (
    <Sheet title={texts.excluded}>
      {reasons.length === 0 && duplicates === 0 && <p className={classes.note}>{texts.excludedNone}</p>}
      <ul className={classes.reasons}>
        {reasons.map(([reason, { count, examples }]) => (
          <li key={reason}>
            <details>
              <summary>
                <span>{reasonOf(reason)}</span>
                <strong>{showCount(count)}</strong>
              </summary>
              <ul className={classes.examples} aria-label={texts.examples}>
                {examples.map(({ to, detail }, at) => (
                  <li key={at}>
                    <bdi>{showNumber(to)}</bdi> <span>{tell(detail)}</span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
      {duplicates > 0 && <p className={classes.note}>{texts.duplicates(duplicates)}</p>}
    </Sheet>
  )
}

export function Countries({ seen: { countries, segments } }: Seen) {
  return (
    <Sheet title={texts.countries}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{texts.country}</th>
            <th scope="col">{texts.people}</th>
            <th scope="col">{texts.parts}</th>
            <th scope="col">{texts.cost}</th>
          </tr>
        </thead>
        <tbody>
          {countries.map(({ country, recipients, parts, low, high }) => (
            <tr key={country}>
              <td>{showCountry(country)}</td>
              <td>{showCount(recipients)}</td>
              <td>{showCount(parts)}</td>
              <td>{(low && high && costOf([{ low, high }])) ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {Object.keys(segments).length > 1 && (
        <p className={classes.note}>
          {Object.entries(segments).map(([each, count]) => texts.segmentsOf(count, Number(each))).join(' · ')}
        </p>
      )}
    </Sheet>
  )
}

/** What should be looked at before the button is pressed. */
export function Warnings({ campaign: { from, senders = {} }, seen: { money, unknownFields = [], warnings = [] } }: Seen & { campaign: Pick<Campaign, 'from' | 'senders'> }) {
  const named = [from, ...Object.values(senders)].find((one) => /\p{L}/u.test(one)) ?? from
  const said = [
    ...unknownFields.map(({ field, meant }) => words.meant(field, meant)),
    ...(money?.short ? [texts.short(showSum(money.short), showSum(money.available), money.budgetLeft && showSum(money.budgetLeft))] : []),
    ...(warnings.some(({ code }) => code === 'no_reply') ? [texts.noReply(named)] : []),
  ]
  return said.map((one) => (
    <p key={one} className={classes.bad}>
      {one}
    </p>
  ))
}

export function Held({ seen: { held = {} } }: Seen) {
  const reasons = Object.entries(held)
  if (reasons.length === 0) return null
  return (
    <Sheet title={texts.held}>
      <ul className={classes.reasons}>
        {reasons.map(([reason, { count, until }]) => (
          <li key={reason} className={classes.line}>
            <span>
              {reasonOf(reason)}
              {until && (
                <span className={classes.dim} title={showFull(until)}>
                  {' '}
                  ({texts.until(showMoment(until))})
                </span>
              )}
            </span>
            <strong>{showCount(count)}</strong>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** What would come later, apart from the sums. */
export function Follows({ seen: { followUps = [] } }: Seen) {
  if (followUps.length === 0) return null
  return (
    <Sheet title={texts.followUps} lead={texts.followUpsHint}>
      <ul className={classes.reasons}>
        {followUps.map(({ recipients, parts, cost }, at) => (
          <li key={at} className={classes.line}>
            <span>
              {words.followUps.name(at + 1)} <span className={classes.dim}>{`${words.people(recipients)}, ${words.parts(parts)}`}</span>
            </span>
            <strong>{costOf(cost) ?? texts.free}</strong>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

export function Texts({ seen: { shortest, longest, some } }: Seen) {
  const shown = [
    ...(shortest ? [{ ...shortest, word: texts.shortest }] : []),
    ...(longest && longest.text !== shortest?.text ? [{ ...longest, word: texts.longest }] : []),
    ...some.filter(({ to }) => to !== shortest?.to && to !== longest?.to).slice(0, 3).map((one) => ({ ...one, word: undefined })),
  ]
  return (
    <Sheet title={texts.texts}>
      <ul className={classes.texts}>
        {shown.map(({ to, text, segments, word }) => (
          <li key={to}>
            <div className={classes.bubble}>
              <MessageText text={text} />
            </div>
            <p className={classes.note}>
              <bdi>{showNumber(to)}</bdi> · {words.parts(segments)}
              {word && ` · ${word}`}
            </p>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
