// What a receiver of Twilio's webhooks answers: TwiML whose messages are replies, or a plain text that is one. Verbs that
// do anything else are passed over. No XML reader: what is no text between two tags of these few is nothing. Goes
// through the answer once, whatever it is.
export type TwimlMessage = { readonly text: string; readonly to?: string; readonly from?: string }

const mostMessages = 10
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const entity = /&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi

export function readTwiml(body: string, contentType: string): TwimlMessage[] {
  if (/^text\/plain\b/i.test(contentType)) return body.trim() === '' ? [] : [{ text: body.trim() }]
  const begin = body.search(/<Response\b/)
  const response = begin < 0 ? '' : body.slice(begin, Math.max(begin, body.lastIndexOf('</Response')))
  const found: TwimlMessage[] = []
  const opening = /<(Message|Sms)\b([^<>]*)>/g
  while (found.length < mostMessages) {
    const [tag, name, attributes = ''] = opening.exec(response) ?? []
    if (tag === undefined || tag.endsWith('/>')) {
      if (tag === undefined) break
      continue
    }
    const end = response.indexOf(`</${name}`, opening.lastIndex)
    if (end < 0) break
    const inner = response.slice(opening.lastIndex, end)
    opening.lastIndex = end
    const text = decoded(insideOf(inner, 'Body') ?? inner)
    const [to, from] = [attribute(attributes, 'to'), attribute(attributes, 'from')]
    if (text !== '') found.push({ text, ...(to && { to }), ...(from && { from }) })
  }
  return found
}

function insideOf(xml: string, name: string): string | undefined {
  const opened = new RegExp(`<${name}\\b[^<>]*>`).exec(xml)
  const begin = opened ? opened.index + opened[0].length : -1
  const end = opened ? xml.indexOf(`</${name}`, begin) : -1
  return end < 0 ? undefined : xml.slice(begin, end)
}

function attribute(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  const value = double ?? single
  return value === undefined ? undefined : decoded(value)
}

const [openCdata, closeCdata] = ['<![CDATA[', ']]>']

/** What stands in CDATA is taken as it is. */
function decoded(xml: string): string {
  const [first = '', ...pieces] = xml.split(openCdata)
  const rest = pieces.map((piece) => {
    const end = piece.indexOf(closeCdata)
    return end < 0 ? piece : piece.slice(0, end) + plain(piece.slice(end + closeCdata.length))
  })
  return [plain(first), ...rest].join('').trim()
}

const plain = (xml: string) =>
  xml.replace(/<[^<>]*>/g, '').replace(entity, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
