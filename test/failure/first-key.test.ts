// A first start that fails late must not make a key that nobody ever sees.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ask, createSite } from '../support/house.ts'

test('a first start that finds its port taken leaves the first key to the next one', async () => {
  const site = await createSite({ ONESIXTY_API_KEY: '' })
  onTestFinished(() => site.remove())
  const squatter = createServer()
  await new Promise<void>((resolve) => {
    squatter.listen(Number(site.env['ONESIXTY_HTTP_PORT']), '127.0.0.1', () => resolve())
  })
  await expect(site.start()).rejects.toThrow('is taken')
  await new Promise((resolve) => squatter.close(resolve))
  const house = await site.start()
  const key = readFileSync(join(site.env['ONESIXTY_DATA_DIR']!, 'cli-key'), 'utf8').trim()
  const { status } = await ask({ ...house, key }, '/v1/keys')
  await house.stop()
  expect(status).toBe(200)
})
