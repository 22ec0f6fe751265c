// Where messages went today: a map, and beside it the table that says the same. Knows no shape of a country.
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Sheet } from '../frame/Sheet.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { showCount, showCountry, showShare } from '../text/format.ts'
import { isPlace } from './figures.ts'
import classes from './Places.module.css'
import { usePlaces } from './queries.ts'
import { words } from './words.ts'

const { places: said } = words
const mostRows = 8
const example = { to: '+31612345678', from: 'Onesixty', text: 'Hi' }
const to: string = '/messages'

const WorldMap = lazy(async () => ({ default: (await import('./WorldMap.tsx')).WorldMap }))

export function Places() {
  const { data, isPending } = usePlaces()
  const [lit, light] = useState<string>()
  const all = data?.data.filter(({ sent }) => sent > 0) ?? []
  const known = all.filter(isPlace)
  const names = known.slice(0, mostRows).map(({ country, sent }) => `${showCountry(country)} ${showCount(sent)}`)
  return (
    <Sheet title={said.title} lead={said.range}>
      <div className={classes.beside}>
        <Suspense fallback={<div className={classes.map} />}>
          <WorldMap
            label={names.length === 0 ? said.none : said.map(names.join(', '))}
            sent={new Map(known.map(({ country, sent }) => [country, sent]))}
            lit={lit}
            onLight={light}
          />
        </Suspense>
        {isPending ? <div className={classes.none} aria-busy="true" /> : all.length === 0 ? (
          <div className={classes.none}>
            <p>
              <strong>{said.none}</strong> {said.noneHint}
            </p>
            <Snippet code={curl('/v1/messages', example)} />
          </div>
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{said.country}</th>
                <th scope="col">{said.sent}</th>
                <th scope="col">{said.delivered}</th>
              </tr>
            </thead>
            <tbody>
              {all.slice(0, mostRows).map(({ country, sent, delivered }) => (
                <tr key={country ?? ''} data-lit={country !== undefined && country === lit} onPointerEnter={() => light(country)} onPointerLeave={() => light(undefined)}>
                  <th scope="row">
                    {country === undefined ? said.unknown : (
                      <Link to={to} search={{ country }}>
                        {showCountry(country)}
                      </Link>
                    )}
                  </th>
                  <td>{showCount(sent)}</td>
                  <td title={showCount(delivered)}>{showShare(sent === 0 ? 0 : Math.min(1, delivered / sent))}</td>
                </tr>
              ))}
            </tbody>
            {all.length > mostRows && <caption>{said.more(all.length - mostRows)}</caption>}
          </table>
        )}
      </div>
    </Sheet>
  )
}
