// The messenger that listmonk posts to: 200 when the message is durable, anything else makes listmonk count a failure
// and try again. The same push taken twice sends once. The password of its Basic authentication is the key.
import { createHash } from 'node:crypto'
import { parseJson } from '../../rest/json.ts'
import { problem, problemText, statusOf } from '../../rest/problem.ts'
import type { Problem } from '../../rest/problem.ts'
import type { Callers } from '../caller.ts'
import { basicOf, formFields, json } from '../door.ts'
import type { Call, Door, Reply } from '../door.ts'
import type { Submit } from '../submit.ts'
import { readPush } from './push.ts'

export type ListmonkNeeds = { readonly callers: Callers; readonly submit: Submit }

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export function listmonkDoor({ callers, submit }: ListmonkNeeds): Door {
  async function take(call: Call): Promise<Reply | Problem> {
    const principal = await callers.byKey(call.address, basicOf(call.headers)?.password)
    if ('kind' in principal) return principal
    const parsed = parseJson(call.body)
    if ('say' in parsed) return problem(parsed.tooLarge ? 'body_too_large' : 'invalid_json', parsed.say)
    const settings = formFields(call.query)
    const from = settings.get('from')
    const pushed = readPush(parsed.value, { attribute: settings.get('attribute') || 'phone', ...(from && { from }) })
    if ('kind' in pushed) return pushed
    for (const { submission, known } of pushed) {
      const text = sha256(submission.text)
      // keys of callers hold no space, so that none of theirs is one of these
      const once = known === undefined ? undefined : { key: `listmonk ${sha256(known)} ${text}`, bodyHash: text }
      const outcome = (await submit(principal, [submission], once))[0]!
      if ('code' in outcome) return outcome
    }
    return json(200, { accepted: pushed.length })
  }
  return {
    prefix: '/compat/listmonk',
    refuse: (it) => ({ status: statusOf(it), type: 'application/problem+json', body: problemText(it) }),
    routes: [{ method: 'POST', path: '/', handle: take }],
  }
}
