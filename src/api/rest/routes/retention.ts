// How long what was said is kept, as the installation is set. Knows the settings, not what is deleted.
import { z } from 'zod'
import type { RestNeeds } from '../needs.ts'
import { answer, route, type Route } from '../route.ts'

const days = z.int().nullable()
const Retention = z
  .strictObject({
    messageDays: days.describe('After so many days messages are deleted, with their parts and receipts, and messages from phones; null: never.'),
    textDays: days.describe('After so many days `***` takes the place of texts of messages that have come to their end; null: never.'),
    codes: z.enum(['until_sent', 'as_others']).describe('Texts of lane `otp`: `***` once an operator has them, or kept as long as others.'),
  })
  .meta({ id: 'Retention', examples: [{ messageDays: 400, textDays: 30, codes: 'until_sent' }] })

export function retentionRoutes({ retention: { messageDays, textDays, keepCodes } }: { readonly retention: NonNullable<RestNeeds['retention']> }): Route[] {
  return [
    route({
      method: 'GET',
      path: '/v1/retention',
      operation: 'getRetention',
      tag: 'status',
      summary: 'How long messages and their texts are kept',
      description: 'A setting of the installation: `ONESIXTY_KEEP_MESSAGES_DAYS`, `ONESIXTY_KEEP_TEXTS_DAYS`, `ONESIXTY_KEEP_CODES`.',
      scope: 'read',
      answers: { 200: { description: 'The days.', schema: Retention } },
      handle: () => answer(200, { messageDays: messageDays || null, textDays: textDays || null, codes: keepCodes ? 'as_others' : 'until_sent' }),
    }),
  ]
}
