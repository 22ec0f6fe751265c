// Whoever is too young for what a campaign is about, or of no known age, is left out: in the preview and when it is sent.
import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt } from '../../test/support/campaign-rig.ts'
import { manualClock } from '../kit/clock.ts'

const american = '+12125550123'
const audience: { to: string; fields: Record<string, string> }[] = [
  { to: numberAt(1), fields: { name: 'Ann', born: '1990-05-01' } },
  { to: numberAt(2), fields: { name: 'Ben', born: '2008-11-23' } },
  { to: numberAt(3), fields: { name: 'Cas' } },
  { to: numberAt(4), fields: { name: 'Dot', born: 'in May' } },
  { to: american, fields: { name: 'Eve', born: '2006-01-01' } },
]
const wine = { ...content, age: { category: 'alcohol', field: 'born' } } as const
const house = () => campaignRig({ rig: { clock: manualClock(Date.parse('2026-11-22T10:00:00Z')) } })

test('the preview says who is too young where they live, and whose age nobody knows', async () => {
  const { campaigns, told } = await house()
  const made = await told(campaigns.create(author, wine, audience))
  if ('refused' in made) throw new Error(made.refused.say)
  const seen = await told(campaigns.preview(author, made.id))
  expect(seen).toMatchObject({
    recipients: 1,
    excluded: {
      too_young: { count: 2, examples: [{ to: american, say: 'is younger than 21, the age for alcohol there' }, { to: numberAt(2), say: 'is younger than 18, the age for alcohol there' }] },
      age_unknown: { count: 2, examples: [{ to: numberAt(3), say: 'has no born that tells an age' }, { to: numberAt(4) }] },
    },
  })
})

test('sending leaves the same people out and counts them by reason; a test text goes to whoever is named', async () => {
  const { campaigns, told, pass, shown, take } = await house()
  const made = await told(campaigns.create(author, wine, audience))
  if ('refused' in made) throw new Error(made.refused.say)
  await told(campaigns.test(author, made.id, [numberAt(50)]))
  await pass()
  expect(shown().map(({ to }) => to)).toEqual([numberAt(50)])
  await take(1)
  await told(campaigns.start(author, made.id))
  await pass(2_000)
  expect(shown().map(({ to }) => to)).toEqual([numberAt(1)])
  const now = await told(campaigns.get(author, made.id))
  expect(now).toMatchObject({ counts: { audience: 5, excluded: 4, reasons: { too_young: 2, age_unknown: 2 } } })
})

test('the preview counts ages by the day on which it is to be sent', async () => {
  const { campaigns, told } = await house()
  const made = await told(campaigns.create(author, { ...wine, schedule: { at: Date.parse('2026-11-23T10:00:00Z') } }, audience))
  if ('refused' in made) throw new Error(made.refused.say)
  expect(await told(campaigns.preview(author, made.id))).toMatchObject({ recipients: 2, excluded: { too_young: { count: 1 } } })
})
