// What the columns of a file seem to be: by their titles in the languages of those who make such files, else by what stands
// in them. A guess is shown and can be changed; nothing is taken because of it.
import { languageOf, timeZoneOf } from '../book/draft.ts'
import { fieldKey, reservedKeys } from '../book/fields.ts'
import { readValue } from '../book/values.ts'
import type { Field, FieldType } from '../contact.ts'
import { parseNumber } from '../../sms/phone.ts'
import type { ColumnPlan } from './plan.ts'

export type Column = { readonly title: string; readonly guess: ColumnPlan; readonly examples: readonly string[] }

const titles: readonly (readonly [to: string, ...names: string[]])[] = [
  ['number', 'number', 'phone', 'phone number', 'phonenumber', 'mobile', 'mobile number', 'mobile phone', 'cell', 'cell phone', 'cellphone', 'msisdn', 'sms', 'to', 'recipient', 'tel', 'telephone', 'gsm', 'whatsapp',
    'mobiel', 'mobiele nummer', 'mobiel nummer', 'telefoon', 'telefoonnummer', 'nummer', '06 nummer', 'handy', 'handynummer', 'mobilnummer', 'telefon', 'telefonnummer', 'rufnummer', 'portable', 'telephone portable',
    'numero', 'numero de telephone', 'telefono', 'movil', 'celular', 'telefone', 'telemovel', 'cellulare', 'telefono cellulare', 'komorka', 'numer telefonu', 'mobil', 'mobiltelefon', 'matkapuhelin', 'cep', 'cep telefonu'],
  ['language', 'language', 'lang', 'locale', 'taal', 'sprache', 'langue', 'idioma', 'lingua', 'jezyk', 'sprak', 'sprog', 'kieli', 'dil'],
  ['timeZone', 'time zone', 'timezone', 'tz', 'tijdzone', 'zeitzone', 'fuseau horaire', 'zona horaria', 'fuso orario'],
  ['tags', 'tags', 'tag', 'labels', 'label', 'segments', 'groups', 'groepen', 'gruppen'],
  ['field:first_name', 'first name', 'firstname', 'given name', 'forename', 'voornaam', 'vorname', 'prenom', 'nombre', 'nome', 'imie', 'fornavn', 'fornamn', 'etunimi', 'ad'],
  ['field:last_name', 'last name', 'lastname', 'surname', 'family name', 'achternaam', 'nachname', 'nom', 'nom de famille', 'apellido', 'apellidos', 'cognome', 'sobrenome', 'nazwisko', 'etternavn', 'efternamn', 'efternavn', 'sukunimi', 'soyad'],
  ['field:name', 'name', 'full name', 'naam', 'volledige naam', 'vollstandiger name', 'nom complet', 'nombre completo', 'navn', 'namn', 'nimi'],
  ['field:city', 'city', 'town', 'plaats', 'woonplaats', 'stad', 'stadt', 'ort', 'ville', 'ciudad', 'citta', 'cidade', 'miasto', 'by', 'kaupunki'],
  ['field:birthday', 'birthday', 'birth date', 'birthdate', 'date of birth', 'dob', 'geboortedatum', 'verjaardag', 'geburtstag', 'geburtsdatum', 'date de naissance', 'fecha de nacimiento', 'data di nascita'],
  ['external:import', 'id', 'external id', 'externalid', 'customer id', 'customerid', 'contact id', 'client id', 'user id', 'klantnummer', 'kundennummer', 'kunden id', 'numero client'],
]
const known = new Map(titles.flatMap(([to, ...names]) => names.map((name) => [name, to] as const)))
const types: Readonly<Record<string, FieldType>> = { 'field:birthday': 'date' }

const plainTitle = (title: string) => title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
/** Most of what stands there is of a kind. */
const mostly = (values: readonly string[], fits: (value: string) => boolean) => values.length > 0 && values.filter(fits).length >= 0.8 * values.length

export const isNumberTitle = (title: string) => known.get(plainTitle(title)) === 'number'

/** A first row in which a phone number stands is no title. */
export const hasHeader = (first: readonly string[], country?: string) => !first.some((cell) => /\d{6}/.test(cell) && !('refused' in parseNumber(cell.trim(), country)))

export function guessColumns(titlesOf: readonly string[], rows: readonly (readonly string[])[], fields: readonly Field[], country?: string): Column[] {
  const taken = new Set<string>()
  const isNumber = (value: string) => !('refused' in parseNumber(value, country))
  const byKey = new Map(fields.flatMap((field) => [[plainTitle(field.key), field], [plainTitle(field.title), field]] as const))
  const samples = titlesOf.map((_, at) => rows.map((cells) => (cells[at] ?? '').trim()).filter(Boolean))
  // a title says more than what stands below it
  const named = titlesOf.map((title) => {
    const own = byKey.get(plainTitle(title))
    return own ? `field:${own.key}` : known.get(plainTitle(title))
  })
  const hasNumber = named.includes('number')
  return titlesOf.map((title, at) => {
    const values = samples[at]!
    let to = named[at]
    if (to === 'number' && values.length > 0 && !values.some((value) => /\d{5}/.test(value.replace(/\D/g, '')))) to = undefined
    if (to === undefined && !hasNumber && mostly(values, isNumber) && !taken.has('number')) to = 'number'
    if (to === undefined && mostly(values, (value) => value.includes('/') && timeZoneOf(value) !== undefined)) to = 'timeZone'
    if (to === undefined && /lang|taal/.test(plainTitle(title)) && mostly(values, (value) => languageOf(value) !== undefined)) to = 'language'
    to ??= fieldOf(title, at)
    if (taken.has(to)) to = fieldOf(`${title} ${at + 1}`, at)
    if (taken.has(to)) to = 'ignore'
    taken.add(to)
    const isOwn = to.startsWith('field:') && !fields.some(({ key }) => `field:${key}` === to)
    return { title, guess: { to, ...(isOwn && { type: types[to] ?? typeOf(values) }) }, examples: values.slice(0, 3).map((value) => value.slice(0, 80)) }
  })
}

function fieldOf(title: string, at: number): string {
  const key = plainTitle(title).replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+/, '').slice(0, 40)
  return `field:${fieldKey.test(key) && !reservedKeys.has(key) ? key : `column_${at + 1}`}`
}
function typeOf(values: readonly string[]): FieldType {
  const fits = (type: FieldType) => (value: string) => !('say' in readValue({ key: '', title: '', type, createdAt: 0 }, value))
  if (mostly(values, fits('date'))) return 'date'
  // a zero in front is no number's
  return mostly(values, (value) => !/^[0+]\d/.test(value) && value.replace(/\D/g, '').length < 13 && fits('number')(value)) ? 'number' : 'text'
}
