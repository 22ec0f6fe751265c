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

test('why somebody is left out of a campaign or a send is told, with its countries, ages and sums', () => {
  expect(tell('This workspace does not send to RU; it names the countries that it does with PUT /v1/destinations.')).toBe('Deze werkruimte stuurt niet naar RU; waarheen wel, staat bij Instellingen onder Landen.')
  expect(tell('is younger than 18, the age for alcohol there')).toBe('is jonger dan 18, de leeftijd voor alcohol daar')
  expect(tell('{{ first_name }} is empty here; a default would fill it: {{ … | default: "…" }}')).toBe('{{ first_name }} is hier leeg; een standaardwaarde vult dat: {{ … | default: "…" }}')
  expect(tell('The balance does not cover 0.0832 EUR.')).toBe('Het saldo dekt 0.0832 EUR niet.')
  expect(tell('the ramp was halted: 12 of 100 did not arrive, more than 10 %')).toBe('de opbouw is gestopt: 12 van de 100 kwamen niet aan, meer dan 10 %')
  expect(tell('Somebody else has to agree: more than 1000 recipients.')).toBe('Iemand anders moet akkoord gaan: meer dan 1000 ontvangers.')
  expect(tell('A of the others is too dear, more than I like')).toBe('A of the others is too dear, more than I like') // what a person wrote
})
