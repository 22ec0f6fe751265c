// One message a request over connections that stay open, with everything on, as programs send that know no batches.
import type { Question } from '../question.ts'
import { messageOf } from '../parts/bulk.ts'
import { restRounds } from '../parts/rest.ts'

export const singleRest: Question = {
  name: 'single-rest',
  question: 'REST, one message a request → durable accept → route → price and reserve → SMPP → receipt → settled, stored',
  goals: [
    { of: 'onesixty', to: 'Kannel, spool', figure: 'perSecond', atLeast: 4 },
    { of: 'onesixty', to: 'Kannel, no store', figure: 'perSecond' },
    { of: 'bare loop', to: 'onesixty', figure: 'cpuUs' },
  ],
  inShort: true,
  run: (how) => restRounds(how, { messages: 40_000, ofKannel: 20_000, perRequest: 1, connections: 128, body: (at) => JSON.stringify({ ...messageOf(at), from: 'Bench' }) }),
}
