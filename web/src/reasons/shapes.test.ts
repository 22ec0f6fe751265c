// Sentences of the server in the reader's language.
import { expect, test } from 'vitest'
import { createTeller } from './shapes.ts'
import { en } from './words.en.ts'
import { nl } from './words.nl.ts'
import { ru } from './words.ru.ts'

const { tell, tellEnd } = createTeller(nl)

test('a sentence is told by its shape, and what it quotes with it', () => {
  expect(tell('route "Day (*)" matches')).toBe('route ‘Day (*)’ past')
  expect(tell('North skipped: it is down')).toBe('North overgeslagen: is niet verbonden')
  expect(tell('network KPN (204-08, NL), by its number range; ported numbers are not known')).toBe('netwerk KPN (204-08, NL), volgens de nummerreeks; meegenomen nummers zijn niet bekend')
  expect(tell('what a newer server says')).toBe('what a newer server says')
})

test('an end is told by its code, with the operator’s own answer; what a route’s owner wrote stays', () => {
  expect(tellEnd({ code: 'operator_refused', say: 'the operator answered ESME_RINVDSTADR' })).toBe('De operator weigerde het: ESME_RINVDSTADR')
  expect(tellEnd({ code: 'blocked', reason: 'opt_out', say: 'The recipient said STOP.' })).toBe('De ontvanger zei STOP.')
  expect(tellEnd({ code: 'no_receipt', say: 'no receipt came within a day after its validity' })).toBe(nl.ends['no_receipt'])
  expect(tellEnd({ code: 'new_code', say: 'Something new.' })).toBe('Something new.')
  expect(createTeller(en).tellEnd({ code: 'operator_refused', say: 'the operator answered X' })).toBe('the operator answered X')
})

test('the languages know the same, and keep each gap', () => {
  expect(Object.keys(ru.ends)).toEqual(Object.keys(nl.ends))
  expect(Object.keys(ru.sentences)).toEqual(Object.keys(nl.sentences))
  for (const { sentences } of [nl, ru])
    for (const [shape, ours] of Object.entries(sentences)) expect([ours, ours.split('*').length]).toEqual([ours, shape.split('*').length])
})
