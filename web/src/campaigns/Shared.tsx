// The report of a campaign as whoever has its link sees it: figures alone, nobody signed in. Knows no frame.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Problem } from '../api/call.ts'
import { Logotype } from '../frame/Logotype.tsx'
import { Trouble } from '../frame/Note.tsx'
import { showFull } from '../text/format.ts'
import { getShared } from './calls.ts'
import { WholeReport } from './Report.tsx'
import review from './Review.module.css'
import classes from './Shared.module.css'
import { CampaignMark } from './states.tsx'
import { words } from './words.ts'

const isGone = (error: unknown) => error instanceof Problem && error.status === 404

export function Shared() {
  const { token } = useParams({ from: '/shared/$token' })
  const { data, error, refetch } = useQuery({ queryKey: ['shared', token], queryFn: ({ signal }) => getShared(token, signal), refetchInterval: 10_000 })
  return (
    <main id="page" className={classes.page}>
      <div className={classes.logo}>
        <Logotype />
      </div>
      {error && !data && isGone(error) && (
        <header className={classes.head}>
          <h1>{words.report.gone}</h1>
          <p>{words.report.goneNext}</p>
        </header>
      )}
      {error && !data && !isGone(error) && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <title>{`${data.name} · Onesixty`}</title>
          <header className={classes.head}>
            <h1>{data.name}</h1>
            <p>
              <CampaignMark state={data.state} large /> {data.startedAt && showFull(data.startedAt)}
            </p>
            <p>{words.report.publicLead}</p>
          </header>
          <div className={review.review}>
            <WholeReport report={data} />
          </div>
        </>
      )}
    </main>
  )
}
