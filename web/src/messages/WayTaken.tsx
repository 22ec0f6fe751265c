// Why a message took its way: the route and its reasons as they were kept, and on asking, which way it would take now.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Message } from '../api/shapes.ts'
import { useStatus } from '../frame/Counters.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { tell } from '../reasons/told.ts'
import { explainRoute } from '../routes/calls.ts'
import { Explained } from '../routes/Explained.tsx'
import { showCountry } from '../text/format.ts'
import classes from './Facts.module.css'
import { words } from './words.ts'

const { route: said } = words

export function WayTaken({ message }: { message: Message }) {
  const { route, network, to, from, lane, text } = message
  const mayAdmin = useMay()({ scope: 'admin', house: true, live: true })
  const { data: status } = useStatus()
  const asking = useMutation({ mutationFn: () => explainRoute({ to, ...(from && { from }), ...(lane && { lane }), ...(text && { text }) }) })
  const nameOf = (id: string) => status?.connections.find((one) => one.id === id)?.name ?? id
  const over = message.timeline?.findLast(({ connection }) => typeof connection === 'string')?.['connection'] as string | undefined
  return (
    <div className={classes.way}>
      {!route && <p className={classes.note}>{said.none}</p>}
      <dl className={classes.facts}>
        {route && (
          <div className={classes.fact}>
            <dt>{said.by}</dt>
            <dd>
              <code>{route.id}</code>
              {route.why?.map((why) => <p key={why}>{tell(why)}</p>)}
            </dd>
          </div>
        )}
        {over !== undefined && (
          <div className={classes.fact}>
            <dt>{said.over}</dt>
            <dd>{nameOf(over)}</dd>
          </div>
        )}
        {network && (
          <div className={classes.fact}>
            <dt>{said.network}</dt>
            <dd>
              {[network.name, network.country && showCountry(network.country), network.mcc && `${network.mcc}-${network.mnc ?? ''}`].filter(Boolean).join(', ')}
              {network.source && <p>{said.source[network.source] ?? network.source}</p>}
            </dd>
          </div>
        )}
      </dl>
      {mayAdmin && (
        <Button variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
          {said.again}
        </Button>
      )}
      {asking.error && <Trouble error={asking.error} />}
      {asking.data && <Explained answer={asking.data} nameOf={nameOf} />}
    </div>
  )
}
