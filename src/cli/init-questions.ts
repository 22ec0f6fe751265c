// What `onesixty init` asks a person for: what was not given, one question at a time. Knows no server.
import { cancel, confirm, intro, isCancel, password as secret, select, text } from '@clack/prompts'
import { parseNumber } from '../sms/phone.ts'
import { complete, type InitOptions, type Wishes } from './init-wishes.ts'

const needed = (value: string | undefined) => (value?.trim() ? undefined : 'It is needed.')
const portOf = (value = '') =>
  /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535 ? undefined : 'A port is a number from 1 to 65535.'
const amount = (value = '') => (/^(?:\d{1,9}(?:\.\d{1,8})?)?$/.test(value) ? undefined : 'An amount is such as 0.0832.')
const number = (value: string | undefined) => {
  if (!value) return undefined
  const parsed = parseNumber(value)
  return 'refused' in parsed ? parsed.refused : undefined
}

class Left extends Error {}

/** An answer, or nothing more to ask. */
async function answered<T>(question: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await question
  if (isCancel(answer)) throw new Left()
  return answer as Exclude<T, symbol>
}

export async function askFor(known: InitOptions): Promise<Wishes | undefined> {
  intro('Onesixty: connect an operator')
  try {
    const line = async (message: string, more: Partial<Parameters<typeof text>[0]> = {}) =>
      answered(text({ message, validate: needed, ...more }))
    const host = known.host ?? (await line('Where does the operator listen?', { placeholder: 'smpp.example.com' }))
    const port = known.port ?? Number(await line('On which port?', { initialValue: '2775', validate: portOf }))
    const tls = known.tls ?? (await answered(select({
      message: 'With TLS?',
      initialValue: port === 2775 ? ('off' as const) : ('on' as const),
      options: [
        { value: 'on' as const, label: 'Yes' },
        { value: 'off' as const, label: 'No', hint: 'the password travels in clear text' },
        { value: 'unverified' as const, label: 'Yes, with a certificate that nobody vouches for' },
      ],
    })))
    const systemId = known.systemId ?? (await line('System id?'))
    const password = known.password ?? (await answered(secret({ message: 'Password?' })))
    const asksPrice = known.price === undefined && known.prices === undefined
    const price = asksPrice
      ? await line('What does it charge for a part? (empty: not now)', { placeholder: '0.0412', defaultValue: '', validate: amount })
      : known.price
    const currency = known.currency ?? (price ? await line('In which currency?', { initialValue: 'EUR' }) : undefined)
    const wantsKey = known.key === undefined && (await answered(confirm({ message: 'Make an API key for a first program?' })))
    const testTo = known.testTo ??
      (await line('Send a first message to which number? (empty: none)', { placeholder: '+31612345678', defaultValue: '', validate: number }))
    return complete({
      ...known, host, port, tls, systemId, password,
      ...(price ? { price } : {}),
      ...(currency === undefined ? {} : { currency }),
      ...(wantsKey ? { key: 'first program' } : {}),
      ...(testTo ? { testTo } : {}),
    })
  } catch (error) {
    if (!(error instanceof Left)) throw error
    cancel('Nothing was changed.')
    return undefined
  }
}
