// Serves the built dashboard: its files, and for every address that is a page of it the one HTML document, with a
// content security policy that lets nothing run or be styled but what the build brought. Knows no page.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Chance } from '../../kit/chance.ts'

const ownedByTheApi = /^\/(?:v1|health|docs|metrics|compat|cgi-bin)(?:\/|$)/
/** Where the build says that its styles carry a nonce and its markup passes a Trusted Types policy. */
const noncePlace = /<meta[^>]*\bname="csp-nonce"[^>]*>/

const policy = (nonce: string | undefined) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' ${nonce === undefined ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(nonce === undefined ? [] : ["require-trusted-types-for 'script'", 'trusted-types default']),
  ].join('; ')

/** The page for when the server is out of reach has no script; what keeps it on the device fetches from here alone. */
const policies: readonly (readonly [RegExp, string])[] = [
  [/\.html$/, "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"],
  [/[/\\]sw\.js$/, "default-src 'self'"],
]

/** Files that the build names by their content may be kept for ever. */
function setFileHeaders(reply: FastifyReply, path: string): void {
  const own = policies.find(([name]) => name.test(path))
  if (own) reply.header('content-security-policy', own[1])
  reply.header('cache-control', /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}

export function createDashboard({ folder, chance }: { readonly folder: string; readonly chance: Chance }) {
  const sendPage = async (reply: FastifyReply) => {
    const html = await readFile(join(folder, 'index.html'), 'utf8')
    const nonce = noncePlace.test(html) ? Buffer.from(chance.bytes(16)).toString('base64') : undefined
    const page = nonce === undefined ? html : html.replace(noncePlace, `<meta name="csp-nonce" content="${nonce}">`)
    return reply.header('content-security-policy', policy(nonce)).type('text/html; charset=utf-8').send(page)
  }
  return {
    register(app: FastifyInstance): void {
      app.register(fastifyStatic, {
        root: folder,
        wildcard: false, // one route per file that is there now: no address is ever taken for a path
        index: false,
        globIgnore: ['index.html'],
        cacheControl: false,
        setHeaders: setFileHeaders,
      })
    },
    /** The document, for an address a browser opens; undefined for anything else. */
    page(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> | undefined {
      const path = request.url.split('?', 1)[0]!
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
      if (ownedByTheApi.test(path) || /\.[^/]*$/.test(path.replace(/\/index\.html$/, '/'))) return undefined
      return path === '/' || request.headers.accept?.includes('text/html') ? sendPage(reply) : undefined
    },
  }
}
