import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorNumbers } from '../smpp/statuses.ts'
import { openHouse } from '../rest/house.test-support.ts'
import { problems } from '../rest/problem.ts'
import type { Code } from '../rest/problem.ts'
import { isExplained } from './catalogue.ts'
import { endings } from './endings.ts'
import { errorsJson } from './error-pages.ts'

const src = join(import.meta.dirname, '../..')
const sources = globSync('**/*.ts', { cwd: src })
  .filter((file) => !/\.test|api\/docs\/|rest\/problem\.ts/.test(file))
  .map((file) => ({ file, text: readFileSync(join(src, file), 'utf8') }))
const codes = Object.keys(problems) as Code[]

test('every code of a request is explained, and some line of the source answers with it', () => {
  expect(codes.filter((code) => !isExplained(code))).toEqual([])
  expect(codes.filter((code) => !sources.some(({ text }) => text.includes(`'${code}'`)))).toEqual([])
})

test('every word for the end of a message is explained, with the number that receipts say', () => {
  const said = new Set(Object.keys(errorNumbers))
  for (const { file, text } of sources) {
    if (!file.startsWith('gateway/')) continue
    for (const [, code] of text.matchAll(/(?:stateOf\.\w+, |error = [^;\n]*)\{ code: '(\w+)'/g)) said.add(code!)
  }
  expect(said.size).toBeGreaterThan(30)
  expect([...said].filter((code) => !Object.hasOwn(endings, code))).toEqual([])
  for (const [code, number] of Object.entries(errorNumbers)) expect([code, endings[code]?.number]).toEqual([code, number])
})

test('the type of every problem leads to its page, as HTML and as Markdown, and to nowhere else', async () => {
  const { app } = await openHouse()
  const refused = await app.inject('/v1/messages')
  const { type, code } = refused.json<{ type: string; code: string }>()
  expect(type).toBe(`/docs/errors/${code}`)
  for (const each of [...codes, ...Object.keys(endings)]) {
    const [html, markdown] = await Promise.all([app.inject(`/docs/errors/${each}`), app.inject(`/docs/errors/${each}.md`)])
    expect([each, html.statusCode, markdown.statusCode]).toEqual([each, 200, 200])
    expect([html.headers['content-type'], markdown.headers['content-type']]).toEqual(['text/html; charset=utf-8', 'text/markdown; charset=utf-8'])
    expect(html.body).toContain(`<code>${each}</code>`)
    expect(html.headers['content-security-policy']).toContain("default-src 'none'")
  }
  expect((await app.inject('/docs/errors/constructor')).statusCode).toBe(404)
  expect((await app.inject('/docs/errors/%3Cscript%3E')).body).not.toContain('<script>')
  expect((await app.inject('/docs/errors.json')).json()).toEqual(JSON.parse(JSON.stringify(errorsJson())))
})

test('the API reference shows every operation, loads only our own files and has nothing inline', async () => {
  const { app, routes } = await openHouse()
  const { body, headers } = await app.inject('/docs')
  for (const { operation } of routes) expect(body).toContain(`id="${operation}"`)
  expect(body).not.toMatch(/<style|<script(?! src="\/docs\/page\.js" defer)|<[^>]*\s(?:style|on\w+)=|(?:src|href)="(?!\/|#|data:,")/)
  expect(headers['content-security-policy']).not.toContain('unsafe')
  for (const file of ['/docs/page.css', '/docs/page.js']) expect((await app.inject(file)).statusCode).toBe(200)
})
