// How long a campaign takes from the click to the last submit: personalised texts for so many recipients, each of them a
// durable row, against the durable SMSC in a process of its own, or with --bare against an operator that stores nothing.
// Run: node bench/campaign.ts [recipients] [--bare] [--save]; question (d) of the benchmark runs it too
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ask, key, startProcess, usage } from './parts/load.ts'
import { beginProfile, profiling } from './parts/profile.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { save: { type: 'boolean' }, bare: { type: 'boolean' }, profile: { type: 'boolean' } } })
const recipients = Number(positionals[0] ?? 1_000_000)
const perRequest = 10_000
const names = ['Ada', 'Zoë', 'Bram', 'Chloé', 'Dirk', 'Eva', 'Fay', 'Gijs']

const person = (at: number) => ({ to: `+316${10_000_000 + at}`, fields: { first_name: names[at % names.length]!, code: String(at) } })
type Campaign = { id: string; state: string; counts: { sent: number; inFlight: number; waiting: number; delivered: number; audience: number } }
const must = async <Of>(url: string, path: string, body?: unknown): Promise<Of> => {
  const { status, body: text } = await ask(url, path, body === undefined ? undefined : JSON.stringify(body))
  if (status >= 300) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`)
  return JSON.parse(text) as Of
}
const seconds = (since: number) => (performance.now() - since) / 1_000

const folder = mkdtempSync(join(tmpdir(), 'onesixty-bench-'))
try {
  const smsc = await startProcess(values.bare ? 'sink.ts' : 'smsc.ts', { BENCH_FOLDER: folder })
  const gateway = await startProcess('gateway.ts', { BENCH_FOLDER: folder, BENCH_SMSC_PORT: String(smsc.port), BENCH_KEY: key, ...(values.profile && profiling) })
  const { url } = gateway
  const { id } = await must<Campaign>(url, '/v1/campaigns', {
    name: 'Bench', text: 'Hi {{ first_name | default: "there" }}, your code is {{ code }}: our doors open at 8 on Saturday.', from: 'Bench', consent: 'existing', consentWording: 'They agreed.',
  })
  const addedSince = performance.now()
  for (let from = 0; from < recipients; from += perRequest)
    await must(url, `/v1/campaigns/${id}/recipients`, { recipients: Array.from({ length: Math.min(perRequest, recipients - from) }, (_, at) => person(from + at)) })
  const adding = seconds(addedSince)
  const previewSince = performance.now()
  await must(url, `/v1/campaigns/${id}/preview`, {})
  const preview = seconds(previewSince)

  const before = [usage(gateway), usage(smsc)] as const
  const endProfile = values.profile ? await beginProfile(gateway.child, recipients) : undefined
  const clicked = performance.now()
  await must(url, `/v1/campaigns/${id}/start`, {})
  let submitted: number | undefined
  for (;;) {
    const { state, counts } = await must<Campaign>(url, `/v1/campaigns/${id}`)
    if (submitted === undefined && counts.sent >= recipients) submitted = seconds(clicked)
    if (state === 'finished') break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const finished = seconds(clicked)
  const after = [usage(gateway), usage(smsc)] as const
  const us = (i: 0 | 1) => +(((after[i].cpu - before[i].cpu) * 1e6) / recipients).toFixed(1)
  const report = {
    question: 'personalised campaign: click → rendered → durable accept → SMPP → last submit answered by the SMSC; gateway and SMSC in two processes',
    operator: values.bare ? 'bare' : 'durable',
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`,
    recipients,
    secondsToLastSubmit: +submitted!.toFixed(1),
    secondsToLastReceipt: +finished.toFixed(1),
    submitsPerSecond: Math.round(recipients / submitted!),
    secondsOfAddingRecipients: +adding.toFixed(1),
    secondsOfPreview: +preview.toFixed(1),
    cpuMicrosecondsPerRecipient: { gateway: us(0), smsc: us(1) },
    memoryMiB: { gateway: { now: after[0].rss, peak: after[0].peak }, smsc: { now: after[1].rss, peak: after[1].peak } },
  }
  console.log(JSON.stringify(report, null, 2))
  process.send?.({ ...report, profile: await endProfile?.() })
  if (values.save) {
    const results = join(import.meta.dirname, 'results')
    mkdirSync(results, { recursive: true })
    writeFileSync(join(results, 'campaign.json'), `${JSON.stringify(report, null, 2)}\n`)
  }
  for (const { child } of [gateway, smsc]) child.disconnect()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
