import { expect, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

test.each([
  ['https://sms.example.com', 'max-age=31536000; includeSubDomains'],
  ['http://sms.example.com', undefined],
  [undefined, undefined],
])('where the world comes by %s a browser is told to keep to HTTPS: %s', async (publicUrl, header) => {
  const { app } = await openHouse(publicUrl === undefined ? {} : { publicUrl })
  for (const url of ['/health/live', '/v1/nothing'])
    expect((await app.inject({ method: 'GET', url })).headers['strict-transport-security']).toBe(header)
})
