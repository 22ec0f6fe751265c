// The dashboard as something that is installed: what a browser asks for to install it, the page for no connection, and that
// nothing of the API stays on the device. High contrast and colours that the system chooses.
import { expect, test } from 'vitest'
import { ask } from '../../support/house.ts'
import { faultless, named, picture, useDashboard, whyNoDashboard } from '../../support/dashboard.ts'

const dashboard = useDashboard()

test.skipIf(whyNoDashboard)(named('it can be installed; without a connection a page says so, and holds nothing of the API'), async () => {
  await ask(dashboard.house, '/v1/messages', { to: '+31612345678', text: 'kept nowhere but on the server' })
  const page = await dashboard.open('/messages', { language: 'nl' })
  const devtools = await page.context().newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // a browser that runs without a window installs nothing
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => !['in-incognito', 'pipeline-restarted'].includes(id))).toEqual([])
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await page.reload()
  await page.getByText('kept nowhere').first().waitFor()
  const keptNow = () => page.evaluate<string[]>(
    'caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((one) => one.keys())))).then((all) => all.flat().map(({ url }) => new URL(url).pathname))',
  )
  // kept beside the answer, not before it
  await expect.poll(async () => (await keptNow()).some((path) => path.startsWith('/assets/'))).toBe(true)
  const kept = await keptNow()
  expect(kept).toContain('/offline.html')
  expect(kept.filter((path) => !/^\/(assets\/|offline\.(html|css)$|icon\.svg$)/.test(path))).toEqual([])
  await faultless(page)

  await page.context().setOffline(true)
  await page.goto(`${dashboard.house.url}/messages`).catch(() => {})
  await page.getByText('De server is niet bereikbaar.').waitFor()
  expect(await page.evaluate('getComputedStyle(document.querySelector("main")).display')).toBe('grid')
  await picture(page, 'offline')
  await page.context().setOffline(false)
  await page.getByRole('link').click()
  await page.getByText('kept nowhere').first().waitFor()
  await page.close()
}, 180_000)

test.skipIf(whyNoDashboard)(named('with more contrast, and in colours of the system, pages stand as well'), async () => {
  for (const view of [{ contrast: 'more' }, { contrast: 'more', scheme: 'dark' }, { forcedColors: 'active' }] as const) {
    const page = await dashboard.open('/developers/errors', view)
    await faultless(page)
    await picture(page, `contrast-${JSON.stringify(view).replace(/\W+/g, '-')}`)
    await page.goto(`${dashboard.house.url}/`)
    await page.getByRole('form').waitFor()
    await faultless(page)
    await picture(page, `contrast-home-${JSON.stringify(view).replace(/\W+/g, '-')}`)
    await page.close()
  }
}, 180_000)
