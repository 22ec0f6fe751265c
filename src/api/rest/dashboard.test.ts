import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openHouse } from './house.test-support.ts'

async function withBuild(head: string) {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-dashboard-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), `<!doctype html><head>${head}</head><div id="root"></div>`)
  writeFileSync(join(folder, 'assets', 'app-Bx1.js'), 'export {}')
  writeFileSync(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'offline.html'), '<!doctype html>')
  writeFileSync(join(folder, 'sw.js'), '')
  writeFileSync(join(folder, '.secret'), 'no')
  const house = await openHouse({ dashboard: folder })
  const get = (url: string, headers: Record<string, string> = { accept: 'text/html,*/*' }) => house.app.inject({ url, headers })
  return { ...house, get }
}

test('every page of the dashboard is the one document, with a fresh nonce in it and in its policy', async () => {
  const { get } = await withBuild('<meta content="" name="csp-nonce" />')
  const nonces = new Set<string>()
  for (const url of ['/', '/messages', '/messages/msg_1', '/index.html']) {
    const { statusCode, headers, body } = await get(url)
    expect([statusCode, headers['content-type']], url).toEqual([200, 'text/html; charset=utf-8'])
    const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(body)![1]!
    const policy = headers['content-security-policy'] as string
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types default")
    expect(policy).not.toContain('unsafe')
    expect(headers['cache-control']).toBe('no-store')
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(4)
})

test('a build without a place for the nonce still gets its styles, and no scripts but its own', async () => {
  const { get } = await withBuild('')
  const policy = (await get('/')).headers['content-security-policy'] as string
  expect(policy).toContain("style-src 'self' 'unsafe-inline'")
  expect(policy).toContain("script-src 'self';")
})

test('files are served with how long they may be kept, and what is no file is not found', async () => {
  const { get } = await withBuild('')
  const script = await get('/assets/app-Bx1.js')
  expect([script.statusCode, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  expect(script.headers['content-type']).toContain('javascript')
  expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache')
  for (const url of ['/assets/gone.js', '/.secret', '/../package.json', '/v1/nothing', '/health/nothing']) {
    const { statusCode, headers } = await get(url)
    expect(statusCode, url).toBeGreaterThanOrEqual(400)
    expect(headers['content-type'], url).toContain('application/problem+json')
  }
})

test('the page for no connection may be styled and run nothing; what keeps it may fetch from here', async () => {
  const { get } = await withBuild('')
  const page = await get('/offline.html')
  expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self'/)
  expect((await get('/sw.js')).headers['content-security-policy']).toBe("default-src 'self'")
  expect((await get('/assets/app-Bx1.js')).headers['content-security-policy']).toContain("default-src 'none'")
})

test('no way of writing an address leads out of the folder', async () => {
  const { get } = await withBuild('')
  for (const url of ['/%2e%2e/%2e%2e/etc/passwd', '/assets/..%2f..%2f..%2fetc/passwd', '//etc/passwd', '/assets/../../etc/passwd', '/..\\..\\etc\\passwd'])
    expect((await get(url)).body, url).not.toContain('root:')
})

test('programs that ask for a page that is none get a problem, not a page', async () => {
  const { get, call } = await withBuild('')
  expect((await get('/messages', { accept: 'application/json' })).statusCode).toBe(404)
  expect((await get('/', { accept: '*/*' })).statusCode).toBe(200)
  expect(await call('GET', '/v1/session')).toMatchObject({ status: 405 })
  expect((await call('POST', '/')).status).toBe(404)
})

test('without a build there is no page and the API works', async () => {
  const { app, call } = await openHouse()
  expect((await app.inject('/')).statusCode).toBe(404)
  expect((await call('GET', '/v1/status')).status).toBe(200)
})
