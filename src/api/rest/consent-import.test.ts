import { expect, test } from 'vitest'
import { systemClock } from '../../kit/clock.ts'
import { readConsents } from './consent-import.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const
const read = (format: 'csv' | 'twilio' | 'telnyx' | 'cm', csv: string, action?: 'given' | 'withdrawn') => readConsents(book, { format, csv, action }, 'key_1', systemClock)
const facts = async (...given: Parameters<typeof read>) => {
  const done = await read(...given)
  return 'say' in done ? done.say : done.values.map(({ number, sender, action, at }) => [number, sender, action, at === undefined ? '' : new Date(at).toISOString().slice(0, 10)].join(' '))
}

test('opt-ins and opt-outs are read as each system writes them', async () => {
  expect(await facts('csv', 'Phone;Status;Date\n+31612345678;Subscribed;2026-01-05\n31612345679;opted out;\n')).toEqual(['+31612345678 * imported 2026-01-05', '+31612345679 * withdrawn '])
  expect(await facts('twilio', 'contact_id,sender_id,status,date_of_consent\n+31612345678,MG0123456789abcdef0123456789abcdef,opt-in,2026-01-05T10:00:00Z\n+31612345679,+3197010250000,opt-out,\n'))
    .toEqual(['+31612345678 * imported 2026-01-05', '+31612345679 * withdrawn '])
  expect(await facts('telnyx', 'from,to,keyword,created_at\n+31612345678,+3197010250000,STOP,2026-01-05T10:00:00Z\n')).toEqual(['+31612345678 * withdrawn 2026-01-05'])
  expect(await facts('cm', 'PhoneNumber,Source\n31612345678,form\n', 'given')).toEqual(['+31612345678 * imported '])
})

test('a row that cannot be read names its line and its column', async () => {
  expect(await facts('csv', 'number,status\n+31612345678,perhaps\n')).toContain('Line 2: `status`')
  expect(await facts('csv', 'number,status\n12,stop\n')).toContain('Line 2: `number`')
  expect(await facts('csv', 'number\n+31612345678\n')).toContain('no `action` was given')
  expect(await facts('csv', 'number,status,date\n+31612345678,stop,soon\n')).toContain('`date`')
  expect(await facts('csv', 'name\nAnn\n')).toContain('no column that is known')
})
