import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemChance } from '../kit/chance.ts'
import { systemClock } from '../kit/clock.ts'
import { silentLog } from '../kit/log.ts'
import { createClient } from '../smpp/client.ts'
import { makePdu } from '../smpp/pdu.ts'
import type { Outgoing, Session } from '../smpp/session.ts'
import { tcpDial } from '../smpp/sockets.ts'
import { statuses } from '../smpp/statuses.ts'
import { startTestSmsc } from './testing.ts'
import type { TestSmsc, TestSmscOptions } from './testing.ts'

async function start(options: TestSmscOptions = {}) {
  const smsc = await startTestSmsc(options)
  onTestFinished(() => smsc.stop())
  return smsc
}

/** A program that sends, and keeps what it was answered and what phones wrote. */
async function programOn({ host, port, systemId, password }: TestSmsc) {
  const answers: number[] = []
  const heard: string[] = []
  let session: Session<number> | undefined
  const client = createClient<number>({
    dial: tcpDial({ host, port }), clock: systemClock, chance: systemChance, log: silentLog,
    bind: { mode: 'transceiver', system_id: systemId, password },
    handlers: {
      onBound: (bound) => void (session = bound),
      onSettled: (_, index, settled) => void (answers[index] = settled.kind === 'response' ? settled.pdu.status : -1),
      onRequest(from, pdu) {
        if (pdu.command === 'deliver_sm') heard.push(Buffer.from(pdu.short_message).toString('latin1'))
        from.respond(pdu, 0)
      },
      onUnbound() {},
      onClosed() {},
    },
  })
  client.start()
  onTestFinished(() => client.stop())
  await expect.poll(() => session !== undefined).toBe(true)
  const send = (to: string, text: string) => {
    const from = { source_addr: '1600', source_addr_ton: 3 }
    const pdu = makePdu('submit_sm', { ...from, destination_addr: to, short_message: Buffer.from(text) })
    session!.send(pdu as Outgoing, answers.push(-2) - 1)
  }
  return { send, answers, heard }
}

test('a test waits for what a phone receives, in order, and answers from it', async () => {
  const smsc = await start()
  const program = await programOn(smsc)
  const early = smsc.waitForMessage('31612345678')
  for (const text of ['one', 'two']) program.send('31612345678', text)
  program.send('31687654321', 'other')
  expect(await early).toMatchObject({ text: 'one', from: '1600', number: '+31612345678' })
  expect(await smsc.waitForMessage('+31612345678')).toMatchObject({ text: 'two' })
  await smsc.reply('+31612345678', 'STOP')
  await expect.poll(() => program.heard).toEqual(['STOP'])
  expect((await smsc.phones.messages('+31612345678', { limit: 10 })).data).toHaveLength(3)
})

test('waiting in vain ends in time and says what came elsewhere; what cannot be is refused by name', async () => {
  const smsc = await start()
  const program = await programOn(smsc)
  program.send('31687654321', 'other')
  await smsc.waitForMessage('31687654321')
  const waited = smsc.waitForMessage('31612345678', { timeoutMs: 50 })
  await expect(waited).rejects.toThrow('to +31612345678 within 50 ms; phones that received one: +31687654321')
  await expect(smsc.reply('31612345678', 'Hi')).rejects.toThrow('nobody has written to +31612345678')
  const wrong = { answers: { lost: 3 } }
  await expect(startTestSmsc({ personality: wrong })).rejects.toThrow('answers.lost: must be a share')
})

test('the operator misbehaves as it is told to, and gets well again', async () => {
  const smsc = await start({ personality: { refusals: { permanent: 1 } }, seed: 3 })
  const program = await programOn(smsc)
  program.send('31612345678', 'one')
  const refusals: readonly number[] = [statuses.ESME_RINVDSTADR, statuses.ESME_RX_R_APPN]
  await expect.poll(() => program.answers[0]).toSatisfy((status: number) => refusals.includes(status))
  smsc.personality.set('healthy')
  program.send('31612345678', 'two')
  expect(await smsc.waitForMessage('31612345678')).toMatchObject({ text: 'two' })
  program.send('12025550132', 'echo')
  await expect.poll(() => program.heard, { timeout: 5_000 }).toEqual(['echo'])
})

const example = resolve(import.meta.dirname, '../../examples/test-with-phones.ts')

test('the example runs as it stands, and takes twenty lines', async () => {
  const child = spawn(process.execPath, ['--test', example], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  const code = await new Promise((done) => child.once('close', done))
  expect([code, said]).toEqual([0, expect.stringContaining('pass 1')])
  const lines = readFileSync(example, 'utf8').split('\n').filter((line) => !/^$|^import |^\/\//.test(line))
  expect(lines.length).toBeLessThanOrEqual(20)
})
