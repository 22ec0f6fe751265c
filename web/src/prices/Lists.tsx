// The price lists of one side: in force, announced and past; brought, looked at, taken back. Knows no single price.
import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { useStatus } from '../frame/Counters.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Listing } from '../frame/Listing.tsx'
import { Wide } from '../frame/Wide.tsx'
import { words as frameWords } from '../frame/words.ts'
import { showCount, showCountry, showDay, showFull, showMoney } from '../text/format.ts'
import { Bring } from './Bring.tsx'
import { listLists, listPlans, listPrices, listsKey, pathOf, plansKey, type Price, type PriceList, type Side, takeBack } from './calls.ts'
import classes from './Prices.module.css'
import { words } from './words.ts'

const plansAt: string = '/billing'
type Of = { id: string; name: string; currency?: string }
type Open = { act: 'bring' } | { act: 'look' | 'remove'; list: PriceList }

/** Plans, or connections: whose prices they are. */
function useOwners(side: Side): Of[] | undefined {
  const { data: plans } = useQuery({ queryKey: plansKey, queryFn: ({ signal }) => listPlans(signal), enabled: side === 'sell' })
  const { data: status } = useStatus()
  return side === 'sell' ? plans?.data : status?.connections.map(({ id, name }) => ({ id, name }))
}

export function Lists({ side }: { side: Side }) {
  const cache = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState<number>()
  const owners = useOwners(side)
  const ownerOf = (list: PriceList) => owners?.find(({ id }) => id === (list.plan ?? list.connection))
  const { data } = useQuery({ queryKey: listsKey(side), queryFn: ({ signal }) => listLists(side, signal) })
  const removing = useMutation({
    mutationFn: (id: string) => takeBack(side, id),
    onSuccess: () => {
      setOpen(undefined)
      return Promise.all([cache.invalidateQueries({ queryKey: listsKey(side) }), cache.invalidateQueries({ queryKey: ['listed', side] })])
    },
  })
  const example = { ...(side === 'sell' ? { plan: owners?.[0]?.id ?? 'pln_…' } : { connection: owners?.at(-1)?.id ?? 'con_…', currency: 'EUR' }), source: 'prices.csv', prices: [{ country: 'NL', price: '0.0832' }, { price: '0.12' }] }
  const stateOf = (list: PriceList): keyof typeof words.state => {
    if (Date.parse(list.validFrom) > Date.now()) return 'later'
    const same = (data?.data ?? []).filter((one) => one.plan === list.plan && one.connection === list.connection && Date.parse(one.validFrom) <= Date.now())
    return same.every(({ validFrom }) => validFrom <= list.validFrom) ? 'now' : 'past'
  }
  return (
    <>
      <div className={classes.bar}>
        {owners?.length === 0 ? (
          <p>
            {side === 'sell' ? words.noPlan : words.noConnection} {side === 'sell' && <Link to={plansAt} search={{ tab: 'plans' }}>{words.toPlans}</Link>}
          </p>
        ) : (
          <Button leftSection={<Plus size={17} />} onClick={() => setOpen({ act: 'bring' })}>
            {words.bring}
          </Button>
        )}
        <p className={classes.done} role="status">
          {done !== undefined && words.done(done)}
        </p>
      </div>
      <Listing<PriceList>
        label={words.listed[side]}
        queryKey={['listed', side]}
        read={({ signal }) => listLists(side, signal)}
        idOf={({ id }) => id}
        onOpen={(list) => setOpen({ act: 'look', list })}
        columns={[
          { head: words.columns.of[side], cell: (list) => <b>{ownerOf(list)?.name ?? list.plan ?? list.connection}</b> },
          { head: words.columns.does, width: '8rem', cell: (list) => <span className={classes.badge} data-state={stateOf(list)}>{words.state[stateOf(list)]}</span> },
          { head: words.columns.from, width: '9rem', cell: ({ validFrom }) => <time dateTime={validFrom} title={showFull(validFrom)}>{showDay(validFrom)}</time> },
          { head: words.columns.rows, width: '6rem', end: true, cell: ({ rows }) => showCount(rows) },
          { head: words.columns.source, cell: ({ source }) => source },
          {
            head: words.open, width: '16rem',
            cell: (list) => (
              <span className={classes.acts}>
                {side === 'sell' && (
                  <a href={`${pathOf.sell}/${encodeURIComponent(list.id)}/csv`} download={`${list.source}.csv`}>
                    {words.csv}
                  </a>
                )}
                <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'look', list })}>
                  {words.open}
                </Button>
                <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'remove', list })}>
                  {words.remove}
                </Button>
              </span>
            ),
          },
        ]}
        empty={{ title: words.empty[side], hint: words.emptyHint, curl: curl(pathOf[side], example) }}
      />
      {open?.act === 'bring' && (
        <Bring
          side={side}
          owners={owners ?? []}
          onClose={() => setOpen(undefined)}
          onDone={(rows) => {
            setOpen(undefined)
            setDone(rows)
            void cache.invalidateQueries({ queryKey: listsKey(side) })
            void cache.invalidateQueries({ queryKey: ['listed', side] })
          }}
        />
      )}
      {open?.act === 'look' && <Look side={side} list={open.list} currency={open.list.currency ?? ownerOf(open.list)?.currency ?? ''} onClose={() => setOpen(undefined)} />}
      {open?.act === 'remove' && (
        <Confirm title={words.removeTitle(open.list.source)} action={words.remove} busy={removing.isPending} error={removing.error} onClose={() => setOpen(undefined)} onConfirm={() => removing.mutate(open.list.id)}>
          {words.removeSays}
        </Confirm>
      )}
    </>
  )
}

export const placeOf = ({ country, mcc, mnc, prefix }: Pick<Price, 'country' | 'mcc' | 'mnc' | 'prefix'>) =>
  [country && showCountry(country), mcc && (mnc ? `${mcc}-${mnc}` : mcc), prefix && `+${prefix.replace('+', '')}`].filter(Boolean).join(' · ') || words.place.any

const first: string | undefined = undefined
const usePrices = (side: Side, id: string) =>
  useInfiniteQuery({
    queryKey: ['prices', side, id],
    queryFn: ({ pageParam, signal }) => listPrices(side, id, pageParam, signal),
    initialPageParam: first as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  })

function Look({ side, list, currency, onClose }: { side: Side; list: PriceList; currency: string; onClose(): void }) {
  const { data, isPending, fetchNextPage, hasNextPage } = usePrices(side, list.id)
  const { place } = words
  return (
    <Dialog title={words.pricesOf(list.source)} onClose={onClose} wide>
      <p className={classes.small}>{words.rows(list.rows)}</p>
      <Wide label={words.pricesOf(list.source)} busy={isPending} low>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{place.country}</th>
              <th scope="col">{place.traffic}</th>
              <th scope="col">{place.price}</th>
              <th scope="col">{place.fee}</th>
            </tr>
          </thead>
          <tbody>
            {data?.map((row, at) => (
              <tr key={at}>
                <th scope="row">{placeOf(row)}</th>
                <td>{row.traffic ? (words.traffic[row.traffic] ?? row.traffic) : ''}</td>
                <td>{row.price === null ? place.closed : showMoney({ amount: row.price, currency })}</td>
                <td>{row.fee ? showMoney({ amount: row.fee, currency }) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {frameWords.list.more}
        </Button>
      )}
    </Dialog>
  )
}
