// The world, drawn from data that come with the page; countries are as dark as much was sent there. Knows no request.
import { geoNaturalEarth1, geoPath } from 'd3-geo'
import type { FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import atlas from 'world-atlas/countries-110m.json'
import { showCount, showCountry } from '../text/format.ts'
import { lettersOf } from './countries.ts'
import { depthOf } from './figures.ts'
import classes from './Places.module.css'

const [width, height] = [960, 460]
const antarctica = '010'

type Topology = Parameters<typeof feature>[0]
const topology = atlas as unknown as Topology
const world = feature(topology, topology.objects['countries']!) as FeatureCollection
const shown: FeatureCollection = { ...world, features: world.features.filter(({ id }) => id !== antarctica) }
const draw = geoPath(geoNaturalEarth1().fitExtent([[2, 2], [width - 2, height - 2]], shown)).digits(1)
const countries = shown.features.map((one, at) => ({ key: `${one.id} ${at}`, letters: lettersOf(one.id), path: draw(one) ?? '' }))

type WorldMapProps = {
  label: string
  sent: ReadonlyMap<string, number>
  /** The one that is pointed at, here or in the table. */
  lit: string | undefined
  onLight(country: string | undefined): void
}

export function WorldMap({ label, sent, lit, onLight }: WorldMapProps) {
  const most = Math.max(0, ...sent.values())
  return (
    <svg className={classes.map} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} onPointerLeave={() => onLight(undefined)}>
      {countries.map(({ key, letters, path }) => {
        const count = letters === undefined ? 0 : (sent.get(letters) ?? 0)
        const depth = `${Math.round(depthOf(count, most) * 100)}%`
        return (
          <path
            key={key} d={path} className={classes.country} data-lit={lit !== undefined && letters === lit} data-any={count > 0}
            style={{ '--depth': depth } as Record<string, string>} onPointerEnter={() => onLight(count > 0 ? letters : undefined)}
          >
            {count > 0 && letters && <title>{`${showCountry(letters)}: ${showCount(count)}`}</title>}
          </path>
        )
      })}
    </svg>
  )
}
