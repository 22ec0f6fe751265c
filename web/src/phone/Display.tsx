// What takes the whole screen of a phone until somebody closes it: a flash message, or an alert of cell broadcast.
// Knows one message.
import { TriangleAlert, Zap } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PhoneMessage } from '../api/shapes.ts'
import { showNumber } from '../text/format.ts'
import { MessageText } from '../text/MessageText.tsx'
import classes from './Display.module.css'
import { useScreen } from './screen.ts'

export function Display({ message, onClose }: { message: PhoneMessage; onClose(): void }) {
  const { say, brief } = useScreen()
  const button = useRef<HTMLButtonElement>(null)
  const alert = message.alert === true
  useEffect(() => {
    // the keyboard follows when it was on this phone; it is never taken away from somewhere else
    const phone = button.current?.closest('section')
    if (phone?.contains(document.activeElement)) button.current?.focus()
  }, [message.id])
  const Icon = alert ? TriangleAlert : Zap
  return (
    <div
      className={classes.display}
      data-alert={alert}
      role="alertdialog"
      aria-label={alert ? say.alert : `${say.flash}: ${showNumber(message.from)}`}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <Icon size="2.6em" strokeWidth={1.6} aria-hidden="true" className={classes.icon} />
      <h2 className={classes.title}>{alert ? say.alert : <bdi>{showNumber(message.from)}</bdi>}</h2>
      <p className={classes.text} tabIndex={0}>
        <MessageText text={message.text} links />
      </p>
      <time className={classes.time} dateTime={message.receivedAt}>
        {brief(message.receivedAt)}
      </time>
      <button type="button" className={classes.close} onClick={onClose} ref={button}>
        {say.close}
      </button>
    </div>
  )
}
