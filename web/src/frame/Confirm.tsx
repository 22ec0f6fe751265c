// The question before what cannot be undone: says what will happen, and does it only when asked to by name. Knows no action.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Confirm.module.css'
import { Dialog } from './Dialog.tsx'
import { Trouble } from './Note.tsx'
import { words } from './words.ts'

type ConfirmProps = {
  title: string
  children: ReactNode
  /** The verb on the button, never "OK". */
  action: string
  busy?: boolean
  error?: unknown
  onConfirm(): void
  onClose(): void
}

export function Confirm({ title, children, action, busy = false, error, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose} role="alertdialog">
      <div className={classes.said}>{children}</div>
      {error !== undefined && error !== null && <Trouble error={error} />}
      <div className={classes.choices}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {words.cancel}
        </Button>
        <Button className={classes.danger} onClick={onConfirm} loading={busy}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
