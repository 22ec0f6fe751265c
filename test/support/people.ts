// A file of people as customers really send it: names in several scripts, numbers in national and international writing,
// duplicates, broken rows, a byte order mark, quoted commas and line ends. Says what is right and what is wrong in it.

const names = [
  'Jan', 'Zoë', 'Søren Ångström', "O'Brien", 'Дарья', 'Νίκος', '李小龍', 'محمد', 'अनीता', 'José María', 'Łukasz', '', 'Ana, the elder', 'A "B" C', '👩‍🚀 Nova',
]
const ways: ((subscriber: string) => string)[] = [
  (subscriber) => `+316${subscriber}`,
  (subscriber) => `06${subscriber}`,
  (subscriber) => `06-${subscriber}`,
  (subscriber) => `00316${subscriber}`,
  (subscriber) => `+31 (0)6 ${subscriber.slice(0, 4)} ${subscriber.slice(4)}`,
  (subscriber) => `06 ${subscriber.slice(0, 2)} ${subscriber.slice(2, 5)} ${subscriber.slice(5)}`,
]

export type People = {
  readonly csv: Buffer
  readonly rows: number
  /** E.164 to the text that this person's phone must show. */
  readonly expected: ReadonlyMap<string, string>
  readonly refused: number
}

const quoted = (field: string) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)

/** For `Hi {{ name | default: 'there' }}, doors open at 8` and `--country NL`. */
export function people(rows: number): People {
  const expected = new Map<string, string>()
  let text = '\ufeffname,phone,city\r\n'
  let refused = 0
  for (let i = 0; i < rows; i++) {
    const name = names[i % names.length]!
    const subscriber = String(20_000_000 + i)
    if (i % 100 === 57) {
      refused++
      text += `${quoted(name)},${['not a number', '12345', '', '+31 6 123'][(i / 100) % 4 | 0]},Utrecht\r\n`
    } else if (i % 100 === 83) {
      refused++
      text += `${quoted(name)},+316${String(20_000_000 + i - 1)},Delft\r\n` // the person of the row before, again
    } else if (i % 1000 === 500) {
      refused++
      text += `${quoted(name)}\r\n`
    } else {
      expected.set(`+316${subscriber}`, `Hi ${name || 'there'}, doors open at 8`)
      text += `${quoted(name)},${ways[i % ways.length]!(subscriber)},"Den Haag, centre"\r\n`
    }
  }
  return { csv: Buffer.from(text), rows, expected, refused }
}
