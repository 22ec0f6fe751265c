// Requests that meet: a thing is made, and everything that can be asked about it is asked at the same moment, its removal
// too. What is gone by then is not there (404, 409); nothing may be broken by it (5xx), and every answer is as documented.
// Operations are found in the OpenAPI document by the path that a DELETE names, and are asked with their examples.
// Run: node test/fuzz/rest-races.ts [rounds] [seed] [path]
import { fileURLToPath } from 'node:url'
import type { Chance } from '../../src/kit/chance.ts'
import { seededChance } from '../../src/kit/chance.ts'
import { createSender, judge, key, openTarget, operationsOf } from './rest.ts'
import type { Document } from './rest.ts'
import type { Asked, Operation } from './rest-requests.ts'
import { createReader } from './rest-schema.ts'
import { connection, scenes } from './rest-scenes.ts'
import type { Ids, Making, Request, Scene } from './rest-scenes.ts'

export type Races = { readonly requests: number; readonly statuses: Record<string, number>; readonly unmade: string[]; readonly faults: { what: string; detail: string; times: number }[]; readonly ms: number }

const shuffled = <One>(chance: Chance, of: readonly One[]): One[] => of.map((one) => [chance.float(), one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)

export async function raceRest(rounds: number, seed: number, only?: string): Promise<Races> {
  const begun = performance.now()
  const chance = seededChance(seed)
  const { ask, errors, close } = await openTarget()
  const statuses: Record<string, number> = {}
  const faults = new Map<string, Races['faults'][number]>()
  const unmade = new Set<string>()
  let requests = 0
  const blame = (what: string, detail: string) => {
    const name = `${what} ${detail.replaceAll(/\d+|"[^"]*"/g, '').slice(0, 120)}`
    const known = faults.get(name) ?? { what, detail, times: 0 }
    known.times++
    faults.set(name, known)
  }
  const { send, must } = createSender(ask)
  try {
    const document = JSON.parse((await send('GET', '/v1/openapi.json')).text) as Document
    const operations = operationsOf(document)
    const reader = createReader(document.components.schemas)
    const workspace = String((await must('GET', '/v1/me'))['workspace'])
    await connection({ must, workspace, secret: key, nth: -1 }) // stays, so that there is a way for messages
    const toPath = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}$`)
    const operationOf = ({ method, url: to }: Request): Operation | undefined =>
      operations.filter((one) => one.method === method.toLowerCase() && toPath(one.path).test(to.split('?', 1)[0]!)).sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]
    const bodyOf = (operation: Operation, scene: Scene, ids: Ids, making: Making): unknown => {
      const own = scene.bodies?.[operation.operationId]
      if (own) return own(ids, making)
      if (!operation.body) return undefined
      const { examples } = reader.resolve(operation.body) as { examples?: unknown[] }
      return operation.bodyExamples[0] ?? examples?.[0] ?? {}
    }
    /** Whoever changed it at the same moment has not brought it back. */
    const mustBeGone = async (path: string, ids: Ids, { unnamed, staysListed }: Scene) => {
      if (unnamed !== undefined && (await send('GET', unnamed)).text.includes(`"${ids['id']}"`)) blame(`${unnamed} still names what was removed`, path)
      const collection = path.slice(0, path.lastIndexOf('/{'))
      for (const read of operations.filter((one) => one.method === 'get' && (one.path === path || (one.path === collection && !staysListed)))) {
        const isList = read.path === collection
        const query = isList && read.parameters.some(({ name }) => name === 'limit') ? '?limit=1000' : ''
        const told = await send('GET', `${read.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]!))}${query}`)
        if (isList ? told.text.includes(`"${ids['id'] ?? ids['key']}"`) : told.status !== 404) blame(`${read.operationId} still tells of what was removed`, told.text.slice(0, 200))
      }
    }
    const race = async (path: string, scene: Scene, nth: number) => {
      const making = { must, workspace, secret: key, nth }
      const ids = await scene.make(making).catch((error: Error) => void unmade.add(`${path}: ${error.message}`))
      if (!ids) return
      const family = operations.filter((one) => (one.path === path || one.path.startsWith(`${path}/`)) && !one.path.slice(path.length).includes('{'))
      const named = family.map((operation): Request => {
        const body = bodyOf(operation, scene, ids, making)
        return { method: operation.method.toUpperCase(), url: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name]!)), ...(body !== undefined && { body }) }
      })
      const all = shuffled(chance, [...named, ...named, ...(scene.more?.(ids, making) ?? [])])
      const spreadMs = nth % 3 === 0 ? 0 : 20
      let isRemoved = false
      await Promise.all(all.map(async (request) => {
        if (spreadMs > 0) await new Promise((resolve) => setTimeout(resolve, chance.float() * spreadMs))
        const told = await send(request.method, request.url, request.body, request.headers).catch((error: Error) => error)
        requests++
        if (told instanceof Error) return blame('no answer', `${request.method} ${request.url} ${told.message}`)
        statuses[told.status] = (statuses[told.status] ?? 0) + 1
        const operation = operationOf(request)
        const asked: Asked = { kind: 'valid', operation, method: request.method, url: request.url, headers: {}, body: undefined, breaks: undefined }
        const wrong = operation ? judge(reader, asked, told, undefined) : told.status >= 500 ? [String(told.status), told.text] : undefined
        if (wrong) blame(`${wrong[0]} ${operation?.operationId ?? request.url}`, `${wrong[1]} after ${path}`)
        if (operation?.path === path && request.method === 'DELETE' && told.status === 204) isRemoved = true
      }))
      if (isRemoved && !scene.isMadeAgain) await mustBeGone(path, ids, scene)
    }
    for (let round = 0; round < rounds; round++)
      for (const [at, [path, scene]] of Object.entries(scenes).entries()) {
        if (only !== undefined && path !== only) continue
        await race(path, scene, round * 100 + at)
      }
    const left = operations.filter(({ method, path }) => method === 'delete' && path.includes('{') && !(path in scenes)).map(({ operationId }) => operationId)
    for (const operation of left) if (!withoutScene.has(operation)) unmade.add(`${operation} has no scene`)
  } finally {
    await close()
  }
  for (const error of errors) blame('the house logged an error', error.slice(0, 1_500))
  return { requests, statuses, unmade: [...unmade], faults: [...faults.values()], ms: performance.now() - begun }
}

/** Those of one person, and what there is of every number. */
const withoutScene = new Set(['unshareCampaign', 'eraseConsents', 'liftSuppression', 'removePasskey', 'endSession', 'removeMember', 'deleteContactByExternalId'])

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [rounds = 30, seed = 1] = process.argv.slice(2, 4).map(Number)
  const { faults, ms, ...rest } = await raceRest(rounds, seed, process.argv[4])
  console.log(JSON.stringify({ seed, ...rest, seconds: Math.round(ms / 1_000) }, undefined, 1))
  for (const { what, detail, times } of faults.toSorted((a, b) => b.times - a.times)) console.log(`${times} × ${what}: ${detail}`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
