import { expect, test } from 'vitest'
import { author, campaignRig, content, people } from '../../test/support/campaign-rig.ts'

async function drafted({ campaigns, told }: Awaited<ReturnType<typeof campaignRig>>): Promise<string> {
  const made = await told(campaigns.create(author, content, people(3)))
  if ('refused' in made) throw new Error(made.refused.say)
  return made.id
}

test('a report is shown to whoever has its link, until that is taken back', async () => {
  const rig = await campaignRig()
  const { campaigns, told } = rig
  const id = await drafted(rig)
  expect(await told(campaigns.share.create({ ...author, workspace: 'wsp_other' }, id))).toBeUndefined()
  const token = (await told(campaigns.share.create(author, id)))!
  expect(await told(campaigns.share.read(token))).toMatchObject({ id, counts: { audience: 3 } })
  await told(campaigns.change(author, id, (before) => ({ ...before, name: 'Renamed' })))
  const names = async () => [(await told(campaigns.share.read(token)))?.name, (await told(campaigns.report(author, id)))?.name]
  const [shared, own] = await names()
  expect(own).toBe('Renamed')
  expect(shared).not.toBe('Renamed')
  await rig.pass(5_000)
  expect(await names()).toEqual(['Renamed', 'Renamed'])
  expect(await told(campaigns.share.read(`${token.slice(0, -1)}~`))).toBeUndefined()
  await told(campaigns.share.revoke(author, id))
  expect(await told(campaigns.share.read(token))).toBeUndefined()
})
