// The versions of a connection, what differed in each, and the way back to one.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showFull } from '../text/format.ts'
import { type Connection, listVersions } from './calls.ts'
import classes from './Connections.module.css'
import { nameOfSetting } from './shown.ts'
import { words } from './words.ts'

const { versions: said } = words

export function Versions({ connection: { id, version: now }, onBack }: { connection: Connection; onBack(version: number): void }) {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['connection versions', id, now], queryFn: ({ signal }) => listVersions(id, signal) })
  return (
    <Sheet title={said.title}>
        {error && <Trouble error={error} onRetry={() => void refetch()} />}
        <ol className={classes.versions} aria-busy={isPending}>
          {data?.data.map(({ version, madeAt, madeBy, rollbackOf, changed }) => (
            <li key={version}>
              <div>
                <b>{said.version(version)}</b> <time dateTime={madeAt}>{showFull(madeAt)}</time> {madeBy && said.by(madeBy)}
                <p>
                  {rollbackOf !== undefined ? said.rollbackOf(rollbackOf) : changed && changed.length > 0 && said.changed(changed.map(nameOfSetting).join(', '))}
                </p>
              </div>
              {version === now ? <span className={classes.badge}>{said.now}</span> : (
                <Button variant="default" onClick={() => onBack(version)}>
                  {said.back}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Sheet>
  )
}
