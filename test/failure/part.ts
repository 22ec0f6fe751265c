// Starts a process of a failure test and waits until it says that it is ready.
import { fork, type ChildProcess } from 'node:child_process'

const readyWithinMs = 120_000

export type RunningPart<Ready> = {
  readonly child: ChildProcess
  readonly ready: Ready
  readonly startedInMs: number
  /** With its exit code, or null where a signal ended it. */
  readonly exited: Promise<number | null>
}

export async function startPart<Ready>(file: string, env: Readonly<Record<string, string>>): Promise<RunningPart<Ready>> {
  const began = performance.now()
  const child = fork(file, { execArgv: ['--disable-warning=ExperimentalWarning'], env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let complained = ''
  child.stderr!.on('data', (chunk: Buffer) => void (complained = (complained + chunk.toString()).slice(-5_000)))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = await new Promise<Ready>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`${file} was not ready in time: ${complained}`))
    }, readyWithinMs)
    child.once('message', (message) => {
      clearTimeout(timer)
      resolve(message as Ready)
    })
    void exited.then((code) => {
      clearTimeout(timer)
      reject(new Error(`${file} ended with ${code ?? 'a signal'} before it was ready: ${complained}`))
    })
  })
  return { child, ready, startedInMs: performance.now() - began, exited }
}
