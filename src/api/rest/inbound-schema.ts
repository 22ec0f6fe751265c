// Shapes of keywords and sign-up forms.
import { z } from 'zod'
import { isCountry } from '../../sms/phone.ts'
import { e164 } from './consent-schema.ts'
import { languages } from './form-words.ts'
import { instant, textOf, time } from './messages-schema.ts'

const receiver = z.string().regex(/^(\+?[1-9]\d{6,14}|\d{3,8})$/, { error: 'must be a number like +31612345678, or a short code of 3 to 8 digits' })
const list = z.string().max(64).optional().describe('A list of people that they come into, or leave.')
const text = textOf(480).optional().describe('What they are answered.')
const wording = textOf(1_000).describe('What people agree to.')
const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), text: textOf(1_600), lane: z.enum(['transactional', 'bulk']).optional() }),
  z.strictObject({ kind: z.literal('join'), list, wording, confirm: textOf(480).optional().describe('Asks to confirm with YES; without it they are in at once.'), text }),
  z.strictObject({ kind: z.literal('leave'), list, text }),
  z.strictObject({ kind: z.literal('forward'), to: e164 }),
  z.strictObject({ kind: z.literal('set'), field: textOf(64), value: textOf(256), text }),
])
const word = textOf(34)

const join = { kind: 'join', wording: 'Offers by text, at most one a week. Reply STOP to end.', confirm: 'Reply YES to get our offers by text.', text: 'Welcome!' } as const
const example = { id: 'kwd_01kb3nq2s00000g', number: '1600', words: ['JOIN'], action: join, createdAt: '2026-11-22T10:00:00.123Z' }
export const Keyword = z
  .strictObject({ id: z.string(), number: z.string(), words: z.array(z.string()), action, validFrom: instant.optional(), validUntil: instant.optional(), createdAt: instant })
  .meta({ id: 'Keyword', examples: [example] })
export const KeywordPage = z.strictObject({ data: z.array(Keyword), nextCursor: z.string().optional() }).meta({ id: 'KeywordPage', examples: [{ data: [example] }] })
export const NewKeyword = z
  .strictObject({
    number: receiver.describe('That it is sent to.'),
    words: z.array(word).min(1).max(20).describe('The word, and others that mean the same. Words that stop, start or ask for help cannot be had.'),
    action,
    validFrom: time.optional(),
    validUntil: time.optional(),
  })
  .meta({ id: 'NewKeyword', examples: [{ number: '1600', words: ['JOIN'], action: join }] })

const form = {
  title: textOf(120), wording, number: receiver.describe('That they hear from, and may text to.'), list, keyword: word.optional().describe('For those who text it instead.'),
  country: z.string().refine(isCountry, { error: 'must be a two-letter country code, like NL' }).optional().describe('Whose numbers people may give without its code; where it is left out, that of `number`.'),
  language: z.enum(languages).optional().describe('Of the page, of `snippet` and of what people are asked by text. Where it is left out, the page and the question speak as the browser of whoever looks would have it, and the snippet as that of whoever reads this.'),
  thanks: textOf(480),
}
const exampleForm = { title: 'Offers of the shop', wording: 'Send me offers by text, at most one a week. Reply STOP to end.', number: '1600', thanks: 'Welcome!', confirm: true }
export const Form = z
  .strictObject({
    id: z.string(), ...form, confirm: z.boolean(), wordingVersion: z.string(), createdAt: instant, url: z.string().describe('The page.'),
    snippet: z.string().describe('HTML for a page of yours.'), textLink: z.string().optional().describe('Opens the text on a phone.'),
  })
  .meta({ id: 'Form', examples: [{ id: 'frm_01kb3nq2s00000g', ...exampleForm, wordingVersion: '1a2b3c4d', createdAt: '2026-11-22T10:00:00.123Z', url: 'https://sms.example/f/frm_01kb3nq2s00000g', snippet: '<form …></form>' }] })
export const FormPage = z.strictObject({ data: z.array(Form), nextCursor: z.string().optional() }).meta({ id: 'FormPage', examples: [{ data: [] }] })
export const NewForm = z
  .strictObject({ ...form, confirm: z.boolean().optional().describe('Asked by text to confirm, as it is where this is left out.') })
  .meta({ id: 'NewForm', examples: [exampleForm] })
export const FormEntry = z
  .strictObject({ number: z.string().max(40), agree: z.string().max(20).optional(), website: z.string().max(200).optional().describe('People do not see it; programs fill it in.') })
  .meta({ id: 'FormEntry', examples: [{ number: '+31612345678', agree: 'yes' }] })
