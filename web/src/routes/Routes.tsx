// The routes in the order in which they are tried: made, changed, moved, switched, taken back to a version; and the question
// which one a message would take. Knows the list, not what a route is made of.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { useStatus } from '../frame/Counters.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Empty, Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { AskWay } from './AskWay.tsx'
import { createRoute, draftOf, listRoutes, removeRoute, replaceRoute, type Route, type RouteDraft, routesKey } from './calls.ts'
import { positionsFor } from './order.ts'
import { RouteForm } from './RouteForm.tsx'
import { type Act, RouteRow, takesEverything } from './RouteRow.tsx'
import classes from './Routes.module.css'
import { useOrder } from './useOrder.ts'
import { Versions } from './Versions.tsx'
import { words } from './words.ts'

const orderKey = ['order of routes'] as const
const fresh: RouteDraft = { name: '', enabled: true, match: {}, action: { connections: [], policy: 'priority' } }
const example = { name: 'Netherlands', match: { countries: ['NL'] }, action: { connections: [{ connection: 'con_…' }], policy: 'cost' } }

type Open = { act: 'make' } | { act: Act; route: Route }

export function Routes() {
  const cache = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const [said, say] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const { data: status } = useStatus()
  const { data, error, isPending, refetch } = useQuery({ queryKey: routesKey, queryFn: ({ signal }) => listRoutes(signal) })
  const routes = data?.data ?? []
  const anew = () => cache.invalidateQueries({ queryKey: routesKey })
  const close = () => setOpen(undefined)
  const done = { onSuccess: () => (close(), anew()) }
  const making = useMutation({ mutationFn: createRoute, ...done })
  const changing = useMutation({ mutationFn: ({ route, draft }: { route: Route; draft: RouteDraft }) => replaceRoute(route.id, draft, route.version), ...done })
  const removing = useMutation({ mutationFn: removeRoute, ...done })
  const ordering = useMutation({
    mutationKey: orderKey,
    // one after the other, each from what the one before left: keys come faster than answers
    scope: { id: 'order of routes' },
    mutationFn: async ({ wanted, at }: { wanted: Route[]; at: number }) => {
      const { data: present } = await listRoutes()
      const rows = wanted.flatMap(({ id }) => present.filter((one) => one.id === id))
      for (const { row, position } of positionsFor(rows, at)) await replaceRoute(row.id, { ...draftOf(row), position }, row.version)
    },
    onSettled: () => (cache.isMutating({ mutationKey: orderKey }) > 1 ? undefined : anew()),
  })
  const order = useOrder(routes, list, (wanted, at) => {
    // seen at once; what is read meanwhile would show the order before
    void cache.cancelQueries({ queryKey: routesKey })
    cache.setQueryData<{ data: Route[] }>(routesKey, { data: wanted })
    say(words.moved(wanted[at]!.name, at + 1, wanted.length))
    ordering.mutate({ wanted, at })
  })
  const all = order.shown.findIndex(takesEverything)
  const takesAll = all < 0 ? Infinity : all
  const nameOf = (id: string) => status?.connections.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <PageHead title={words.title} lead={words.lead} curl={curl('/v1/routes')}>
        <Button leftSection={<Plus size={17} />} onClick={() => setOpen({ act: 'make' })}>
          {words.add}
        </Button>
      </PageHead>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {(ordering.error ?? changing.error) && !open && <Trouble error={ordering.error ?? changing.error} />}
      <p id="drag" className={classes.hidden}>
        {words.dragHint}
      </p>
      <p className={classes.hidden} role="status">
        {said}
      </p>
      <div className={classes.columns}>
        {!isPending && !error && routes.length === 0 ? (
          <div className={classes.sheet}>
            <Empty title={words.empty} curl={curl('/v1/routes', example)}>
              {words.emptyHint}
            </Empty>
          </div>
        ) : (
          <ol className={classes.sheet} aria-label={words.list} aria-busy={isPending} ref={list}>
            {order.shown.map((route, index) => (
              <RouteRow
                key={route.id} route={route} place={index + 1} under={takesAll < index ? order.shown[takesAll]!.name : undefined} moving={order.moving === route.id} nameOf={nameOf} onKey={order.onKey(route.id)} onGrab={order.onGrab(route.id)}
                onAct={(act) => setOpen({ act, route })} onSwitch={() => changing.mutate({ route, draft: { ...draftOf(route), enabled: !route.enabled } })}
              />
            ))}
          </ol>
        )}
        <AskWay of={JSON.stringify(routes)} nameOf={nameOf} />
      </div>
      {open?.act === 'make' && (
        <Dialog title={words.add} onClose={close}>
          <RouteForm route={fresh} action={words.edit.make} busy={making.isPending} error={making.error} onSave={(draft) => making.mutate(draft)} onCancel={close} />
        </Dialog>
      )}
      {open?.act === 'edit' && (
        <Dialog title={words.edit.change(open.route.name)} onClose={close}>
          <RouteForm
            route={draftOf(open.route)} action={words.edit.change(open.route.name)} busy={changing.isPending} error={changing.error} onCancel={close}
            onSave={(draft) => changing.mutate({ route: open.route, draft })}
          />
        </Dialog>
      )}
      {open?.act === 'versions' && <Versions route={open.route} onClose={close} busy={changing.isPending} error={changing.error} onTake={(draft) => changing.mutate({ route: open.route, draft })} />}
      {open?.act === 'remove' && (
        <Confirm title={words.removeTitle(open.route.name)} action={words.remove} busy={removing.isPending} error={removing.error} onClose={close} onConfirm={() => removing.mutate(open.route.id)}>
          {words.removeSays}
        </Confirm>
      )}
    </>
  )
}
