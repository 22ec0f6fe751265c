// Whether the preview's cost is the settled cost, to the millionth, for a large mixed audience. Run:
// node bench/campaign-cost.ts [recipients] [--save]
import { parseArgs } from 'node:util'
import { costsOf } from '../test/support/campaign-costs.ts'
import { createSite } from '../test/support/house.ts'
import { keepFigures } from './keep.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' } } })
const recipients = Number(positionals[0] ?? 100_000)
const site = await createSite()
try {
  const house = await site.start()
  const known = await costsOf(house, recipients, true)
  const range = await costsOf(house, recipients, false)
  await house.stop()
  const report = {
    question: 'the cost that the preview of a campaign tells, and what it came to; millionths of a euro',
    recipients,
    known: { ...known, isExact: known.low === known.settled && known.high === known.settled && known.taken === known.settled && known.used === known.settled },
    unknown: { ...range, isWithin: range.low <= range.settled && range.settled <= range.high && range.taken === range.settled && range.used === range.settled },
  }
  console.log(JSON.stringify(report, null, 2))
  if (values.save) keepFigures('campaign-cost', report)
  if (!report.known.isExact || !report.unknown.isWithin) process.exitCode = 1
} finally {
  site.remove()
}
