import { expect, test } from 'vitest'
import { fill, placeholdersIn } from './template.ts'
import type { RequestTemplate } from './upstream.ts'

const values = { baseUrl: 'https://op.example/api/', to: '+31612345678', text: 'a&b="c"\n{{to}}', parts: 2, 'secret.key': 'k/1', empty: undefined }
const filled = (template: Partial<RequestTemplate>) => fill({ method: 'POST', url: '{{baseUrl}}', ...template }, values)

test('values in an address are encoded, the base address stands as it is', () => {
  expect(filled({ url: '{{baseUrl}}/{{secret.key}}?to={{ to }}&q={{text}}' }).url).toBe(
    'https://op.example/api/k%2F1?to=%2B31612345678&q=a%26b%3D%22c%22%0A%7B%7Bto%7D%7D',
  )
})

test('a form is encoded as a whole, and leaves out what has no value', () => {
  const { body, headers } = filled({ body: { form: { To: '{{to}}', Body: 'Say: {{text}}', Callback: '{{empty}}', n: '{{parts}}' } } })
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ To: '+31612345678', Body: 'Say: a&b="c"\n{{to}}', n: '2' })
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded')
})

test('JSON stays JSON whatever the values are, and numbers stay numbers', () => {
  const json = { a: [{ t: '{{text}}', n: '{{parts}}', s: 'x{{parts}}', gone: '{{empty}}', yes: true, nothing: null, seven: 7 }] }
  const { body, headers } = filled({ body: { json }, headers: { 'Content-Type': 'application/vnd.x+json' } })
  expect(JSON.parse(body!)).toEqual({ a: [{ t: 'a&b="c"\n{{to}}', n: 2, s: 'x2', yes: true, nothing: null, seven: 7 }] })
  expect(headers).toEqual({ 'content-type': 'application/vnd.x+json' })
})

test('no value ends a header', () => {
  expect(filled({ headers: { 'X-Text': 'is {{text}}' } }).headers).toEqual({ 'x-text': 'is a&b="c"{{to}}' })
})

test('plain text, basic authentication and words of the upstream', () => {
  expect(filled({ body: { text: '{{to}}: {{text}}' } }).body).toBe('+31612345678: a&b="c"\n{{to}}')
  expect(filled({ basic: { username: 'me', password: '{{secret.key}}' } }).headers['authorization']).toBe(`Basic ${btoa('me:k/1')}`)
  expect(filled({ url: '{{baseUrl}}?n={{parts}}', words: { parts: { '2': 'two' } } }).url).toContain('?n=two')
})

test('placeholders are found wherever they stand', () => {
  expect(placeholdersIn({ url: '{{a}}/{{ b.c }}', body: { json: [{ x: '{{d}}' }] } })).toEqual(['a', 'b.c', 'd'])
  expect(placeholdersIn(undefined)).toEqual([])
})
