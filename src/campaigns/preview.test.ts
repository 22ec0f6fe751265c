import { expect, test } from 'vitest'
import { author, campaignRig, content, numberAt, people } from '../../test/support/campaign-rig.ts'
import type { Content } from './campaign.ts'
import type { Preview } from './preview.ts'

const previewOf = async (more: Partial<Content>, recipients: readonly { to: string; fields?: Record<string, string> }[], needs: Parameters<typeof campaignRig>[0] = {}): Promise<Preview> => {
  const { campaigns, told } = await campaignRig(needs)
  const made = await told(campaigns.create(author, { ...content, ...more }, recipients))
  if ('refused' in made) throw new Error(made.refused.say)
  const seen = await told(campaigns.preview(author, made.id))
  if ('refused' in seen) throw new Error(seen.refused.say)
  return seen
}
const perPart = { low: 60_000, high: 80_000, currency: 'EUR' }
const priced = { needs: { priceOf: () => perPart } }

test('everybody is gone through: who is in, who is not and why, with examples', async () => {
  const seen = await previewOf({}, [...people(50), { to: 'nobody', fields: { name: 'x' } }, { to: numberAt(900) }, { to: numberAt(901), fields: { name: '' } }])
  expect(seen).toMatchObject({ recipients: 50, parts: 50, segments: { 1: 50 }, countries: [{ country: 'NL', recipients: 50, parts: 50 }] })
  expect(seen.excluded).toMatchObject({
    invalid_recipient: { count: 1, examples: [{ to: 'nobody' }] },
    missing_field: { count: 2, examples: [{ to: numberAt(900), say: expect.stringContaining('{{ name }} is empty') }, {}] },
  })
})

test('what it costs is told between two sums, by the text that each really gets', async () => {
  const long = 'x'.repeat(150)
  const seen = await previewOf({ text: `{{ name }} ${long}` }, [...people(10), { to: numberAt(99), fields: { name: 'A very long name' } }], priced)
  expect(seen.segments).toEqual({ 1: 10, 2: 1 })
  expect(seen.cost).toEqual([{ low: { micros: 12 * 60_000, currency: 'EUR' }, high: { micros: 12 * 80_000, currency: 'EUR' } }])
  expect(seen.longest).toMatchObject({ to: numberAt(99), segments: 2 })
  expect(seen.some).toHaveLength(5)
})

test('characters that need more parts are named, with what is saved without them', async () => {
  const seen = await previewOf({ text: `{{ name }} ${'x'.repeat(100)}` }, [
    ...people(20), ...Array.from({ length: 37 }, (_, at) => ({ to: numberAt(100 + at), fields: { name: 'Chloê' } })),
  ], priced)
  expect(seen.segments).toEqual({ 1: 20, 2: 37 })
  expect(seen.costly).toEqual([{ characters: ['ê'], recipients: 37, partsSaved: 37, saving: { micros: 37 * 80_000, currency: 'EUR' }, say: '37 need more parts because of ê: without, 37 parts are saved.' }])
})

test('the end is foreseen by the speed', async () => {
  const slow = await previewOf({ perSecond: 2 }, people(100))
  const fast = await previewOf({}, people(100))
  expect(slow.finishesAt - fast.finishesAt).toBeGreaterThan(49_000)
})

test('a test goes to whom it names with the details of the first, and counts for nothing', async () => {
  const rig = await campaignRig()
  const made = await rig.told(rig.campaigns.create(author, content, people(3)))
  const { id } = made as { id: string }
  expect(await rig.told(rig.campaigns.test(author, id, [numberAt(700), 'x']))).toMatchObject({ sent: [{ to: numberAt(700), id: expect.any(String) }, { to: 'x', say: expect.any(String) }] })
  await rig.pass()
  expect(rig.shown()).toEqual([{ to: numberAt(700), from: 'Shop', text: 'Hi Nr 0' }])
  expect((await rig.told(rig.campaigns.get(author, id)))!.counts).toMatchObject({ audience: 3, waiting: 3, inFlight: 0 })
})
