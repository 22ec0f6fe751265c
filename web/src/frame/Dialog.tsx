// A box over the page that has to be closed before one goes on: the browser's own dialog, which keeps the keyboard inside,
// closes by Escape and gives the focus back. Knows nothing of what is in it.
import { ActionIcon } from '@mantine/core'
import { X } from 'lucide-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import classes from './Dialog.module.css'
import { words } from './words.ts'

type DialogProps = { title: string; onClose(): void; children: ReactNode; wide?: boolean; role?: 'alertdialog' }

/** Is open as long as it is drawn. */
export function Dialog({ title, onClose, children, wide = false, role }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  // before it is painted and before it is taken away: what is gone from the page gives no focus back
  useLayoutEffect(() => {
    const dialog = box.current
    const opener = document.activeElement
    dialog?.showModal()
    // the browser would begin with the first button, which closes
    dialog?.querySelector<HTMLElement>('[data-autofocus], :is(input, select, textarea):not(:disabled)')?.focus()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      className={classes.dialog}
      data-wide={wide}
      aria-labelledby={id}
      role={role}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={classes.inside}>
        <div className={classes.head}>
          <h2 id={id}>{title}</h2>
          <ActionIcon onClick={onClose} aria-label={words.close}>
            <X size={18} />
          </ActionIcon>
        </div>
        {children}
      </div>
    </dialog>
  )
}
