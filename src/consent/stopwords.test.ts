import { expect, test } from 'vitest'
import { isReserved, normalise, readStopword } from './stopwords.ts'

const kindOf = (text: string) => readStopword(text)?.kind

test.each([
  'STOP', 'stop.', 'Stop!!', 'ＳＴＯＰ', 'STOP 🛑', '\u200bSTOP', 'Stop please', 'please stop', 'STOP ALL', 'opt-out', 'ARRÊT', 'arrêt svp', 'İPTAL', 'ıptal',
  'СТОП', 'Отписка', 'ΣΤΟΠ', 'إيقاف', 'إِيقَاف', 'הסר', 'रोकें', '停止', '수신거부', '退订', 'TD', 'BAJA', 'Stopp bitte', 'stop it now', 'DÉSABONNER',
])('%s stops', (text) => expect(kindOf(text)).toBe('stop'))

test.each(['START', 'unstop', 'Старт'])('%s starts', (text) => expect(kindOf(text)).toBe('start'))
test.each(['HELP', 'info', 'Aide', 'Hilfe', 'ayuda?'])('%s asks for help', (text) => expect(kindOf(text)).toBe('help'))

test.each(['please stop texting me', 'st0p', 's t o p', 'I want you to stop this now', 'wrong number mate', 'sotp', 'stpp', 'do not text me again, ever', 'ST.OP'])(
  '%s is for a person to read', (text) => expect(kindOf(text)).toBe('perhaps'),
)

test.each(['yes', 'Thanks!', 'The bus stopped at the end of the road', 'in the end we came', 'my baja trip was fine', 'shop', 'step', '', '   ', '🛑', 'x'.repeat(5_000)])(
  '%s says nothing of it', (text) => expect(['stop', 'start', 'help']).not.toContain(kindOf(text)),
)

test('marks are dropped where they are accents and kept where they are letters', () => {
  expect(normalise('ARRÊT')).toBe('arret')
  expect(normalise('إيقاف')).toBe('ايقاف')
  expect(normalise('रोकें')).toBe('रोकें'.normalize('NFKC'))
})

test('no keyword may stand where a stop word stands', () => {
  for (const word of ['stop', 'Arrêt', 'STOP ALL', 'help', 'start', 'cancel', 'Stop Now']) expect(isReserved(word)).toBe(true)
  for (const word of ['join', 'pizza', 'yes']) expect(isReserved(word)).toBe(false)
})
