import { expect, test } from 'vitest'
import { compileTemplate, type Fields } from './template.ts'

const render = (source: string, fields: Fields = {}) => {
  const compiled = compileTemplate(source)
  return 'refused' in compiled ? compiled : compiled.template.render(fields)
}

test('details of a person fill the text, in any script', () => {
  expect(render('Привет {{ имя }}, {{ city | upcase }}!', { имя: 'Ольга', city: 'Utrecht' })).toEqual({
    text: 'Привет Ольга, UTRECHT!',
  })
})

test('a default fills a missing or empty field, also after other filters', () => {
  const source = 'Hi {{ name | strip | capitalize | default: "there" }}'
  expect(render(source)).toEqual({ text: 'Hi there' })
  expect(render(source, { name: '' })).toEqual({ text: 'Hi there' })
  expect(render(source, { name: ' ANNA ' })).toEqual({ text: 'Hi Anna' })
  expect(render('a{{ name | default: "" }}b')).toEqual({ text: 'ab' })
})

test('a missing field without a default refuses the recipient instead of leaving a hole', () => {
  expect(render('Hi {{ name }}!')).toEqual({
    refused: '{{ name }} is empty here; a default would fill it: {{ … | default: "…" }}',
  })
  expect(render('{% if name %}Hi {{ name }}{% else %}Hi{% endif %}', { name: '' })).toEqual({ text: 'Hi' })
})

test('the fields of a text are known before anything is rendered', () => {
  const compiled = compileTemplate('{{ a | default: b }}{% if c == "x" %}{{ d }}{% endif %}')
  expect(compiled).toMatchObject({ template: { fields: ['a', 'b', 'c', 'd'] } })
})

test('what is wrong with a text is told with its place', () => {
  expect(render('Hi\n  {{ name | shout }}')).toEqual({
    refused: 'undefined filter: shout, at line 2, column 3 of the text: {{ name | shout }}',
  })
  expect(render('Hi {{ name')).toMatchObject({ refused: expect.stringContaining('line 1, column 4') })
  expect(render('{% if a %}x')).toMatchObject({ refused: expect.stringContaining('not closed') })
})

test('no tag reads files, loops or stores', () => {
  for (const tag of [
    'include "x"',
    'render "x"',
    'layout "x"',
    'for i in (1..9)',
    'assign a = 1',
    'tablerow i in a',
    'cycle "a"',
  ])
    expect(render(`{% ${tag} %}`)).toMatchObject({ refused: expect.stringContaining('not found') })
})

test('no filter but ours, no prototype, no way to large memory', () => {
  for (const filter of ['where: "a"', 'sort', 'raw', 'json', 'date: "%Y"', 'constructor', 'toString'])
    expect(render(`{{ a | ${filter} }}`, { a: 'x' })).toMatchObject({
      refused: expect.stringContaining('undefined filter'),
    })
  expect(render('{{ constructor }}{{ a.constructor }}{{ __proto__ }}', { a: 'x' })).toHaveProperty('refused')
  expect(render('{{ (1..100000000) }}')).toMatchObject({ refused: expect.stringContaining('memory alloc limit') })
  expect(render('{{ a }}'.repeat(20), { a: 'x'.repeat(4_000) })).toEqual({
    refused: 'the text would be 80000 characters long',
  })
  expect(render('x'.repeat(20_001))).toEqual({ refused: 'the text is longer than 20000 characters' })
})

test('truncate counts whole characters', () => {
  expect(render('{{ a | truncate: 5 }}|{{ a | truncate: 3, "" }}', { a: '👍👍👍👍👍👍' })).toEqual({
    text: '👍👍...|👍👍👍',
  })
})

test('a text that only mentions fields is joined without the engine, and says the same', () => {
  const people: Fields[] = [{ name: 'Ada', city: 'Utrecht' }, { name: 'Ada' }, { name: '', city: 'x' }, { city: '{{ name }}' }, { name: 'x'.repeat(4_001), city: 'y' }, { __proto__: 'z' } as Fields, {}]
  for (const body of ['Hi {{ name }} of {{city | default: "nowhere"}}!', "{{ name | default: 'you' }}{{ city | default: '' }}", '{{ имя | default: "a|b" }}, }', 'plain', '{{ name }}%}'])
    for (const person of people) {
      const engine = render(`{% if true %}${body}{% endif %}`, person)
      const told = 'refused' in engine ? { refused: expect.any(String) } : engine
      expect(render(body, person)).toEqual(told)
    }
})

test('a text has no more in braces than each recipient has time for', () => {
  expect(compileTemplate('{{ a | upcase }}'.repeat(101))).toEqual({ refused: 'the text has more than 100 filters' })
  expect(compileTemplate('{{a}}'.repeat(301))).toEqual({ refused: 'the text has more than 300 details' })
  expect(compileTemplate(`{{ ${'a '.repeat(600)}}}`)).toEqual({ refused: 'a detail is longer than 1000 characters' })
  expect(compileTemplate(`${'{{ a | upcase | downcase }}'.repeat(50)} a | b`)).toHaveProperty('template')
})
