// How it goes today, at one look: what needs somebody, the figures, how fast, where to, over which connections, for how
// much. Knows where each stands, not what it shows.
import { lazy, Suspense } from 'react'
import { curl } from '../frame/curl.ts'
import { PageHead } from '../frame/PageHead.tsx'
import { locale } from '../text/language.ts'
import { statisticsPath } from './calls.ts'
import { Figures } from './Figures.tsx'
import { Health } from './Health.tsx'
import { Money } from './Money.tsx'
import { NeedsYou } from './NeedsYou.tsx'
import classes from './Overview.module.css'
import { Places } from './Places.tsx'
import { Queue } from './Queue.tsx'
import { words } from './words.ts'

const Throughput = lazy(async () => ({ default: (await import('./Throughput.tsx')).Throughput }))
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })

export function Overview() {
  return (
    <>
      <PageHead title={words.title} lead={words.lead(day.format(new Date()))} curl={curl(statisticsPath('hour'))} />
      <NeedsYou />
      <Figures />
      <div className={classes.parts}>
        <div className={classes.main}>
          <Suspense fallback={<div className={classes.ghost} />}>
            <Throughput />
          </Suspense>
          <Places />
        </div>
        <div className={classes.side}>
          <Queue />
          <Health />
          <Money />
        </div>
      </div>
    </>
  )
}
