// Which of several texts did better: figures, intervals, and what they show. Whoever may send can choose all the same.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keepAnswer } from '../api/answered.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { Wide } from '../frame/Wide.tsx'
import { tell } from '../reasons/told.ts'
import { showCount, showShare } from '../text/format.ts'
import { chooseVariant, type Report } from './calls.ts'
import { keptCampaign } from './kept.ts'
import classes from './Report.module.css'
import review from './Review.module.css'
import { words } from './words.ts'

const { report: texts } = words
type TrialProps = { id: string; trial: NonNullable<Report['trial']>; mayChoose: boolean }

export function Trial({ id, trial: { variants, differences, best, detail }, mayChoose }: TrialProps) {
  const cache = useQueryClient()
  const choosing = useMutation({
    mutationFn: (variant: string) => chooseVariant(id, variant),
    onSuccess: (saved) => keepAnswer(cache, keptCampaign(id), saved),
  })
  const widest = Math.max(0.001, ...differences.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]))
  const place = (value: number) => 50 + (value / widest) * 50
  const showPoints = (value: number) => `${value > 0 ? '+' : ''}${showShare(value)}`
  return (
    <Sheet title={texts.variants} lead={tell(detail)}>
      <Wide label={texts.variants}>
        <table className={review.table}>
          <thead>
            <tr>
              <th scope="col">{texts.variant}</th>
              <th scope="col">{texts.people}</th>
              <th scope="col">{texts.steps.replied}</th>
              <th scope="col">{texts.steps.optedOut}</th>
              {mayChoose && <th scope="col">{texts.choose}</th>}
            </tr>
          </thead>
          <tbody>
            {variants.map(({ name, people, replies, optOuts }) => (
              <tr key={name}>
                <td>{name === best ? <strong>{name} ✓</strong> : name}</td>
                <td>{showCount(people)}</td>
                <td>
                  {showCount(replies)} <span className={review.dim}>{people > 0 && showShare(replies / people)}</span>
                </td>
                <td>
                  {showCount(optOuts)} <span className={review.dim}>{people > 0 && showShare(optOuts / people)}</span>
                </td>
                {mayChoose && (
                  <td>
                    <Button variant="default" onClick={() => choosing.mutate(name)} aria-label={`${texts.choose}: ${name}`}>
                      {texts.choose}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {choosing.error && <Trouble error={choosing.error} />}
      <ul className={classes.differences}>
        {differences.map(({ of, than, low, high }) => (
          <li key={`${of} ${than}`}>
            <span>{texts.against(of, than)}</span>
            <span className={classes.interval} aria-hidden="true">
              <span style={{ insetInlineStart: `${place(low)}%`, insetInlineEnd: `${100 - place(high)}%` }} />
            </span>
            <span>{texts.interval(showPoints(low), showPoints(high))}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
