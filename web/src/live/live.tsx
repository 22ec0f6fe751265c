// Joins the event stream to the query cache, and tells whether the line is up. Knows which lists exist, no page.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { MessageFilter } from '../api/routes.ts'
import type { Arrival, Change, Message, Phone, PhoneMessage, ServerStatus } from '../api/shapes.ts'
import { applyArrivals, applyChanges, applyToPhones, createMemory, type Pages } from './apply.ts'
import { createAnew } from './anew.ts'
import { moves } from './moved.ts'
import { openStream, type StreamState } from './stream.ts'

/** The names of what is kept in the query cache. */
export const kept = {
  status: ['status'] as const,
  messages: (filter?: MessageFilter) => (filter ? (['messages', filter] as const) : (['messages'] as const)),
  message: (id?: string) => (id === undefined ? (['message'] as const) : (['message', id] as const)),
  phones: ['phones'] as const,
  phone: (number?: string) => (number === undefined ? (['phone'] as const) : (['phone', number] as const)),
  subscriber: (number?: string) =>
    number === undefined ? (['subscriber'] as const) : (['subscriber', number] as const),
  conversations: ['conversations'] as const,
  trace: (number: string, id: string) => ['trace', number, id] as const,
}

export const memory = createMemory()

const LineState = createContext<StreamState>('connecting')
export const useLine = () => useContext(LineState)

export function Live({ children }: { children: ReactNode }) {
  const cache = useQueryClient()
  const [state, setState] = useState<StreamState>('connecting')
  useEffect(() => {
    memory.forget() // stands anew for each who signs in
    const messages = createAnew(cache, kept.messages())
    const phones = createAnew(cache, kept.phones, kept.phone())
    const subscribers = createAnew(cache, kept.subscriber())
    const conversations = createAnew(cache, kept.conversations)
    const lists = [messages, phones, subscribers, conversations]
    const stream = openStream('/v1/events', {
      onMessages(changes, skipped) {
        takeChanges(cache, changes)
        moves.tell()
        if (skipped > 0) messages.soon()
        // what is sent to a phone may wait for it
        if (changes.some(({ to }) => cache.getQueryData(kept.subscriber(to)))) subscribers.soon()
      },
      onHandset(arrivals, skipped) {
        const whole = takeArrivals(cache, arrivals)
        moves.tell()
        if (skipped > 0 || !whole || phones.isUnderWay()) phones.soon()
        if (arrivals.some(({ number }) => cache.getQueryData(kept.subscriber(number)))) subscribers.soon()
      },
      onCounters: (counters) =>
        void cache.setQueryData<ServerStatus>(kept.status, (status) => status && { ...status, counters }),
      onConversations: conversations.soon,
      onState(next, again) {
        setState(next)
        if (again) void cache.invalidateQueries()
        if (next === 'live') {
          // what came before the line stood
          for (const list of lists) list.soon()
          moves.tell()
        }
        // a session that has ended looks like a broken line: ask, and the sign-in screen comes
        if (next === 'offline') void cache.refetchQueries({ queryKey: kept.status })
      },
    })
    return () => {
      stream.close()
      for (const list of lists) list.close()
    }
  }, [cache])
  return <LineState value={state}>{children}</LineState>
}

function takeChanges(cache: QueryClient, changes: readonly Change[]) {
  memory.take(changes)
  for (const query of cache.getQueryCache().findAll({ queryKey: kept.messages() })) {
    const filter = (query.queryKey[1] ?? {}) as MessageFilter
    cache.setQueryData<Pages<Message>>(query.queryKey, (list) => list && applyChanges(list, changes, filter))
  }
  for (const id of new Set(changes.map((change) => change.id)))
    if (cache.getQueryData(kept.message(id))) void cache.invalidateQueries({ queryKey: kept.message(id) })
}

/** False when a list has grown so long that it takes no more rows and is to be read anew. */
function takeArrivals(cache: QueryClient, arrivals: readonly Arrival[]): boolean {
  const byPhone = Map.groupBy(arrivals, (arrival) => arrival.number)
  const lists = Array.from(byPhone, ([number, own]) =>
    cache.setQueryData<Pages<PhoneMessage>>(kept.phone(number), (list) => list && applyArrivals(list, own)),
  )
  const phones = cache.setQueryData<Pages<Phone>>(kept.phones, (list) => list && applyToPhones(list, arrivals))
  return ![...lists, phones].some((list) => list?.pages[0]?.newer)
}
