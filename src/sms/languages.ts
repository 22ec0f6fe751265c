// The national language tables of 3GPP 23.038 §A.2 (single shift) and §A.3 (locking shift), by language id. Knows which
// code is which character; which table is worth using is not its affair.
import { defaultAlphabet, escapeCode, extension, undefinedCode } from './gsm7.ts'

export type Language = {
  readonly id: number
  /** BCP 47. */
  readonly tag: string
  /** Replaces the default alphabet: 128 characters in code order, U+FFFD where a code has none. Spanish has none. */
  readonly locking: string | undefined
  /** Replaces the extension table. */
  readonly single: ReadonlyMap<number, string>
}

/** Runs of characters by their first code. */
type Runs = readonly (readonly [code: number, chars: string])[]

function overDefault(runs: Runs): string {
  const table = [...defaultAlphabet]
  for (const [code, chars] of runs) table.splice(code, chars.length, ...chars)
  return table.join('')
}

const besideExtension = (chars: Readonly<Record<string, number>>) =>
  new Map([...extension, ...Object.entries(chars).map(([char, code]) => [code, char] as const)])

const block = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)).join('')

const latin = 'abcdefghijklmnopqrstuvwxyz'

/**
 * Locking table of a script that descends from Brahmi. Such scripts stand in parallel in Unicode, and so do these
 * tables: between the codes of Latin they follow the script's block, with a gap where Unicode 5.1 had one. `own` are
 * the characters at 60 and 7B to 7F. Where the specification's print breaks the pattern (an apostrophe for the comma at
 * 2C, a letter twice in Kannada) the pattern is right.
 */
function brahmic(base: number, gaps: readonly number[], own: readonly number[]): string {
  const run = (from: number, to: number) =>
    [...block(from, to)].map((char, i) => (gaps.includes(from + i) ? undefinedCode : char)).join('')
      .replace(/[^\ufffd]/g, (char) => String.fromCharCode(base + char.charCodeAt(0)))
  const [at60, ...from7b] = own.map((offset) => String.fromCharCode(base + offset))
  return [
    run(0x01, 0x03), run(0x05, 0x0b), '\n', run(0x0c, 0x0d), '\r', run(0x0e, 0x1a), ' ', run(0x1b, 0x1e),
    ' !', run(0x1f, 0x24), ')(', run(0x25, 0x26), ',', run(0x27, 0x27), '.', run(0x28, 0x28),
    '0123456789:;', run(0x29, 0x2b), '?', run(0x2c, 0x39), run(0x3c, 0x4d), at60, latin, ...from7b,
  ].join('')
}

/** Single shift table of an Asian language: signs, capitals and, in the codes left over from `code` on, its `own`. */
function asian(own: string, code = 0x19): ReadonlyMap<number, string> {
  const signs: Runs = [
    [0x00, '@£$¥¿"¤%&\'\f*+'], [0x0e, '-/<=>¡^¡_#*'], [0x28, '{}'], [0x2f, '\\'], [0x3c, '[~]'],
    [0x40, `|${latin.toUpperCase()}`], [0x65, '€'],
  ]
  const table = new Map(signs.flatMap(([code, chars]) => [...chars].map((char, i) => [code + i, char] as const)))
  for (const char of own) {
    while (table.has(code) || code === escapeCode) code++
    table.set(code++, char)
  }
  return table
}

/** Telugu's alone has no euro sign, and no dandas. */
const withoutEuro = (table: ReadonlyMap<number, string>) => new Map([...table].filter(([, char]) => char !== '€'))

const danda = '\u0964\u0965'

const urduLocking =
  '\u0627\u0622\u0628\u067b\u0680\u067e\u06a6\u062a\u06c2\u067f\n\u0679\u067d\r\u067a\u067c' +
  '\u062b\u062c\u0681\u0684\u0683\u0685\u0686\u0687\u062d\u062e\u062f \u068c\u0688\u0689\u068a' +
  ' !\u068f\u068d\u0630\u0631\u0691\u0693)(\u0699\u0632,\u0696.\u0698' +
  '0123456789:;\u069a\u0633\u0634?' +
  '\u0635\u0636\u0637\u0638\u0639\u0641\u0642\u06a9\u06aa\u06ab\u06af\u06b3\u06b1\u0644\u0645\u0646' +
  '\u06ba\u06bb\u06bc\u0648\u06c4\u06d5\u06c1\u06be\u0621\u06cc\u06d0\u06d2\u064d\u0650\u064f\u0657' +
  `\u0654${latin}\u0655\u0651\u0653\u0656\u0670`

const urduSingle =
  `\u0600\u0601${block(0x6f0, 0x6f9)}\u060c\u060d\u060e\u060f${block(0x610, 0x614)}\u061b\u061f\u0640` +
  '\u0652\u0658\u066b\u066c\u0672\u0673\u06cd\u06d4'

/** Every language that has tables, in order of id. */
export const languages: readonly Language[] = [
  {
    id: 1,
    tag: 'tr',
    locking: overDefault([
      [0x04, '€'], [0x07, 'ı'], [0x0b, 'Ğğ'], [0x1c, 'Şş'], [0x40, 'İ'], [0x60, 'ç'],
    ]),
    single: besideExtension({ Ğ: 0x47, İ: 0x49, Ş: 0x53, ç: 0x63, ğ: 0x67, ı: 0x69, ş: 0x73 }),
  },
  {
    id: 2,
    tag: 'es',
    locking: undefined,
    single: besideExtension({ ç: 0x09, Á: 0x41, Í: 0x49, Ó: 0x4f, Ú: 0x55, á: 0x61, í: 0x69, ó: 0x6f, ú: 0x75 }),
  },
  {
    id: 3,
    tag: 'pt',
    locking: overDefault([
      [0x04, 'ê'], [0x06, 'úíóç'], [0x0b, 'Ôô'], [0x0e, 'Áá'], [0x12, 'ªÇÀ∞^\\€Ó|'], [0x1c, 'Ââ'], [0x1e, 'Ê'],
      [0x24, 'º'], [0x40, 'Í'], [0x5b, 'ÃÕÚ'], [0x60, '~'], [0x7b, 'ãõ`'],
    ]),
    single: besideExtension({
      ê: 0x05, ç: 0x09, Ô: 0x0b, ô: 0x0c, Á: 0x0e, á: 0x0f, Φ: 0x12, Γ: 0x13, Ω: 0x15, Π: 0x16, Ψ: 0x17, Σ: 0x18,
      Θ: 0x19, Ê: 0x1f, À: 0x41, Í: 0x49, Ó: 0x4f, Ú: 0x55, Ã: 0x5b, Õ: 0x5c, Â: 0x61, í: 0x69, ó: 0x6f, ú: 0x75,
      ã: 0x7b, õ: 0x7c, â: 0x7f,
    }),
  },
  {
    id: 4,
    tag: 'bn',
    locking: brahmic(
      0x980,
      [0x0d, 0x0e, 0x11, 0x12, 0x29, 0x31, 0x33, 0x34, 0x35, 0x45, 0x46, 0x49, 0x4a],
      [0x4e, 0x57, 0x5c, 0x5d, 0x70, 0x71],
    ),
    single: asian(`${block(0x9e6, 0x9ef)}\u09df${block(0x9e0, 0x9e3)}${block(0x9f2, 0x9fa)}`),
  },
  {
    id: 5,
    tag: 'gu',
    locking: brahmic(0xa80, [0x0e, 0x12, 0x29, 0x31, 0x34, 0x46, 0x4a], [0x50, 0x60, 0x61, 0x62, 0x63, 0x71]),
    single: asian(danda + block(0xae6, 0xaef)),
  },
  {
    id: 6,
    tag: 'hi',
    locking: brahmic(0x900, [], [0x50, 0x72, 0x7b, 0x7c, 0x7e, 0x7f]),
    single: asian(`${danda}${block(0x966, 0x96f)}${block(0x951, 0x954)}${block(0x958, 0x963)}\u0970\u0971`),
  },
  {
    id: 7,
    tag: 'kn',
    locking: brahmic(0xc80, [0x01, 0x0d, 0x11, 0x29, 0x34, 0x45, 0x49], [0x55, 0x56, 0x60, 0x61, 0x62, 0x63]),
    single: asian(`${danda}${block(0xce6, 0xcef)}\u0cde\u0cf1\u0cf2`),
  },
  {
    id: 8,
    tag: 'ml',
    locking: brahmic(0xd00, [0x01, 0x0d, 0x11, 0x29, 0x3c, 0x45, 0x49], [0x57, 0x60, 0x61, 0x62, 0x63, 0x79]),
    single: asian(`${danda}${block(0xd66, 0xd75)}${block(0xd7a, 0xd7f)}`),
  },
  {
    id: 9,
    tag: 'or',
    locking: brahmic(
      0xb00,
      [0x0d, 0x0e, 0x11, 0x12, 0x29, 0x31, 0x34, 0x45, 0x46, 0x49, 0x4a],
      [0x56, 0x57, 0x60, 0x61, 0x62, 0x63],
    ),
    single: asian(`${danda}${block(0xb66, 0xb6f)}\u0b5c\u0b5d\u0b5f\u0b70\u0b71`),
  },
  {
    id: 10,
    tag: 'pa',
    locking: brahmic(
      0xa00,
      [
        0x0b, 0x0c, 0x0d, 0x0e, 0x11, 0x12, 0x29, 0x31, 0x34, 0x37, 0x3d, 0x43, 0x44, 0x45, 0x46, 0x49, 0x4a,
      ],
      [0x51, 0x70, 0x71, 0x72, 0x73, 0x74],
    ),
    single: asian(`${danda}${block(0xa66, 0xa6f)}${block(0xa59, 0xa5c)}\u0a5e\u0a75`),
  },
  {
    id: 11,
    tag: 'ta',
    locking: brahmic(
      0xb80,
      [
        0x01, 0x0b, 0x0c, 0x0d, 0x11, 0x16, 0x17, 0x18, 0x1b, 0x1d, 0x20, 0x21, 0x22, 0x25, 0x26, 0x27, 0x2b, 0x2c,
        0x2d, 0x3c, 0x3d, 0x43, 0x44, 0x45, 0x49,
      ],
      [0x50, 0x57, 0x70, 0x71, 0x72, 0x79],
    ),
    single: asian(`${danda}${block(0xbe6, 0xbef)}${block(0xbf3, 0xbf8)}\u0bfa`),
  },
  {
    id: 12,
    tag: 'te',
    locking: brahmic(0xc00, [0x0d, 0x11, 0x29, 0x34, 0x3c, 0x45, 0x49], [0x55, 0x56, 0x60, 0x61, 0x62, 0x63]),
    single: withoutEuro(asian(`${block(0xc66, 0xc6f)}\u0c58\u0c59${block(0xc78, 0xc7f)}`, 0x1c)),
  },
  { id: 13, tag: 'ur', locking: urduLocking, single: asian(urduSingle) },
]

/** Locking table of a language id; the default alphabet for 0, ids without one and unknown ids. 3GPP 23.038 §A.3. */
export const lockingTable = (id: number): string => languages[id - 1]?.locking ?? defaultAlphabet

/** Single shift table of a language id; the extension table for 0 and unknown ids. 3GPP 23.038 §A.2. */
export const singleTable = (id: number): ReadonlyMap<number, string> => languages[id - 1]?.single ?? extension
