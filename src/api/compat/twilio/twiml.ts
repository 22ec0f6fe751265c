// What a receiver of Twilio's webhooks answers: TwiML whose messages are replies, or a plain text that is one. Verbs
// that do anything else are passed over. No XML reader: what is no text between two tags of these few is nothing.
export type TwimlMessage = { readonly text: string; readonly to?: string; readonly from?: string }

const mostMessages = 10
const message = /<(?:Message|Sms)\b([^>]*)>([\s\S]*?)<\/(?:Message|Sms)\s*>/g
const entity = /&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,8});/gi
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function readTwiml(body: string, contentType: string): TwimlMessage[] {
  if (/^text\/plain\b/i.test(contentType)) return body.trim() === '' ? [] : [{ text: body.trim() }]
  const response = /<Response\b[^>]*>([\s\S]*)<\/Response\s*>/.exec(body)?.[1]
  if (response === undefined) return []
  const found: TwimlMessage[] = []
  for (const [, attributes = '', inner = ''] of response.matchAll(message)) {
    if (found.length === mostMessages) break
    const text = decoded(/<Body\b[^>]*>([\s\S]*?)<\/Body\s*>/.exec(inner)?.[1] ?? inner)
    const [to, from] = [attribute(attributes, 'to'), attribute(attributes, 'from')]
    if (text !== '') found.push({ text, ...(to && { to }), ...(from && { from }) })
  }
  return found
}

const attribute = (attributes: string, name: string) => {
  const [, double, single] = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? []
  const value = double ?? single
  return value === undefined ? undefined : decoded(value)
}

function decoded(xml: string): string {
  return xml
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) => (piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : plain(piece)))
    .join('')
    .trim()
}

const plain = (piece: string) =>
  piece.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '').replace(entity, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
