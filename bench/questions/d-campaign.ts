// A campaign: from the click to the last submit, personalised, each recipient a durable row; against the durable SMSC and
// against an operator that stores nothing. Measured by `bench/campaign.ts`, each time in a house of its own.
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { launch } from '../parts/load.ts'
import type { Profile } from '../parts/profile.ts'
import type { Figures, Question, Round } from '../question.ts'

type Report = {
  secondsToLastSubmit: number
  secondsToLastReceipt: number
  submitsPerSecond: number
  secondsOfAddingRecipients: number
  secondsOfPreview: number
  cpuMicrosecondsPerRecipient: { gateway: number; smsc: number }
  memoryMiB: { gateway: { peak: number } }
  profile?: Profile
}

const profiledMost = 200_000

const send = (recipients: number, ...flags: string[]) =>
  new Promise<Report>((resolve, reject) => {
    const child = fork(join(import.meta.dirname, '..', 'campaign.ts'), [String(recipients), ...flags], { ...launch(), silent: true })
    let told: Report | undefined
    let said = ''
    child.stderr!.on('data', (text) => void (said += text))
    child.stdout!.resume()
    child.once('message', (report) => (told = report as Report))
    child.once('close', (code) => (told ? resolve(told) : reject(new Error(`campaign.ts ended with ${code}: ${said.slice(-1_000)}`))))
  })

async function run(recipients: number, ...flags: string[]): Promise<Figures> {
  const report = await send(recipients, ...flags)
  const { secondsToLastSubmit, secondsToLastReceipt, submitsPerSecond, secondsOfAddingRecipients, secondsOfPreview, cpuMicrosecondsPerRecipient, memoryMiB } = report
  return {
    perSecond: submitsPerSecond, cpuUs: cpuMicrosecondsPerRecipient.gateway, smscUs: cpuMicrosecondsPerRecipient.smsc, rssMiB: memoryMiB.gateway.peak,
    secondsToLastSubmit, secondsToLastReceipt, secondsOfAddingRecipients, secondsOfPreview,
  }
}

export const campaign: Question = {
  name: 'campaign',
  question: 'personalised campaign: click → rendered → durable accept → SMPP → last submit answered',
  goals: [
    { of: 'onesixty', figure: 'secondsToLastSubmit', atMost: 60 },
    { of: 'onesixty, bare operator', figure: 'secondsToLastSubmit', atMost: 30 },
    { of: 'onesixty', figure: 'rssMiB', atMost: 512 },
  ],
  async run({ rounds, short, messages, profile, say }) {
    const recipients = messages ?? (short ? 20_000 : 1_000_000)
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      const one = { onesixty: await run(recipients), 'onesixty, bare operator': await run(recipients, '--bare') }
      say(`round ${round} of ${rounds}: ${one.onesixty['secondsToLastSubmit']} s to the last submit, ${one['onesixty, bare operator']['secondsToLastSubmit']} s with the bare operator`)
      measured.push(one)
    }
    const watched = profile && (await send(Math.min(recipients, profiledMost), '--bare', '--profile')).profile
    return {
      rounds: measured,
      setting: { recipients },
      notes: ['Gateway, SMSC and load are three processes; the memory is that of the gateway.'],
      ...(watched && { profile: watched }),
    }
  },
}
