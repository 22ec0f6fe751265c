// `onesixty bench`: how many messages a second this machine carries the whole way, measured by `bench/end-to-end.ts` in
// processes and a folder of its own: nothing that runs is touched.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { count, note, paint, print, printJson, Stop } from './terminal.ts'

type Report = {
  machine: string
  messages: number
  rounds: number
  messagesPerSecond: { median: number; all: number[] }
  acceptedPerSecond: number
  cpuMicrosecondsPerMessage: { gateway: number; smsc: number }
  singleMessageMs: { acceptToFinalP50: number; acceptToFinalP99: number }
  memoryMiB: { gateway: { peak: number }; smsc: { peak: number } }
}

const root = join(import.meta.dirname, '..', '..')
const mostMs = 30 * 60_000
const mostOutput = 1_000_000

export async function bench({ messages, rounds, json }: { messages: number; rounds: number; json?: boolean }): Promise<number> {
  const script = join(root, 'bench', 'end-to-end.ts')
  if (!existsSync(script)) throw new Stop(`${script} is not there: the bench comes with the source, not with the package.`)
  note(`Gateway and SMSC in two processes, ${count(messages)} messages a round; the first round warms up ...`)
  const report = await run(script, [String(messages), String(rounds)])
  if (json) printJson(report)
  else show(report)
  return 0
}

function run(script: string, args: readonly string[]): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: mostMs,
    })
    let [said, complained] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.startsWith('round ')) note(line)
      said = (said + text).slice(-mostOutput)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained = (complained + text).slice(-2_000)))
    child.on('error', reject)
    child.on('close', (code) => {
      const at = said.indexOf('\n{') < 0 ? said.indexOf('{') : said.indexOf('\n{')
      if (code === 0 && at >= 0) resolve(JSON.parse(said.slice(at)) as Report)
      else reject(new Stop(`The bench ended with ${code ?? 'a signal'}: ${complained.trim() || 'it said nothing'}`))
    })
  })
}

function show({ machine, messages, rounds, messagesPerSecond, acceptedPerSecond, cpuMicrosecondsPerMessage: cpu, singleMessageMs: one, memoryMiB }: Report): void {
  const row = (name: string, value: string, more = '') => print(`  ${name.padEnd(22)}${paint('cyan', value.padStart(14))}  ${paint('dim', more)}`)
  print(`\n  ${machine}; ${rounds} × ${count(messages)} messages\n`)
  row('End to end', `${count(messagesPerSecond.median)}/s`, 'REST, durable accept, SMPP, durable SMSC, receipt, final state stored')
  row('Accepted', `${count(acceptedPerSecond)}/s`, 'durable, while it sends')
  row('One message', `${one.acceptToFinalP50} ms`, `from accept to final state, half of them; 99 %: ${one.acceptToFinalP99} ms, at 250 a second`)
  row('Processor', `${cpu.gateway} + ${cpu.smsc} µs`, 'a message, gateway and SMSC')
  row('Memory', `${memoryMiB.gateway.peak} + ${memoryMiB.smsc.peak} MiB`, 'at most')
  print()
}
