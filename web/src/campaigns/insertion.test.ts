import { expect, test } from 'vitest'
import { insert, placeFor } from './insertion.ts'

test('a detail is put where the caret stands, apart from the word before it', () => {
  expect(insert('Hi, we open', '{{ a }}', 2, 2)).toEqual({ text: 'Hi {{ a }}, we open', caret: 10 })
  expect(insert('Hi you!', '{{ a }}', 3, 6)).toEqual({ text: 'Hi {{ a }}!', caret: 10 })
  expect(insert('', '{{ a }}', 0, 0)).toEqual({ text: '{{ a }}', caret: 7 })
})

test('only what one is called by has a word that stands for it', () => {
  expect(placeFor({ key: 'first_name', title: 'First name', type: 'text' }, 'there')).toBe('{{ first_name | default: "there" }}')
  expect(placeFor({ key: 'f1', title: 'Имя', type: 'text' }, 'друг')).toBe('{{ f1 | default: "друг" }}')
  expect(placeFor({ key: 'birthday', title: 'Birthday', type: 'date' }, 'there')).toBe('{{ birthday }}')
  expect(placeFor({ key: 'city', title: 'City', type: 'text' }, 'there')).toBe('{{ city }}')
})
