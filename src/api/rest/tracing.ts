// A span for every request, named by its route, for whoever brings an OpenTelemetry SDK. What the request starts is below
// it. Knows no exporter, and nothing of what a request holds.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openSpan, type OpenSpan } from '../../kit/trace.ts'

/** Before other hooks: the whole of a request is in its span. */
export function traceRequests(app: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, OpenSpan>()
  app.addHook('onRequest', (request, _reply, next) => {
    const { method } = request
    const route = request.routeOptions.config.row?.path ?? 'none'
    const span = openSpan(`${method} ${route}`, { 'http.request.method': method, 'http.route': route, 'url.scheme': request.protocol })
    if (!span) return next()
    spans.set(request, span)
    return span.within(next)
  })
  app.addHook('onResponse', (request, { statusCode }, done) => {
    spans.get(request)?.end({ 'http.response.status_code': statusCode }, statusCode >= 500)
    done()
  })
}
