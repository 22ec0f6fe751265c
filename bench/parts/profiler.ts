// Loaded before a process of a benchmark (NODE_OPTIONS, see profile.ts): on a word from the parent every thread of it samples
// where its time goes and what it allocates, and on another tells the sums by function. Knows nothing of what is measured.
import { Session } from 'node:inspector/promises'
import type { HeapProfiler, Profiler } from 'node:inspector'
import { basename, join, relative } from 'node:path'
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads'

/** Of one thread: microseconds and octets by function, sums of all. */
export type ThreadProfile = { readonly thread: string; readonly micros: Sums; readonly octets: Sums }
export type Sums = Record<string, number>
type Word = { readonly profile: 'start' | 'stop' }
type Told = { readonly told: 'started' } | { readonly told: ThreadProfile }

const root = join(import.meta.dirname, '..', '..')
const cpuEveryMicros = 500
const heapEveryOctets = 32_768
/** Functions of a thread that are told; the rest is summed. */
const most = 60

const nameOf = ({ functionName, url, lineNumber }: { functionName: string; url: string; lineNumber: number }): string => {
  const path = url.startsWith('file://') ? new URL(url).pathname : url // of a CommonJS module it is the path
  const file = path.startsWith('/') ? relative(root, path) : path
  return file === '' ? functionName || '(anonymous)' : `${functionName || '(anonymous)'} ${file}:${lineNumber + 1}`
}
const add = (sums: Map<string, number>, name: string, amount: number) => void sums.set(name, (sums.get(name) ?? 0) + amount)

function microsOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const sums = new Map<string, number>()
  samples.forEach((id, at) => add(sums, names.get(id)!, timeDeltas[at]!))
  return sums
}

function octetsOf({ head }: HeapProfiler.SamplingHeapProfile): Map<string, number> {
  const sums = new Map<string, number>()
  for (const open = [head]; open.length > 0; ) {
    const { callFrame, selfSize, children } = open.pop()!
    if (selfSize > 0) add(sums, nameOf(callFrame), selfSize)
    open.push(...children)
  }
  return sums
}

const largest = (sums: Map<string, number>): Sums => {
  const sorted = [...sums].sort(([, a], [, b]) => b - a)
  const rest = sorted.slice(most).reduce((sum, [, amount]) => sum + amount, 0)
  return Object.fromEntries([...sorted.slice(0, most), ...(rest > 0 ? [['(the rest)', rest] as const] : [])])
}

const session = new Session()
session.connect()

async function start(): Promise<void> {
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: cpuEveryMicros })
  await session.post('HeapProfiler.startSampling', {
    samplingInterval: heapEveryOctets, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true,
  } as HeapProfiler.StartSamplingParameterType)
  await session.post('Profiler.start')
}

async function stop(): Promise<ThreadProfile> {
  const { profile } = await session.post('Profiler.stop')
  const { profile: heap } = await session.post('HeapProfiler.stopSampling')
  const thread = isMainThread ? 'main thread' : `${basename(process.argv[1] ?? 'worker')} (thread ${threadId})`
  return { thread, micros: largest(microsOf(profile)), octets: largest(octetsOf(heap)) }
}

const words = new BroadcastChannel('profile')
const answers = new BroadcastChannel('profiles')
const obey = async ({ profile }: Word): Promise<Told> => {
  if (profile === 'stop') return { told: await stop() }
  await start()
  return { told: 'started' }
}
if (isMainThread) {
  answers.onmessage = (event) => void process.send!((event as { data: Told }).data)
  process.on('message', (word: Partial<Word>) => {
    if (!word.profile) return
    words.postMessage(word)
    void obey(word as Word).then((told) => process.send!(told))
  })
} else words.onmessage = (event) => void obey((event as { data: Word }).data).then((told) => answers.postMessage(told))
words.unref()
answers.unref()
