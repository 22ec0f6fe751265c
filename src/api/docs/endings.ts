// Why a message did not arrive, as `error.code` or `reason` of a message says it, with its number in receipts over SMPP, and
// what to do with the number. Policy stops are no errors of a request: they make a message that is blocked.
type Ending = {
  readonly number: number
  readonly meaning: string
  /** Sending it again, as it is, cannot succeed. */
  readonly permanent: boolean
  readonly retry: string
  readonly suppress: string
  readonly twilio?: string
}

const ending = (number: number, meaning: string, permanent: boolean, retry: string, suppress: string, twilio?: string): Ending => ({
  number, meaning, permanent, retry, suppress, ...(twilio === undefined ? {} : { twilio }),
})

export const endings: Readonly<Record<string, Ending>> = {
  none: ending(0, 'Delivered.', false, '–', '–'),
  unknown: ending(1, 'The operator gives no reason.', false, 'no', 'no', '30008'),
  absent_temporary: ending(2, 'The phone is off or out of reach.', false, 'yes', 'after 3 over 7 days', '30003'),
  absent_permanent: ending(3, 'The number is no longer in service.', true, 'no', 'yes', '30005'),
  barred_by_user: ending(4, 'The line bars such messages.', true, 'no', 'yes', '30004'),
  portability: ending(5, 'Trouble with a ported number.', false, 'another route', 'no'),
  anti_spam: ending(6, 'The operator’s spam filter.', false, 'no', 'no; tell the sender', '30007'),
  handset_busy: ending(7, 'The phone was busy or its memory full.', false, 'yes', 'after 3 over 7 days', '30003'),
  network: ending(8, 'A fault in the network.', false, 'yes', 'no', '30017, 30410'),
  illegal_number: ending(9, 'The recipient has opted out at the operator.', true, 'no', 'yes, as an opt-out', '21610'),
  illegal_message: ending(10, 'A wrong parameter or encoding.', true, 'no', 'no; mend the message', '30019'),
  unroutable: ending(11, 'The operator has no route.', true, 'another route', 'no', '30006'),
  unreachable: ending(12, 'There is no way to this number; a landline perhaps.', true, 'no', 'after 2', '30006'),
  age_restriction: ending(13, 'The subscriber is too young for this content.', true, 'no', 'for such content'),
  blocked_by_carrier: ending(14, 'The subscriber’s plan cannot receive it.', true, 'no', 'yes', '30004'),
  no_funds: ending(15, 'The recipient’s prepaid balance does not suffice.', false, 'once, later', 'no'),
  entity_filter: ending(50, 'The id of the registered entity is wrong or missing.', true, 'no', 'no; mend the fields', '30034'),
  header_filter: ending(51, 'The sender is wrong or not registered.', true, 'no', 'no', '30018, 30024'),
  content_filter: ending(52, 'The id of the content template is wrong or missing.', true, 'no', 'no', '30038'),
  consent_filter: ending(53, 'The consent is not registered.', true, 'no', 'for marketing'),
  regulation: ending(54, 'Another rule of the country.', true, 'no', 'no', '30022, 30023, 30027'),
  general: ending(99, 'Trouble of the route.', false, 'another route', 'no', '30008'),
  opt_out: ending(101, 'Blocked here: the recipient has opted out.', true, 'no', 'it is', '21610'),
  suppressed: ending(102, 'Blocked here: the number is on the suppression list.', true, 'no', 'it is'),
  country: ending(103, 'Blocked here: this country is not allowed.', true, 'no', 'no'),
  fraud: ending(104, 'Blocked here: it looks like pumped traffic.', true, 'no', 'no'),
  price_cap: ending(105, 'Blocked here: it costs more than is allowed.', true, 'no', 'no'),
  content: ending(106, 'Blocked here: its content.', true, 'no', 'no'),
  sender: ending(107, 'Blocked here: its sender.', true, 'no', 'no'),
  expired: ending(2, 'Its validity passed before an operator took it.', true, 'as a new message', 'no'),
  operator_refused: ending(99, 'The operator refused it when it was handed over; `say` has its words.', true, 'no', 'no'),
  operator_report: ending(1, 'The operator reported it as failed; `say` has its words.', true, 'no', 'no'),
  attempts_exhausted: ending(8, 'The operator refused it for the time being, as often as is tried.', true, 'as a new message', 'no'),
  unsendable: ending(10, 'It could not be written as the operator wants it.', true, 'no', 'no; mend the message'),
  no_receipt: ending(1, 'No receipt came within a day after its validity.', false, 'no', 'no'),
  no_answer: ending(1, 'The link was lost before the operator answered, and no receipt came. It may have arrived.', false, 'no', 'no'),
  blocked: ending(1, 'A rule stopped it; `reason` says which.', true, 'no', 'no'),
}
