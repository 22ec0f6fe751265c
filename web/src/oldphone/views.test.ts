import { expect, test } from 'vitest'
import { blank } from './keypad.ts'
import { pathOf } from './glyphs.ts'
import type { OldPart } from './show.ts'
import { mostTop, screenLines, softOf, type Known, type View } from './views.ts'

const part = (number: number, peer = '1600'): OldPart => ({
  id: String(number), part: 1, of: 1, peer, direction: 'in', text: `text ${number}`, at: '2026-11-22T10:00:00.000Z',
})
const known: Known = { parts: [], unread: 0, service: true, full: false, waiting: 0, time: '10:00' }
const texts = (view: View, more: Partial<Known> = {}) =>
  screenLines(view, { ...known, ...more }).map(({ text }) => text.trim())

test('standby tells the network, what is unread, and why nothing comes', () => {
  expect(texts({ at: 'standby' })).toEqual(['10:00', 'ONESIXTY', 'Messages'])
  expect(texts({ at: 'standby' }, { parts: [part(1)], unread: 1 })).toEqual(['10:00', '1 message', 'received', 'Read'])
  expect(texts({ at: 'standby' }, { service: false })).toContain('No service')
  expect(texts({ at: 'standby' }, { full: true, waiting: 2 })).toContain('2 waiting')
})

test('the list scrolls with its row, which is dark', () => {
  const parts = Array.from({ length: 12 }, (_, index) => part(index))
  const lines = screenLines({ at: 'list', row: 9 }, { ...known, parts })
  expect(lines[0]!.text).toBe('Messages 10/12')
  expect(lines.filter(({ inverse }) => inverse)).toHaveLength(1)
  expect(lines).toHaveLength(10)
})

test('a sender with a name cannot be answered, a number can', () => {
  const soft = (peer: string) => softOf({ at: 'read', row: 0, top: 0 }, { ...known, parts: [part(1, peer)] })
  expect([soft('SHOP'), soft('1600')]).toEqual(['Back', 'Reply'])
})

test('a whole message of 160 letters fits the screen; a longer one scrolls to its end', () => {
  expect(mostTop('x'.repeat(160))).toBe(0)
  expect(mostTop('x'.repeat(161))).toBe(1)
})

test('writing tells the mode and how many letters are left', () => {
  const [head, text] = texts({ at: 'write', to: '1600', typing: { ...blank, text: 'Hi' } })
  expect(head).toMatch(/^Abc +158$/)
  expect(text).toBe('Hi_')
})

test('every letter of the GSM alphabet is drawn, and all else as the box', () => {
  const box = pathOf('\u25a1')
  const alphabet = '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&\'()*+,-./0123456789:;<=>?¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà^{}\\[~]|€'
  for (const letter of alphabet) {
    expect(pathOf(letter), letter).not.toBe(box)
    expect(pathOf(letter), letter).toMatch(/^M/)
  }
  expect(pathOf('ж')).toBe(box)
})
