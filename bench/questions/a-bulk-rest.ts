// 1,000 messages a request, with everything on: key and workspace, route, price and reserve, commit in full, submit, receipt, settle.
import type { Question } from '../question.ts'
import { bulkBody } from '../parts/bulk.ts'
import { restRounds } from '../parts/rest.ts'

export const bulkRest: Question = {
  name: 'bulk-rest',
  question: 'bulk REST, 1,000 messages a request → durable accept → route → price and reserve → SMPP → receipt → settled, stored',
  goals: [
    { of: 'onesixty', figure: 'perSecond', atLeast: 50_000 },
    { of: 'onesixty', to: 'Kannel, spool', figure: 'perSecond', atLeast: 12 },
    { of: 'onesixty', to: 'Kannel, no store', figure: 'perSecond' },
    { of: 'bare loop', to: 'onesixty', figure: 'cpuUs' },
    { of: 'onesixty', figure: 'cpuUs', atMost: 25 },
  ],
  inShort: true,
  run: (how) => restRounds(how, { messages: 100_000, ofKannel: 20_000, perRequest: 1_000, connections: 3, body: (first) => bulkBody(first, 1_000) }),
}
