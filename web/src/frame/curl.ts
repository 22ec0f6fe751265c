// The same request as a line of curl, with a placeholder for the key. Knows nothing of what is asked.
const origin = () => globalThis.location?.origin ?? 'http://127.0.0.1:1600'

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

export function curl(path: string, body?: unknown): string {
  const lines = [`curl ${quoted(origin() + path)}`, `-H "Authorization: Bearer $ONESIXTY_API_KEY"`]
  if (body !== undefined) lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`)
  return lines.join(' \\\n  ')
}
