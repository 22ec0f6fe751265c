// The promises P1, P2, P3 and P6 under crashes of the gateway, crashes of the SMSC and cut links, in many seeded histories.
// The same plan with one fault put in on purpose must be found out: that proves the checkers, not the gateway.
import { expect, test } from 'vitest'
import { play, type Plan, type Verdict } from './scenario.ts'

const plan = { messages: 100, busyMs: 10_000, gatewayCrashes: 3, smscCrashes: 2, linkCuts: 3 }
const seeds = 40

function broken(verdict: Verdict, uncertain: Plan['uncertain']): string[] {
  const { lost, duplicated, bound, unlabelled, unfinished, backwards, wrongText } = verdict
  return [
    ...lost.map((id) => `${id} was acknowledged and lost (P1)`),
    ...unfinished.map((story) => `${story} is no end (P2)`),
    ...(duplicated > bound ? [`${duplicated} duplicates, bound ${bound} (P3)`] : []),
    ...(uncertain === 'hold' && duplicated > 0 ? [`${duplicated} duplicates under hold (P3)`] : []),
    ...unlabelled.map((id) => `${id} was sent twice without a label (P3)`),
    ...backwards.map((story) => `${story}: a status went back (P6)`),
    ...wrongText.map((story) => `${story}: not what was sent`),
  ]
}

for (const uncertain of ['resend', 'hold'] as const) {
  test(`${seeds} histories with crashes, policy ${uncertain}: nothing lost, every end reached, duplicates bounded and labelled`, async () => {
    let acknowledged = 0
    let events = 0
    for (let seed = 1; seed <= seeds; seed++) {
      const verdict = await play({ ...plan, seed, uncertain })
      expect(broken(verdict, uncertain), `seed ${seed}`).toEqual([])
      acknowledged += verdict.acknowledged
      events += verdict.events
    }
    expect(acknowledged).toBeGreaterThan(seeds * 30)
    console.log(`simulated ${seeds} seeds (${uncertain}): acknowledged ${acknowledged}, events ${events}, violations 0`)
  }, 240_000)
}

test('the same seed replays the same history', async () => {
  const once = await play({ ...plan, seed: 7, uncertain: 'resend' })
  const twice = await play({ ...plan, seed: 7, uncertain: 'resend' })
  expect(twice).toEqual(once)
  expect((await play({ ...plan, seed: 8, uncertain: 'resend' })).mark).not.toBe(once.mark)
})

for (const plant of ['answer-before-commit', 'swallow-receipts', 'forget-intents'] as const) {
  test(`a gateway with the fault ${plant} is found out`, async () => {
    for (let seed = 1; seed <= 100; seed++) {
      const uncertain = plant === 'forget-intents' ? 'hold' : 'resend'
      const found = await play({ ...plan, seed, uncertain, plant }).then((verdict) => broken(verdict, uncertain), (error: unknown) => [String(error)])
      if (found.length > 0) return console.log(`${plant}: found by seed ${seed}: ${found[0]}`)
    }
    expect.fail(`100 seeds did not find ${plant}`)
  }, 120_000)
}
