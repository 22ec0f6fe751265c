// A box that says something to the person: an error with its next step, or that nothing is here yet and the curl that
// fills it. Knows no page.
import { Button } from '@mantine/core'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { explain } from '../api/explain.ts'
import classes from './Note.module.css'
import { Snippet } from './Snippet.tsx'
import { words } from './words.ts'

export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { say, next, detail } = explain(error)
  return (
    <div className={classes.trouble} role="alert">
      <CircleAlert size={20} aria-hidden="true" className={classes.icon} />
      <div className={classes.said}>
        <strong>{say}</strong>
        {next && <span>{next}</span>}
        {detail && <span lang="en">{detail}</span>}
      </div>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  )
}

export function Empty({ title, children, curl }: { title: string; children?: ReactNode; curl?: string }) {
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {curl && <Snippet code={curl} />}
    </div>
  )
}
