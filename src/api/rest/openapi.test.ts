import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openHouse } from './house.test-support.ts'
import { problems, problemText, refusalProblem, statusOf } from './problem.ts'
import { answer, route } from './route.ts'
import { schemaOf } from './server.ts'

type Operation = {
  operationId: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
  requestBody?: { content: Record<string, { schema: object }> }
  security?: unknown[]
}
type Document = { openapi: string; info: object; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } }

test('the document has every route, resolves every reference and names every parameter of a path', async () => {
  const { app, routes } = await openHouse()
  const document = (await app.inject('/v1/openapi.json')).json<Document>()
  expect(document.openapi).toBe('3.1.0')
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  expect(operations.map(({ path, method }) => `${method} ${path}`).sort()).toEqual(routes.map(({ path, method }) => `${method.toLowerCase()} ${path}`).sort())
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length)
  for (const { path, operation } of operations) {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
    for (const parameter of inPath) expect(parameter.required).toBe(true)
    for (const response of Object.values(operation.responses)) expect(response.description).not.toBe('')
    expect(operation.responses['500']?.content).toHaveProperty('application/problem+json')
  }
  const text = JSON.stringify(document)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(document.components.schemas).toHaveProperty(name!)
  for (const name of Object.keys(document.components.schemas)) expect(text).toContain(`"#/components/schemas/${name}"`)
  expect(text).not.toMatch(/Input"/)
})

test('a route that says no with a page of its own names it beside the problem', () => {
  const page = { description: 'The form.', schema: z.string(), type: 'text/html' }
  const row = route({ method: 'POST', path: '/f', operation: 'sign', tag: 'x', summary: 'Sign', scope: 'public', body: z.strictObject({}), answers: { 422: page }, handle: () => answer(200) })
  expect(Object.keys((schemaOf(row).response['422'] as { content: object }).content).sort()).toEqual(['application/problem+json', 'text/html'])
  expect(Object.keys((schemaOf(row).response['415'] as { content: object }).content)).toEqual(['application/problem+json'])
})

test('only signing in, health, callbacks with their token and the document itself are open to everybody', async () => {
  const { routes } = await openHouse()
  // signing in has several ways, which its own tests know
  const open = routes.filter(({ scope, path }) => scope === 'public' && !path.startsWith('/v1/session')).map(({ method, path }) => `${method} ${path}`)
  const callback = '/carriers/{id}/{token}/{kind}'
  const docs = ['', '/page.css', '/page.js', '/errors', '/errors.json', '/errors/{code}'].map((page) => `GET /docs${page}`)
  const signingUp = ['setup', 'invitations/look', 'invitations/accept'].map((path) => `POST /v1/${path}`)
  const expected = ['GET /health/live', 'GET /health/ready', `POST ${callback}`, `GET ${callback}`, 'GET /v1/openapi.json', 'POST /v1/echo/{token}', ...signingUp, ...docs]
  expect(open.toSorted()).toEqual(expected.toSorted())
})

test('every example passes its schema, and every body and page has one', async () => {
  const { routes } = await openHouse()
  let examples = 0
  const check = (schema: z.ZodType) => {
    const options = schema instanceof z.ZodUnion && !schema.meta()?.examples ? (schema.options as z.ZodType[]) : [schema]
    for (const option of options)
      for (const example of (option.meta()?.examples as unknown[] | undefined) ?? []) {
        expect(option.safeParse(example), JSON.stringify(example)).toMatchObject({ success: true })
        examples++
      }
    return options.every((option) => Array.isArray(option.meta()?.examples))
  }
  for (const { method, path, body, answers } of routes) {
    if (body && !(body instanceof z.ZodUnknown)) expect(check(body), `${method} ${path} needs an example`).toBe(true)
    for (const { schema, type } of Object.values(answers)) if (schema && !type && !path.endsWith('.json')) expect(check(schema), `${method} ${path} needs an example`).toBe(true)
  }
  expect(examples).toBeGreaterThan(15)
})

test('the document can be kept and asked for again', async () => {
  const { app } = await openHouse()
  const first = await app.inject('/v1/openapi.json')
  expect(first.headers['cache-control']).toContain('max-age')
  const again = await app.inject({ url: '/v1/openapi.json', headers: { 'if-none-match': first.headers.etag as string } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('every code that the source can answer with has a row in the table', () => {
  const src = join(import.meta.dirname, '../..')
  const source = globSync('{api,gateway}/**/*.ts', { cwd: src }).filter((file) => !file.includes('.test'))
  const found = new Map<string, string>()
  for (const file of source) {
    const text = readFileSync(join(src, file), 'utf8')
    const add = (code: string | undefined) => void (code && found.set(code, file))
    if (file.startsWith('api')) for (const [, code] of text.matchAll(/\b(?:problem\(|refusal\(|code: )'([a-z]+(?:_[a-z]+)+|internal)'/g)) add(code)
    for (const [, code] of text.matchAll(/\['([a-z]+(?:_[a-z]+)+)', '[A-Z]/g)) add(code)
    // the codes of the gateway's refusals are one union type
    const union = /type RefusalCode =([^;]*?)\n\n/.exec(text)?.[1] ?? ''
    for (const [, code] of union.matchAll(/'(\w+)'/g)) add(code)
  }
  expect(found.size).toBeGreaterThan(30)
  for (const [code, file] of found) if (!Object.hasOwn(problems, code)) expect.fail(`${file} answers with ${code}, which the table lacks`)
})

test('a code of a room below that the table does not know yet still makes a truthful answer', () => {
  const never = refusalProblem({ code: 'new_rule', say: 'No.', retry: 'never', param: '/to' })
  const later = refusalProblem({ code: 'new_wait', say: 'Later.', retry: 'later' })
  expect([statusOf(never), statusOf(later)]).toEqual([422, 503])
  expect(JSON.parse(problemText(later))).toMatchObject({ code: 'new_wait', retryable: true })
  expect(JSON.parse(problemText({ kind: 'problem', code: 'constructor', say: 'x' })).status).toBe(422)
})
