// The pages of the documentation in a real browser: complete without another host, clean under their policy, and at work.
import { expect, test } from 'vitest'
import { launch, whyNoBrowser } from '../support/browser.ts'
import { createSite } from '../support/house.ts'

test.skipIf(whyNoBrowser)(`the API reference filters, tries a request and leads to the page of a code, and asks no other host${whyNoBrowser ? ` (skipped: ${whyNoBrowser})` : ''}`, async () => {
  const site = await createSite()
  const house = await site.start()
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const faults: string[] = []
    page.on('console', (line) => void (line.type() === 'error' && faults.push(line.text())))
    page.on('pageerror', (error) => void faults.push(String(error)))
    page.on('request', (request) => void (request.url().startsWith(house.url) || faults.push(request.url())))
    await page.goto(`${house.url}/docs#listMessages`)
    expect(await page.locator('#listMessages').getAttribute('open')).toBe('')
    await page.locator('#key').fill(house.key)
    await page.locator('#listMessages button').click()
    await page.locator('#listMessages pre', { hasText: '"data": []' }).waitFor()
    await page.locator('#filter').fill('cancel message')
    expect(await page.locator('details:visible').count()).toBeLessThan(4)
    expect(await page.locator('#cancelMessage').isVisible()).toBe(true)
    await page.locator('#filter').fill('')
    await page.locator('#sendMessages summary').click()
    await page.locator('#sendMessages textarea').fill('{"to":"12","text":"Hi"}')
    await page.locator('#sendMessages button').click()
    await page.locator('#sendMessages pre', { hasText: '"code": "invalid_recipient"' }).waitFor()
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('422'))) // the browser tells of every refusal
    await page.locator('#sendMessages a', { hasText: 'invalid_recipient' }).first().click()
    await page.locator('h1', { hasText: 'invalid_recipient' }).waitFor()
    expect(await page.locator('dt').allTextContents()).toEqual(['Cause', 'What to do', 'Status', 'Elsewhere'])
    expect(faults).toEqual([])
  } finally {
    await browser.close()
    await house.kill()
    site.remove()
  }
})
