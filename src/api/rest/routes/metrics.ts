// The counters of the installation, for Prometheus. Open to a program on the same machine; from elsewhere it takes a key.
import { z } from 'zod'
import { answer, route } from '../route.ts'
import type { Route } from '../route.ts'

const type = 'text/plain; version=0.0.4; charset=utf-8'

export const metricRoutes = ({ read }: { readonly read: () => Promise<string> }): Route[] => [
  route({
    method: 'GET',
    path: '/metrics',
    operation: 'getMetrics',
    tag: 'status',
    summary: 'Counters for Prometheus',
    description:
      'In the Prometheus text format: docs/guide/observe.md. Without a key it answers a program on the same machine alone; ' +
      'what came through a proxy, or from another machine, needs a key with the scope `admin`.',
    scope: 'admin',
    openOnLoopback: true,
    ofHouse: true,
    answers: { 200: { description: 'Now.', schema: z.string(), type } },
    handle: async () => answer(200, await read(), { 'content-type': type }),
  }),
]
