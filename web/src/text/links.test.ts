import { expect, test } from 'vitest'
import { stretches } from './links.ts'

const links = (text: string) => stretches(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []))

test('web addresses become links, with a scheme, with www, or with a path', () => {
  expect(links('See https://a.example/x?y=1, www.b.example or c.example/Zq7.')).toEqual([
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['www.b.example', 'https://www.b.example/'],
    ['c.example/Zq7', 'https://c.example/Zq7'],
  ])
})

test('phone numbers become tel links', () => {
  expect(links('Call +31 6 1234-5678 now')).toEqual([['+31 6 1234-5678', 'tel:+31612345678']])
})

test('nothing but http, https and tel is ever linked', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://a.example/x',
    'https://bank.example@evil.example/',
    'me@a.example/x',
    'Total 1,250.00/month',
    'at 12.30/13.00',
    'https://',
  ])
    expect(links(text), text).toEqual([])
})

test('what ends a sentence stays outside, and the text is whole again', () => {
  const text = '(see https://a.example/b_(c)). Or “https://d.example”! Ende: ü.example/ß'
  expect(links(text).map(([shown]) => shown)).toEqual(['https://a.example/b_(c)', 'https://d.example', 'ü.example/ß'])
  expect(
    stretches(text)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(text)
})

test('only the beginning of a long text is read, since looking takes ever longer', () => {
  for (const piece of ['a.', '+1 ', '1-', 'a-']) {
    const text = `${piece.repeat(5_000)} https://a.example/`
    expect(stretches(text), piece).toEqual([{ text }])
  }
})
