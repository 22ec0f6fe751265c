// The country packs: at which hours people of each country may be written to, and where that was found. Knows no workspace.
import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { tell } from '../reasons/told.ts'
import { showCountry } from '../text/format.ts'
import { type CountryRule, type Hours, listCountryRules } from './calls.ts'
import classes from './Consent.module.css'
import { words } from './words.ts'

const { rules: texts } = words

/** `Mon–Fri 09:00–20:00`, one after another; days that follow each other are drawn together. */
function showHours(hours: Hours): string {
  const name = (day: number | undefined) => texts.days[(day ?? 1) - 1]
  const span = (days: readonly number[]) => {
    const joined = days.every((day, at) => at === 0 || day === days[at - 1]! + 1)
    return days.length > 2 && joined ? `${name(days[0])}–${name(days.at(-1))}` : days.map(name).join(', ')
  }
  return hours.length === 0 ? texts.never : hours.map(({ days, from, to }) => `${span(days)} ${from}–${to}`).join('; ')
}

export function Packs() {
  const { data, error, refetch } = useQuery({ queryKey: ['country-rules'], queryFn: ({ signal }) => listCountryRules(signal), staleTime: Infinity })
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Sheet title={texts.packs} lead={texts.packsLead}>
      <ul className={classes.countries}>
        {data?.data.map((rule) => (
          <Country key={rule.country} rule={rule} />
        ))}
      </ul>
    </Sheet>
  )
}

function Country({ rule: { country, hours, regions = {}, holidays, ages = {}, source } }: { rule: CountryRule }) {
  const name = /^[a-z]{2}$/i.test(country) ? showCountry(country.toUpperCase()) : texts.everywhere
  return (
    <li>
      <strong>{name}</strong>
      <div>
        <p>{showHours(hours)}</p>
        <p className={classes.note}>
          {holidays.length > 0 && `${texts.holidays}: ${texts.others(holidays.length)} · `}
          {ages['alcohol'] !== undefined && `${texts.alcohol(ages['alcohol'])} · `}
          {source.url ? (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {texts.source}
            </a>
          ) : (
            tell(source.what)
          )}{' '}
          · {source.date}
          {!source.verified && ` · ${texts.unverified}`}
        </p>
        {Object.keys(regions).length > 0 && (
          <details>
            <summary>{texts.states}</summary>
            <dl className={classes.regions}>
              {Object.entries(regions).map(([region, of]) => (
                <div key={region}>
                  <dt>{region}</dt>
                  <dd>{showHours(of)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  )
}
