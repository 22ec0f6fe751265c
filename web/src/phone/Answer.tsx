// The line at the foot of a conversation on which the phone's owner writes. Knows one receiver, no conversation.
import { ArrowUp } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { explain } from '../api/explain.ts'
import { showNumber } from '../text/format.ts'
import classes from './Answer.module.css'
import { useAnswer } from './queries.ts'
import { useScreen } from './screen.ts'

type AnswerProps = { number: string; peer: string; service: boolean; onSent?: () => void }

export function Answer({ number, peer, service, onSent }: AnswerProps) {
  const { say } = useScreen()
  const [text, setText] = useState('')
  const answer = useAnswer(number)
  const blank = text.trim() === ''
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (blank || answer.isPending || !service || peer === '') return
    answer.mutate({ to: peer, text }, { onSuccess: () => (setText((now) => (now === text ? '' : now)), onSent?.()) })
  }
  return (
    <form className={classes.answer} onSubmit={send}>
      {answer.error && (
        <p className={classes.refused} role="alert">
          {explain(answer.error).say}
        </p>
      )}
      <input
        className={classes.line}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={service ? say.reply : say.noService}
        aria-label={peer === '' ? say.reply : say.replyTo(showNumber(peer))}
        autoComplete="off"
        dir="auto"
        maxLength={1000}
      />
      <button
        type="submit"
        className={classes.send}
        disabled={blank || !service || peer === ''}
        aria-label={say.send}
      >
        <ArrowUp size="1.3em" strokeWidth={2.5} aria-hidden="true" />
      </button>
    </form>
  )
}
