// A field for the text of a message that grows with it and marks the characters that force Unicode, by a mirror of the
// text that lies under the letters. Knows no counting: it is told what to mark.
import { Input } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type RefObject, useMemo } from 'react'
import classes from './TextField.module.css'

type TextFieldProps = {
  label: string
  value: string
  marked: readonly string[]
  describedBy: string
  /** For whoever writes at the caret. */
  letters?: RefObject<HTMLTextAreaElement | null>
  error?: ReactNode
  onChange(value: string): void
}

export function TextField({ label, value, marked, describedBy, letters, error, onChange }: TextFieldProps) {
  const stretches = useMemo(() => cut(value, new Set(marked)), [value, marked])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
  }
  return (
    <Input.Wrapper label={label} error={error} id="text">
      <div className={classes.field} data-error={Boolean(error)}>
        <div className={classes.mirror} aria-hidden="true" dir="auto">
          {stretches.map((stretch, index) => (stretch.hot ? <mark key={index}>{stretch.text}</mark> : stretch.text))}
          {'\u200b'}
        </div>
        <textarea
          id="text"
          ref={letters}
          className={classes.letters}
          value={value}
          dir="auto"
          aria-describedby={describedBy}
          aria-invalid={Boolean(error)}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </Input.Wrapper>
  )
}

function cut(text: string, hot: ReadonlySet<string>): { text: string; hot: boolean }[] {
  if (hot.size === 0) return [{ text, hot: false }]
  const stretches: { text: string; hot: boolean }[] = []
  for (const char of text) {
    const last = stretches.at(-1)
    if (last && last.hot === hot.has(char)) last.text += char
    else stretches.push({ text: char, hot: hot.has(char) })
  }
  return stretches
}
