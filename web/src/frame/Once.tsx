// A secret that is shown this once: to be copied now, with what it is good for. Knows no secret's use.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Once.module.css'
import { Snippet } from './Snippet.tsx'
import { words } from './words.ts'

type OnceProps = { secrets: readonly { label: string; value: string }[]; note: string; children?: ReactNode; onDone(): void }

export function Once({ secrets, note, children, onDone }: OnceProps) {
  return (
    <div className={classes.once}>
      <p role="status">{note}</p>
      {secrets.map(({ label, value }) => (
        <div key={label}>
          <h3>{label}</h3>
          <Snippet code={value} label={label} />
        </div>
      ))}
      {children}
      <Button onClick={onDone}>{words.kept}</Button>
    </div>
  )
}
