// The texts of what comes after the first message: the word STOP, and the way to the real world.
import { plural } from '../text/language.ts'

export const en = {
  stop: {
    title: 'Now reply STOP',
    lead: 'Answer on the phone, or press this. Onesixty obeys by itself, and keeps the proof.',
    stop: 'Reply STOP',
    start: 'Reply START',
    standing: { none: 'Nothing recorded yet', in: 'Wants messages', out: 'Wants no more messages' },
    since: (moment: string) => `since ${moment}`,
    proof: 'See the proof',
    obeyed: 'Send again now: it is stopped, free of charge.',
    cannot: 'A name cannot be answered. Send from a number like 1600, and the phone can reply.',
  },
  next: {
    title: 'To the real world',
    lead: (count: number) => plural(count, { one: '# step.', other: '# steps, in any order.' }),
    done: 'done',
    open: 'to do',
    steps: {
      operator: { name: 'Connect an operator', does: 'With a trial bind that says in words what is wrong.' },
      prices: { name: 'Bring prices', does: 'What customers pay, compared before it counts.' },
      budget: { name: 'Set a budget', does: 'It stops at the exact amount.' },
      webhook: { name: 'Add a webhook', does: 'Every status, signed. An echo address is built in to try it.' },
      code: { name: 'Send from your code', does: 'With a key of your own in it.' },
    },
    key: 'Make a key for it',
    keyHint: 'It is a test key: it reaches the virtual phones alone and costs nothing. It may send and read, is shown once and kept nowhere in this page.',
    snippet: 'Send with curl',
    keyName: 'first snippet',
  },
}
