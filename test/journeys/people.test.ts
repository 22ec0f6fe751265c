// The first person owns the house, keeps a passkey and a second factor, invites another, and each comes in by their own way.
// Over the public doors only, in a real browser with a virtual authenticator.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { totpCode } from '../../src/accounts/people/totp.ts'
import { launch, whyNoBrowser } from '../support/browser.ts'
import { atRest } from '../support/dashboard.ts'
import { createSite, type RunningHouse } from '../support/house.ts'

const built = existsSync(join(import.meta.dirname, '..', '..', 'web', 'dist', 'index.html'))
const reason = whyNoBrowser ?? (built ? undefined : 'the dashboard is not built; npm test builds it')
const named = (title: string) => (reason ? `${title} (skipped: ${reason})` : title)
const soon = { timeout: 30_000 }
const password = 'four little words here'

const site = await createSite()
let house: RunningHouse
let browser: Browser
beforeAll(async () => {
  if (reason) return
  house = await site.start()
  browser = await launch()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  site.remove()
}, 60_000)

/** By name, since passkeys are not for hosts that have none. */
async function open(hash = '', options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 760 }, ...options })
  const page = await context.newPage()
  await page.goto(`${house.url.replace('127.0.0.1', 'localhost')}/${hash}`)
  return page
}
async function send(page: Page, path: string, body?: object): Promise<Record<string, unknown>> {
  const asked = { path, body: body === undefined ? undefined : JSON.stringify(body) }
  return page.evaluate(async ({ path, body }) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    const answered = await fetch(path, { method: 'POST', headers: { 'x-onesixty': '1', ...json }, ...(body === undefined ? {} : { body }) })
    return (await answered.json()) as Record<string, unknown>
  }, asked)
}
const inside = (page: Page) => page.getByRole('navigation').first().waitFor(soon)
async function faultless(page: Page): Promise<void> {
  await atRest(page)
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run())
  expect(violations.map(({ id }) => id)).toEqual([])
}

test.skipIf(reason)(named('the owner is set up, signs in with a passkey and with a code; an invited one joins'), async () => {
  const token = house.signInLink.split('#signin=')[1]
  const page = await open(`#setup=${token}`)
  await page.getByLabel('Your name').fill('Olga')
  await page.getByLabel('E-mail address').fill('olga@example.com')
  await page.getByLabel('Choose a password').fill('too short')
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await page.getByText('12 characters or more').waitFor(soon)
  await faultless(page)
  await page.getByLabel('Choose a password').fill(password)
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await inside(page)
  expect(page.url()).not.toContain(token)

  const devices = await page.context().newCDPSession(page)
  await devices.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const
  await devices.send('WebAuthn.addVirtualAuthenticator', { options })
  const asked = await send(page, '/v1/me/passkeys/begin')
  const passkey = await page.evaluate(async (json) => {
    // the browser's own types are not those of this program
    const { PublicKeyCredential, navigator } = globalThis as unknown as {
      PublicKeyCredential: { parseCreationOptionsFromJSON(json: unknown): object }
      navigator: { credentials: { create(options: object): Promise<{ toJSON(): Record<string, unknown> }> } }
    }
    return (await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })).toJSON()
  }, asked)
  expect(await send(page, '/v1/me/passkeys', { name: 'Laptop', passkey })).toMatchObject({ name: 'Laptop' })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click(soon)
  await inside(page)

  const { secret } = await send(page, '/v1/me/totp')
  const { recoveryCodes } = await send(page, '/v1/me/totp/confirm', { code: totpCode(String(secret), Math.floor(Date.now() / 30_000)) })
  const { link } = await send(page, '/v1/invitations', { email: 'ann@example.com', role: 'author' })
  const customer = await send(page, '/v1/workspaces', { name: 'Bakery' })
  const toBakery = await send(page, '/v1/invitations', { email: 'baker@example.com', role: 'owner', workspace: customer['id'] })
  await page.context().close()

  const dark = await open('', { colorScheme: 'dark' })
  await dark.getByLabel('E-mail address').fill('olga@example.com')
  await dark.getByLabel('Password', { exact: true }).fill(password)
  await dark.getByRole('button', { name: 'Sign in', exact: true }).click()
  await dark.getByLabel('Code from your authenticator app').fill((recoveryCodes as string[])[0]!)
  await faultless(dark)
  await dark.getByRole('button', { name: 'Sign in', exact: true }).click()
  await inside(dark)
  await dark.context().close()

  const phone = { viewport: { width: 375, height: 720 } }
  const invitation = `#${String(link).split('#')[1]}`
  const ann = await open(invitation, phone)
  await ann.getByText('as author').waitFor(soon)
  await faultless(ann)
  await ann.getByLabel('Your name').fill('Ann')
  await ann.getByLabel('Choose a password').fill(password)
  await ann.getByRole('button', { name: 'Join' }).click()
  await inside(ann)
  await ann.context().close()

  const baker = await open(`#${String(toBakery['link']).split('#')[1]}`)
  await baker.getByText('To the workspace “Bakery”, as owner').waitFor(soon)
  await baker.getByLabel('Your name').fill('Baker')
  await baker.getByLabel('Choose a password').fill(password)
  await baker.getByRole('button', { name: 'Join' }).click()
  await inside(baker)
  await baker.getByRole('link', { name: 'Messages', exact: true }).click()
  await baker.getByRole('button', { name: 'Sign out' }).waitFor(soon)
  await baker.context().close()

  const late = await open(invitation, phone)
  await late.getByText('Ask for another').waitFor(soon)
  expect(await late.evaluate(() => (globalThis as unknown as { document: { documentElement: { scrollWidth: number } } }).document.documentElement.scrollWidth)).toBe(375)
  await late.context().close()
}, 240_000)
