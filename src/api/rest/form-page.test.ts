import { expect, test } from 'vitest'
import type { Form } from '../../inbound/keyword.ts'
import { countryOf, doneHtml, formHtml, formPolicy, languageFor, snippetOf } from './form-page.ts'
import { languageOf } from './form-words.ts'

const form: Form = { workspace: 'wsp_1', mode: 'live', id: 'frm_1', title: 'Bakery', wording: 'Offers by text', wordingVersion: '1', number: '1600', confirm: true, thanks: 'Welcome', createdAt: 0 }

test('a page speaks the language that the browser would rather have, else English', () => {
  expect(['nl-NL,nl;q=0.9,en;q=0.8', 'de-DE,ru;q=0.5,en;q=0.3', 'en;q=0.2, ru;q=0.9', 'nl;q=0', 'de', '', ';;q=,'].map(languageOf)).toEqual(['nl', 'ru', 'ru', 'en', 'en', 'en', 'en'])
  expect(formHtml(form, 'nl')).toMatch(/<html lang="nl">[\s\S]*Aanmelden/)
  expect(doneHtml(form, 'ru')).toContain('Ответьте на него ДА')
})

test('what was typed stays beside what is wrong with it', () => {
  const html = formHtml(form, 'en', { number: '06 1"2', agree: true, wrong: 'badNumber' })
  expect(html).toContain('value="06 1&quot;2" aria-invalid="true"')
  expect(html).toMatch(/name="agree" value="yes" required checked/)
})

test('numbers without a code are of the country of the form, else of the number that people hear from', () => {
  expect([{ ...form, country: 'BE' }, { ...form, number: '31612345678' }, form].map(countryOf)).toEqual(['BE', 'NL', undefined])
  expect(formHtml({ ...form, country: 'BE' }, 'nl')).toContain('Zoals je het in België kiest')
})

test('the browser has nothing to refuse of the page', () => {
  expect(formHtml(form, 'en')).not.toMatch(/ style=|<script/)
  expect(formPolicy).toMatch(/img-src 'self' data:/)
})

test('a form that has a language speaks it whatever the browser wants, and so does its snippet', () => {
  expect([languageFor({ ...form, language: 'ru' }, 'nl'), languageFor(form, 'nl'), languageFor(form, 'de')]).toEqual(['ru', 'nl', 'en'])
  const snippet = snippetOf(form, 'https://sms.example/f/frm_1', 'nl')
  expect(snippet).toMatch(/^<form method="post" action="https:\/\/sms.example\/f\/frm_1" lang="nl">\n<label>Je mobiele nummer /)
  expect(snippet).toContain('<button>Aanmelden</button>')
})
