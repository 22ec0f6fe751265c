// One phone, large: how it is set at its side, and under the glass what travelled for the message that was chosen.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Trouble } from '../frame/Note.tsx'
import { Glass } from '../glass/Glass.tsx'
import { Handset } from '../phone/Handset.tsx'
import { usePhone } from '../phone/queries.ts'
import { words } from '../phone/words.ts'
import { showNumber } from '../text/format.ts'
import { PhoneFacts } from './PhoneFacts.tsx'
import classes from './PhonePage.module.css'

const { page } = words

export function PhonePage() {
  const { number } = useParams({ from: '/phones/$number' })
  const { message } = useSearch({ from: '/phones/$number' })
  const { error, refetch, isSuccess } = usePhone(number)
  const navigate = useNavigate({ from: '/phones/$number' })
  const look = (id: string | undefined) =>
    void navigate({ search: id === undefined ? {} : { message: id }, resetScroll: false, replace: true })
  return (
    <>
      <title>{`${showNumber(number)} · Onesixty`}</title>
      <Link to="/phones" className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {page.close}
      </Link>
      {error && !isSuccess && <Trouble error={error} onRetry={() => void refetch()} />}
      <div className={classes.columns}>
        <div className={classes.side}>
          <h1 className={classes.number}><bdi>{showNumber(number)}</bdi></h1>
          <PhoneFacts number={number} />
        </div>
        <div className={classes.phone}>
          <Handset key={number} number={number} onTruth={look} chosen={message} />
        </div>
        <Glass number={number} id={message} onLook={look} />
      </div>
    </>
  )
}
