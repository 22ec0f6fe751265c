// A new message on a phone: to whom, and the line to write it on. Knows no conversation.
import { X } from 'lucide-react'
import { useState } from 'react'
import { bareNumber } from '../text/format.ts'
import { Answer } from './Answer.tsx'
import { Page, Round } from './Page.tsx'
import { useScreen } from './screen.ts'
import classes from './Write.module.css'

type WriteProps = { number: string; service: boolean; onClose(): void; onSent(peer: string): void }

export function Write({ number, service, onClose, onSent }: WriteProps) {
  const { say } = useScreen()
  const [to, setTo] = useState('')
  const peer = bareNumber(to)
  return (
    <Page
      title={say.write}
      action={
        <Round label={say.close} onClick={onClose}>
          <X size="1.3em" aria-hidden="true" />
        </Round>
      }
    >
      <label className={classes.to}>
        <span>{say.to}</span>
        <input
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          placeholder={say.toHint}
          type="tel"
          dir="ltr"
          autoComplete="off"
          maxLength={24}
          autoFocus
        />
      </label>
      <div className={classes.room} />
      <Answer number={number} peer={peer} service={service} onSent={() => onSent(peer)} />
    </Page>
  )
}
