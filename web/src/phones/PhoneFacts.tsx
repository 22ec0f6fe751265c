// How a phone is set and what its operator knows of it: the switch, clock, language, age; network, IMSI, what waits.
import { useId } from 'react'
import { isLanguage, languageNames } from '../phone/languages.ts'
import { usePhoneLine } from '../phone/line.ts'
import { useSubscriber } from '../phone/queries.ts'
import { useSettings } from '../phone/settings.ts'
import { Switch } from '../phone/Switch.tsx'
import { words } from '../phone/words.ts'
import { showCountry, showNumber } from '../text/format.ts'
import classes from './PhoneFacts.module.css'

const { facts } = words

/** Where phones are taken most; over REST any country can be said. */
const countries = [
  'AE', 'AT', 'AU', 'BE', 'BR', 'CA', 'CH', 'CN', 'CZ', 'DE', 'DK', 'EG', 'ES', 'FR', 'GB', 'GR', 'HR', 'ID', 'IE', 'IN',
  'IT', 'JP', 'KE', 'MA', 'MX', 'NG', 'NL', 'NO', 'PL', 'PT', 'RU', 'SE', 'TH', 'TR', 'UA', 'US', 'ZA',
]

const countriesWith = (one: string | undefined) =>
  [...new Set(one === undefined ? countries : [...countries, one])].sort((a, b) => (showCountry(a) < showCountry(b) ? -1 : 1))

export function PhoneFacts({ number }: { number: string }) {
  const line = usePhoneLine(number)
  const [settings, change] = useSettings(number)
  const { data: subscriber } = useSubscriber(number)
  const id = useId()
  return (
    <div className={classes.facts}>
      {line.switches && (
        <div>
          <h2 className={classes.title}>{facts.line}</h2>
          <Switch line={line} label={words.line.label(showNumber(number))} labels />
          <p className={classes.hint}>
            {line.off ? words.line.does.off : words.line.does[line.state]}
            {line.waiting > 0 && ` ${facts.waiting(line.waiting)}`}
          </p>
          <div className={classes.choice}>
            <label htmlFor={`${id}abroad`}>{facts.roaming}</label>
            <select
              id={`${id}abroad`}
              value={line.roaming ?? ''}
              onChange={({ currentTarget: { value } }) => line.travel(value === '' ? null : value)}
            >
              <option value="">{facts.home}</option>
              {countriesWith(line.roaming).map((code) => (
                <option key={code} value={code}>
                  {showCountry(code)}
                </option>
              ))}
            </select>
          </div>
        </div>
      )}
      <div>
        <h2 className={classes.title}>{facts.phone}</h2>
        <label className={classes.check}>
          <input type="checkbox" role="switch" checked={line.old} onChange={() => line.setOld(!line.old)} />
          <span>
            {facts.old}
            <small>{facts.oldHint}</small>
          </span>
        </label>
        <label className={classes.check}>
          <input
            type="checkbox"
            role="switch"
            checked={settings.clock === '24'}
            onChange={() => change({ clock: settings.clock === '24' ? '12' : '24' })}
          />
          <span>{facts.clock}</span>
        </label>
        <div className={classes.choice}>
          <label htmlFor={id}>{facts.language}</label>
          <select
            id={id}
            value={settings.language}
            onChange={({ currentTarget: { value } }) => isLanguage(value) && change({ language: value })}
          >
            {Object.entries(languageNames).map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </div>
      {subscriber && (subscriber.network ?? subscriber.imsi) !== undefined && (
        <dl className={classes.known}>
          {subscriber.network && <Fact name={facts.network} value={subscriber.network} />}
          {subscriber.imsi && <Fact name={facts.imsi} value={subscriber.imsi} />}
        </dl>
      )}
    </div>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)
