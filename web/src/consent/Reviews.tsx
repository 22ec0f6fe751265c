// Texts that may mean STOP, to be decided one by one. Knows no ledger.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { curl } from '../frame/curl.ts'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { showMoment, showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import { decideReview, listReviews, type Review } from './calls.ts'
import classes from './Consent.module.css'
import { words } from './words.ts'

const { reviews: texts } = words
export const keptReviews = ['reviews'] as const

export function Reviews() {
  const cache = useQueryClient()
  const may = useMay()
  const deciding = useMutation({
    mutationFn: ({ id, decision }: { id: string; decision: 'stop' | 'resume' }) => decideReview(id, decision),
    onSuccess: () => cache.invalidateQueries({ queryKey: keptReviews }),
  })
  const decide = ({ id, number }: Review) =>
    may({ scope: 'write' }) && (
      <span className={classes.decide}>
        {(['stop', 'resume'] as const).map((decision) => (
          <Button key={decision} variant="default" aria-label={`${texts[decision]}: ${number}`} onClick={() => deciding.mutate({ id, decision })}>
            {texts[decision]}
          </Button>
        ))}
      </span>
    )
  return (
    <>
      <p className={classes.lead}>{texts.lead}</p>
      {deciding.error && <Trouble error={deciding.error} />}
      <Listing
        label={texts.listed} queryKey={[...keptReviews, 'rows']} read={({ after, signal }) => listReviews(after, signal)} idOf={(one) => one.id}
        columns={[
          { head: texts.from, width: '10.5rem', cell: (one) => <bdi className={classes.number}>{showNumber(one.number)}</bdi> },
          { head: texts.text, cell: (one) => <MessageText text={one.text} /> },
          { head: texts.at, width: '7rem', cell: (one) => showMoment(one.at) },
          { head: texts.decide, width: '19rem', cell: decide, end: true },
        ]}
        empty={{ title: texts.empty, hint: texts.emptyHint, curl: curl('/v1/reviews') }}
      />
    </>
  )
}
