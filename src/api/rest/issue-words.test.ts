import { expect, test } from 'vitest'
import { z } from 'zod'
import { wordsOf, type Said } from './issue-words.ts'

test.each([
  [z.number(), '5', 'must be a number'],
  [z.int(), 1.5, 'must be a whole number'],
  [z.array(z.string()), {}, 'must be a list'],
  [z.enum(['test', 'live']), 'prod', 'must be one of test, live'],
  [z.literal('existing'), 'new', 'must be existing'],
  [z.int().max(1_000), 1_001, 'must be at most 1000'],
  [z.number().positive(), 0, 'must be more than 0'],
  [z.string().min(1), '', 'must not be empty'],
  [z.string().min(12), 'x', 'must have at least 12 characters'],
  [z.array(z.string()).max(1), ['a', 'b'], 'must have at most 1 item'],
  [z.email(), 'nope', 'must be an e-mail address'],
  [z.string().regex(/^[0-9]+$/), 'x', 'must match pattern /^[0-9]+$/'],
  [z.string().refine(() => false, 'is no type of event'), 'x', 'is no type of event'],
])('a field is told what it must be (%#)', (schema, given, say) => {
  const issue = schema.safeParse(given).error!.issues[0]!
  expect(wordsOf({ keyword: issue.code, message: issue.message, params: issue as Said['params'] })).toBe(say)
})
