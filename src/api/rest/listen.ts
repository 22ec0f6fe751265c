// Assembles this door: routes of every noun, the live stream, the dashboard, the server, the socket. Prints nothing.
import type { AddressInfo, Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { atTheDoor } from '../../db/database.ts'
import { createCounts, createDurations } from '../../kit/meter.ts'
import { compatibleDoors } from '../compat/doors.ts'
import { openDoors } from '../compat/door.ts'
import { createAsked } from './asked.ts'
import { guardEdits } from './edits.ts'
import { createDashboard } from './dashboard.ts'
import { createEvents } from './events.ts'
import { isLoopbackAddress } from './headers.ts'
import { createMeter } from './meter.ts'
import { createMetrics } from './metrics.ts'
import type { RestNeeds } from './needs.ts'
import { createOnce } from './once.ts'
import { openapiText, registerOpenapi } from './openapi.ts'
import { keptAnswers } from './records.ts'
import { recordActions } from './audited.ts'
import type { Route } from './route.ts'
import { auditRoutes } from './routes/audit.ts'
import { broadcastRoutes } from './routes/broadcasts.ts'
import { budgetRoutes } from './routes/budgets.ts'
import { callbackRoutes } from './routes/callbacks.ts'
import { connectionRoutes } from './routes/connections.ts'
import { conversionRoutes } from './routes/conversions.ts'
import { conversationRoutes } from './routes/conversations.ts'
import { campaignRoutes } from './routes/campaigns.ts'
import { consentRoutes } from './routes/consent.ts'
import { contactRoutes } from './routes/contacts.ts'
import { costRoutes } from './routes/costs.ts'
import { echoRoutes } from './routes/echo.ts'
import { docRoutes } from './routes/docs.ts'
import { handsetRoutes } from './routes/handsets.ts'
import { invoiceRoutes } from './routes/invoices.ts'
import { inboundRoutes } from './routes/inbound.ts'
import { keyRoutes } from './routes/keys.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { liveRoutes } from './routes/live.ts'
import { changeRoutes } from './routes/changes.ts'
import { metricRoutes } from './routes/metrics.ts'
import { memberRoutes } from './routes/members.ts'
import { importRoutes } from './routes/imports.ts'
import { listRoutes } from './routes/lists.ts'
import { messageRoutes } from './routes/messages.ts'
import { lookupRoutes } from './routes/lookup.ts'
import { networkRoutes } from './routes/networks.ts'
import { numberRoutes } from './routes/numbers.ts'
import { operatorRoutes } from './routes/operator.ts'
import { personalityRoutes } from './routes/personality.ts'
import { planRoutes } from './routes/plans.ts'
import { priceRoutes } from './routes/prices.ts'
import { rateRoutes } from './routes/rates.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { requestRoutes } from './routes/requests.ts'
import { retentionRoutes } from './routes/retention.ts'
import { routingRoutes } from './routes/routing.ts'
import { segmentRoutes } from './routes/segments.ts'
import { sessionRoutes } from './routes/session.ts'
import { signUpRoutes } from './routes/signup.ts'
import { smppAccountRoutes } from './routes/smpp-accounts.ts'
import { statisticRoutes } from './routes/statistics.ts'
import { statusRoutes } from './routes/status.ts'
import { subscriberRoutes } from './routes/subscribers.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import { weightRoutes } from './routes/weights.ts'
import { userRoutes } from './routes/users.ts'
import { workspaceRoutes } from './routes/workspaces.ts'
import { createServer } from './server.ts'

export type Rest = {
  /** For tests: `app.inject`. */
  readonly app: FastifyInstance
  readonly routes: readonly Route[]
  /** Port 0 takes any free one; the answer tells which. */
  listen(host: string, port: number): Promise<{ port: number }>
  /** Takes no more connections, finishes the requests it has for at most ten seconds, ends the live streams. */
  close(): Promise<void>
}

const drainMs = 10_000

const ofHouse = (rows: readonly Route[]): Route[] => rows.map((row) => ({ ...row, ofHouse: true }))
/** What an administrator of the house does here concerns live messages. */
const ofLive = (rows: readonly Route[]): Route[] =>
  ofHouse(rows).map((row) => (row.scope === 'admin' ? { ...row, ofLive: true } : row))

export function createRest(needs: RestNeeds): Rest {
  const { clock, chance, gateway, phones, accounts, version } = needs
  let loopbackOnly = true
  const meter = createMeter({ clock, counters: gateway.counters })
  const events = createEvents({ clock, gateway, phones, ...(needs.conversation && { threads: needs.conversation.threads }), meter, house: accounts.workspace })
  const dashboard = needs.dashboard === undefined ? undefined : createDashboard({ folder: needs.dashboard, chance })
  const asked = createAsked({ clock })
  const answers = createCounts(['method', 'route', 'status'])
  const durations = createDurations()
  const metrics = needs.metrics && createMetrics({ ...needs.metrics, version, wall: clock.wall, requests: { answers: answers.read, durations } })
  const routes: readonly Route[] = guardEdits(recordActions([
    ...messageRoutes(needs),
    ...changeRoutes(needs),
    ...ofLive(receiptRoutes(needs)),
    ...ofHouse(handsetRoutes(needs)),
    ...ofHouse(subscriberRoutes(needs)),
    ...ofHouse(operatorRoutes(needs)),
    ...ofHouse(broadcastRoutes(needs)),
    ...ofHouse(personalityRoutes(needs)),
    ...ofHouse(statusRoutes({ ...needs, meter })),
    ...(needs.retention ? retentionRoutes({ retention: needs.retention }) : []),
    ...(needs.statistics ? statisticRoutes({ statistics: needs.statistics, clock }) : []),
    ...(metrics ? metricRoutes({ read: metrics }) : []),
    ...keyRoutes(accounts),
    ...requestRoutes({ asked }),
    ...smppAccountRoutes(needs),
    ...numberRoutes(needs),
    ...(needs.campaigns ? campaignRoutes({ campaigns: needs.campaigns }) : []),
    ...(needs.consent ? consentRoutes({ ...needs.consent, clock }) : []),
    ...(needs.conversation ? conversationRoutes({ conversation: needs.conversation }) : []),
    ...(needs.conversation ? inboundRoutes({ conversation: needs.conversation, ...(needs.publicUrl !== undefined && { publicUrl: needs.publicUrl }) }) : []),
    ...ofLive(weightRoutes(needs)),
    ...ofLive(connectionRoutes(needs)),
    ...callbackRoutes(needs),
    ...webhookRoutes(needs),
    ...echoRoutes(needs),
    ...ofLive(routingRoutes(needs)),
    ...ofLive(lookupRoutes(needs)),
    ...ofLive(networkRoutes(needs)),
    ...ofLive(costRoutes(needs)),
    ...planRoutes(needs),
    ...priceRoutes(needs),
    ...rateRoutes(needs),
    ...conversionRoutes(needs),
    ...ledgerRoutes(needs),
    ...budgetRoutes(needs),
    ...invoiceRoutes(needs),
    ...sessionRoutes(needs),
    ...signUpRoutes(needs),
    ...userRoutes(needs),
    ...memberRoutes(needs),
    ...workspaceRoutes(needs),
    ...(needs.contacts ? [contactRoutes, listRoutes, segmentRoutes, importRoutes].flatMap((routes) => routes({ contacts: needs.contacts! })) : []),
    ...auditRoutes(accounts),
    ...docRoutes({ document: () => document().text }),
    ...liveRoutes({ events, follow: needs.follow, document: () => document() }),
  ], accounts.audit))
  const { once, ...keptKeys } = createOnce({ ...needs, records: keptAnswers(atTheDoor(needs.db)) })
  const app = createServer({
    needs,
    once,
    routes,
    loopbackOnly: () => loopbackOnly,
    onAnswered: metrics && ((method, path, status, ms) => {
      answers.add([method, path, String(status)])
      durations.add(ms)
    }),
    onAsked: asked.note,
    prepare(server, tools) {
      registerOpenapi(server, version)
      dashboard?.register(server)
      openDoors(server, { ...tools, doors: compatibleDoors({ ...needs, rates: tools.rates }), log: needs.log })
    },
    page: dashboard?.page,
  })
  const connected = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    connected.add(socket)
    socket.once('close', () => connected.delete(socket))
  })
  const document = openapiText(app)
  app.addHook('onReady', async () => {
    meter.start()
    keptKeys.start()
  })
  app.addHook('preClose', async () => {
    meter.stop()
    keptKeys.stop()
    events.close()
    needs.follow.close()
  })
  return {
    app,
    routes,
    async listen(host, port) {
      loopbackOnly = isLoopbackAddress(host)
      await app.listen({ host, port })
      return { port: (app.server.address() as AddressInfo).port }
    },
    async close() {
      // browsers open some ahead; Node waits for their first request
      for (const socket of connected) if (socket.bytesRead === 0) socket.destroy()
      const deadline = clock.after(drainMs, () => app.server.closeAllConnections())
      await app.close()
      deadline.cancel()
    },
  }
}
