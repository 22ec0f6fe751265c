// Every version that a route had, and the way back to one of them.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../frame/Dialog.tsx'
import { Trouble } from '../frame/Note.tsx'
import { showFull } from '../text/format.ts'
import { draftOf, listVersions, type Route, type RouteDraft } from './calls.ts'
import classes from './Routes.module.css'
import { conditionsOf } from './RouteRow.tsx'
import { words } from './words.ts'

const { versions: said } = words

type VersionsProps = { route: Route; busy: boolean; error: unknown; onTake(draft: RouteDraft): void; onClose(): void }

export function Versions({ route, busy, error, onTake, onClose }: VersionsProps) {
  const read = useQuery({ queryKey: ['route versions', route.id, route.version], queryFn: ({ signal }) => listVersions(route.id, signal) })
  return (
    <Dialog title={said.title(route.name)} onClose={onClose} wide>
      {Boolean(read.error ?? error) && <Trouble error={read.error ?? error} />}
      <ol className={classes.versions} aria-busy={read.isPending}>
        {read.data?.data.map(({ version, at, madeBy, route: was }) => (
          <li key={version}>
            <div>
              <b>{said.version(version)}</b> <time dateTime={at}>{showFull(at)}</time>
              {madeBy && <span> {said.by(madeBy)}</span>}
              {was && (
                <p className={classes.rule}>
                  {was.name}: {conditionsOf(was.match).map(({ name, value }) => `${name} ${value}`).join('; ') || words.everything}
                </p>
              )}
            </div>
            {version === route.version ? <span className={classes.badge}>{said.now}</span> : was ? (
              <Button variant="default" loading={busy} onClick={() => onTake({ ...draftOf(was), position: route.position })}>
                {said.back}
              </Button>
            ) : (
              <span className={classes.badge}>{said.removed}</span>
            )}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
