// Reads the bodies of requests: bounded each and all together, hashed while they come where the caller asked for it.
// What is too large is still read to its end and thrown away, so that the client gets to read the answer.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { parseJson } from './json.ts'
import { ProblemError, problem } from './problem.ts'

/** Bytes of all bodies that are being read at one moment. */
const allBodies = 256 * 2 ** 20

const refusal = (...of: Parameters<typeof problem>) => new ProblemError(problem(...of))
const tooLarge = (limit: number) =>
  refusal('body_too_large', `The body has more than ${Math.floor(limit / 1e6)} MB, the most this address takes.`)
const busy = () => refusal('queue_full', 'Too many large requests are being read.', { retryAfterMs: 1_000 })
const cutShort = () => refusal('malformed_request', 'The body ended before its announced length.')

type BodyOptions = {
  readonly limit: number
  readonly hashed?: string
  /** Fields of an HTML form. */
  readonly form?: boolean
  /** There may be none. */
  readonly optional?: boolean
  /** The octets as they came. */
  readonly raw?: boolean
}
export type Body = { readonly value: unknown; readonly hash: string | undefined }

export type ReadBody = ReturnType<typeof createBodyReader>

export function createBodyReader(limitOfAll = allBodies) {
  let held = 0

  function read(from: IncomingMessage, limit: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let size = 0
      const settle = (run: () => void) => {
        held -= size
        from.off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone)
        run()
      }
      const give = (error: ProblemError) =>
        settle(() => {
          from.on('error', () => {}).resume()
          reject(error)
        })
      const onData = (chunk: Buffer) => {
        size += chunk.length
        held += chunk.length
        if (size > limit) return give(tooLarge(limit))
        if (held > limitOfAll) return give(busy())
        chunks.push(chunk)
      }
      const onEnd = () => settle(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size)))
      const onGone = () => settle(() => reject(cutShort()))
      if (Number(from.headers['content-length']) > limit) return give(tooLarge(limit))
      from.on('data', onData).on('end', onEnd).on('error', onGone).on('close', onGone)
    })
  }

  /** Rejects with a ProblemError. With `hashed`, also the SHA-256 of that text and the body. */
  return async function readBody(from: IncomingMessage, options: BodyOptions): Promise<Body> {
    const encoding = from.headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity') {
      from.resume()
      throw refusal('unsupported_media_type', 'A compressed body is not understood; send it as it is.')
    }
    const bytes = await read(from, options.limit)
    if (options.raw) return { value: bytes, hash: undefined }
    if (options.optional && bytes.length === 0) return { value: undefined, hash: options.hashed === undefined ? undefined : createHash('sha256').update(options.hashed).digest('hex') }
    const parsed = options.form ? { value: parseForm(bytes) } : parseJson(bytes)
    if ('say' in parsed) throw refusal(parsed.tooLarge ? 'body_too_large' : 'invalid_json', parsed.say)
    if (options.hashed === undefined) return { value: parsed.value, hash: undefined }
    return { value: parsed.value, hash: createHash('sha256').update(options.hashed).update(bytes).digest('hex') }
  }
}

/** The last of fields with the same name counts. */
const parseForm = (bytes: Buffer) => Object.fromEntries(new URLSearchParams(bytes.toString('utf8')))
