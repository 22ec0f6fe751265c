import metadata from 'libphonenumber-js/max/metadata'
import { getExampleNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import { expect, test } from 'vitest'
import { addressOf, parseNumber, parseSender, parseWritten } from './phone.ts'

/** The same numbers in every run. */
let state = 160
function below(bound: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
  return Math.floor((state / 2 ** 32) * bound)
}
const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')

const nl = { e164: '+31612345678', country: 'NL' }

test.each([
  ['+31612345678', undefined],
  ['+31 6 1234-5678', undefined],
  ['+31 (0)6 12345678', undefined],
  ['0031 6 12345678', undefined],
  ['0031612345678', 'US'],
  ['06 12345678', 'NL'],
  ['06-12345678', 'NL'],
  ['31612345678', 'NL'],
  ['＋３１６１２３４５６７８', undefined],
  ['٠٦١٢٣٤٥٦٧٨', 'NL'],
  ['\u202a+31612345678\u202c', undefined],
  ['\u00a0+31\u00a06\u00a012345678 ', 'DE'],
])('%s with default country %s is read as a Dutch mobile number', (text, country) => {
  expect(parseNumber(text, country)).toEqual(nl)
})

test.each([
  ['0612', 'NL', '"0612" is not a valid number for NL: too short'],
  ['+3161234567890123', undefined, '"+3161234567890123" is not a valid number for NL: too long'],
  ['+31012345678', undefined, '"+31012345678" is not a valid number for NL: no such range of numbers'],
  ['+999123456', 'NL', '"+999123456" is not a valid number: unknown calling code'],
  ['+12', undefined, '"+12" is not a valid number: too short'],
  ['612345678', undefined, '"612345678" needs a + and its country\'s calling code, or its country in `country`'],
  ['12345', undefined, '"12345" needs a + and its country\'s calling code, or its country in `country`'],
  ['1600', 'NL', '"1600" is not a valid number for NL: too short'],
  ['call me', undefined, '"call me" has letters in it and is not a phone number'],
  ['+31612345678;5', undefined, '"+31612345678;5" has an extension, and no text message can be sent to one'],
  ['06 12345678', 'Holland', '"Holland" is not the two-letter code of a country'],
  [' \u200e', 'NL', 'the number is empty'],
  ['1'.repeat(300), undefined, 'a text of 300 characters is not a phone number'],
])('%s with default country %s is refused in a sentence', (text, country, refused) => {
  expect(parseNumber(text, country)).toEqual({ refused })
})

test('the quick judgement of plain numbers is libphonenumber\'s own, refusals included', () => {
  const numbers: string[] = []
  const codes = [...Object.keys(metadata.country_calling_codes), ...Object.keys(metadata.nonGeographic), '999', '0']
  for (const code of codes) for (let i = 0; i < 60; i++) numbers.push(`+${code}${digits(4 + below(8))}`)
  for (const code of ['1', '7', '44', '39', '49', '52', '54', '55', '61', '590', '262', '358', '599', '800']) {
    for (let i = 0; i < 400; i++) numbers.push(`+${code}${digits(8 + below(3))}`)
  }
  for (const country of Object.keys(examples) as (keyof typeof examples)[]) {
    const example = getExampleNumber(country, examples)!
    for (let i = 0; i < 30; i++) {
      const kept = example.number.slice(0, -1 - below(7))
      const full = kept + digits(example.number.length - kept.length)
      numbers.push(full, kept + digits(3), `${example.number}${digits(1)}`)
      numbers.push(`+${example.countryCallingCode}0${example.nationalNumber}`)
    }
  }
  let valid = 0
  for (const number of numbers) {
    const quick = parseNumber(number)
    if ('e164' in quick) valid++
    const slow = parseWritten(number)
    if (JSON.stringify(quick) !== JSON.stringify(slow)) expect(quick).toEqual(slow)
  }
  expect(numbers.length).toBeGreaterThan(40_000)
  expect(valid).toBeGreaterThan(10_000)
})

test('numbers as people write them at home are read as libphonenumber reads them, in every country', () => {
  let valid = 0
  let checked = 0
  for (const country of Object.keys(examples) as (keyof typeof examples)[]) {
    const example = getExampleNumber(country, examples)!
    const national = example.nationalNumber
    for (let i = 0; i < 12; i++) {
      const kept = national.slice(0, -1 - below(6))
      const other = kept + digits(national.length - kept.length)
      const written = [
        other, `0${other}`, `1${other}`, `8${other}`, `00${other}`, `${other}${digits(1)}`, other.slice(1), digits(7),
        `(0${other.slice(0, 2)}) ${other.slice(2, 5)}-${other.slice(5)}`, `+${example.countryCallingCode} ${other}`,
        `${example.countryCallingCode}${other}`, `+${example.countryCallingCode} (0)${other}`,
        `0${digits(9)}`, digits(10),
      ]
      for (const text of written) {
        const quick = parseNumber(text, country)
        const slow = parseWritten(text, country)
        checked++
        if ('e164' in quick) valid++
        const same = JSON.stringify(quick) === JSON.stringify(slow)
        if (!same) expect({ text, country, quick }).toEqual({ text, country, quick: slow })
      }
    }
  }
  expect(checked).toBeGreaterThan(40_000)
  expect(valid).toBeGreaterThan(12_000)
})

test.each([
  ['SHOP', 'alphanumeric', 'SHOP', 5, 0],
  [' My Shop-1 ', 'alphanumeric', 'My Shop-1', 5, 0],
  ['12345678901A', undefined, '"12345678901A" has 12 characters; a sender in letters has at most 11', 0, 0],
  ['Caf\u00e9', undefined, '"\u00e9" cannot stand in a sender: letters, digits, spaces and simple signs can', 0, 0],
  ['A[1]', undefined, '"[" cannot stand in a sender: letters, digits, spaces and simple signs can', 0, 0],
  ['1600', 'short', '1600', 3, 0],
  ['+31612345678', 'long', '31612345678', 1, 1],
  ['31612345678', 'long', '31612345678', 1, 1],
  ['12', undefined, '"12" needs a + and its country\'s calling code, or its country in `country`', 0, 0],
  ['', undefined, 'the sender is empty', 0, 0],
])('the sender %s is %s %s', (text, kind, address, ton, npi) => {
  expect(parseSender(text)).toEqual(kind ? { kind, address, ton, npi } : { refused: address })
})

test('the SMPP address of a number is international and has no plus', () => {
  expect(addressOf('+31612345678')).toEqual({ ton: 1, npi: 1, address: '31612345678' })
})
