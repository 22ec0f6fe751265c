// The OpenAPI document, made from the rows of the routes and from nothing else.
import { createHash } from 'node:crypto'
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionCookie } from './cookie.ts'
import { everywhere } from './problem-schema.ts'
import { takesKey } from './route.ts'

const idempotencyHeader = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      pattern: '^[!-~]+$',
      description:
        'Repeat a request with the same key and body as often as needed: it takes effect once, for at least 24 ' +
        'hours. A repeated answer is the first one again and carries `Idempotent-Replayed: true`.',
    },
  },
}

const zodToJsonConfig: Parameters<typeof createJsonSchemaTransform>[0]['zodToJsonConfig'] = {
  override({ zodSchema, jsonSchema }) {
    // left out where a request is read differently from how it is written; ours are as they are written
    jsonSchema.examples ??= z.globalRegistry.get(zodSchema)?.['examples'] as unknown[] | undefined
    if (jsonSchema.examples === undefined) delete jsonSchema.examples
    // `format` says it; the pattern of every date that exists is three lines long
    if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
  },
}
const toJsonSchema = createJsonSchemaTransform({ zodToJsonConfig })

/** To be registered before the routes, which it listens for. */
export function registerOpenapi(app: FastifyInstance, version: string): void {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Onesixty',
        version,
        description:
          'Send, receive and follow SMS. Errors are RFC 9457 problems whose `code` is stable and whose `type` leads ' +
          'to a page about it. Answers to a key carry `RateLimit-Limit`, `RateLimit-Remaining` and ' +
          '`RateLimit-Reset`, and all of them `X-Request-Id`. ' +
          `Beside the codes named with it, every address may answer ${everywhere.join(', ')}.`,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, `test_…` or `live_…`.' },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: sessionCookie,
            description: 'The dashboard’s session. Methods other than GET also need the header `X-Onesixty: 1`.',
          },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform(document) {
      const transformed = toJsonSchema(document)
      const row = document.route.config?.row
      if (!row || !takesKey(row)) return transformed
      return { ...transformed, schema: { ...transformed.schema, headers: idempotencyHeader } }
    },
    transformObject: createJsonSchemaTransformObject({ zodToJsonConfig }),
  })
}

/** The document as text with its ETag; made once, after the server is ready. */
export function openapiText(app: FastifyInstance): () => { text: string; etag: string } {
  let made: { text: string; etag: string } | undefined
  return () => {
    if (made) return made
    const text = withoutUnused(JSON.stringify(app.swagger()))
    return (made = { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` })
  }
}

const alike = (schema: object) => JSON.stringify(schema).replaceAll(/Input"/g, '"')

const reference = /"#\/components\/schemas\/(\w+)"/g

/**
 * Every schema is written down twice, for requests (with `Input` after its name) and for answers. Leaves those that
 * something refers to, under the plain name unless both are used and differ.
 */
function withoutUnused(text: string): string {
  const document = JSON.parse(text) as { paths: object; components: { schemas: Record<string, object> } }
  const { schemas } = document.components
  const used = new Set<string>()
  const follow = (from: object) => {
    for (const [, name] of JSON.stringify(from).matchAll(reference)) {
      if (used.has(name!)) continue
      used.add(name!)
      follow(schemas[name!]!)
    }
  }
  follow(document.paths)
  const nameOf = (name: string) => {
    const plain = name.replace(/Input$/, '')
    return used.has(plain) && alike(schemas[plain]!) !== alike(schemas[name]!) ? name : plain
  }
  document.components.schemas = Object.fromEntries([...used].sort().map((name) => [nameOf(name), schemas[name]!]))
  return JSON.stringify(document).replaceAll(reference, (_, name: string) => `"#/components/schemas/${nameOf(name)}"`)
}
