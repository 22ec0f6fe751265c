// `onesixty status ID`: one message with its timeline.
import type { Config } from '../config.ts'
import { connect, expectOk, persist } from './client.ts'
import { paint, plural, print, printJson } from './terminal.ts'

type MessageView = {
  id: string
  to: string
  from?: string
  text?: string
  status: string
  evidence?: string
  reason?: string
  segments?: number
  encoding?: string
  timeline?: { at: string; event: string }[]
}

export async function status(config: Config, id: string, { json }: { json?: boolean }): Promise<number> {
  const client = await connect(config)
  const request = { method: 'GET', path: `/v1/messages/${encodeURIComponent(id)}?include=timeline` } as const
  const message = expectOk(await persist(client, request, { forMs: 0 })) as MessageView
  if (json) printJson(message)
  else show(message)
  return 0
}

function show({ id, to, from, text, status, evidence, reason, segments, encoding, timeline = [] }: MessageView): void {
  print(`${paint('bold', id)}  ${from ?? ''} → ${to}`)
  const why = [evidence && `evidence: ${evidence}`, reason].filter(Boolean)
  print(`  ${[paint(status === 'delivered' ? 'green' : 'yellow', status), ...why].join(', ')}`)
  if (text !== undefined)
    print(`  ${JSON.stringify(text)}${segments ? `  (${plural(segments, 'segment')}, ${encoding})` : ''}`)
  for (const { at, event, ...details } of timeline) {
    const more = Object.entries(details)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', ')
    print(`  ${paint('dim', at)}  ${event}${more ? `  ${paint('dim', more)}` : ''}`)
  }
}
