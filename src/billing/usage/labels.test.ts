import { expect, test } from 'vitest'
import { createLabels } from './labels.ts'

test('a day has room for so many labels of a workspace; the rest is added up under none, and another day begins anew', () => {
  const labelsOn = createLabels()
  const rows = (day: number, count: number) => {
    const labels = labelsOn(day)
    for (let at = 0; at < count; at++) labels.add({ workspace: 'wsp_1', about: { campaign: null, tags: JSON.stringify([`order-${at}`]) } }, 'EUR', 1, 1, 10)
    labels.add({ workspace: 'wsp_2', about: { campaign: 'cmp_1', tags: null } }, 'EUR', 1, 2, 20)
    return labels.writes().flatMap((write) => write.rows ?? [])
  }
  const first = rows(1, 3_000)
  expect(first).toHaveLength(2_002)
  expect(first.find(([, , label]) => label === '')).toEqual(['wsp_1', 'tag', '', 1, 'EUR', 1_000, 1_000, 10_000])
  expect(first.at(-1)).toEqual(['wsp_2', 'campaign', 'cmp_1', 1, 'EUR', 1, 2, 20])
  expect(rows(1, 1).map(([, , label]) => label)).toEqual(['order-0', 'cmp_1'])
  expect(rows(2, 10)).toHaveLength(11)
  expect(labelsOn(2).writes()).toEqual([])
})
