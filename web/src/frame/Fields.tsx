// Forms: labelled fields that show what the server said about them, bound by the name of the field in the request. What it
// said of none of them stands above the button. Knows no form's content.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, useContext, useId, useRef } from 'react'
import { explain } from '../api/explain.ts'
import classes from './Fields.module.css'
import { Trouble } from './Note.tsx'
import { words } from './words.ts'

type Fault = { field: string; say: string; taken: Set<string> }
const FaultOf = createContext<Fault | undefined>(undefined)

/** What the server said about this field, when it did. */
function useFault(name: string): string | undefined {
  const fault = useContext(FaultOf)
  fault?.taken.add(name)
  // the label says which: the name that programs use is left out
  return fault?.field === name ? fault.say.replace(/^`[^`]+` (\p{Ll})/u, (_, letter: string) => letter.toUpperCase()) : undefined
}

type FormProps = {
  onSubmit(): void
  error?: unknown
  busy?: boolean
  ready?: boolean
  /** The verb on the button. */
  action?: string
  onCancel?(): void
  label?: string
  children: ReactNode
}

export function Form({ onSubmit, error, busy = false, ready = true, action = words.save, onCancel, label, children }: FormProps) {
  const taken = useRef(new Set<string>()).current
  const explained = error ? explain(error) : undefined
  const say = [explained?.say, explained?.next].filter(Boolean).join(' ')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready && !busy) onSubmit()
  }
  return (
    <form onSubmit={submit} className={classes.form} aria-label={label} noValidate>
      <FaultOf value={{ field: explained?.field ?? '', say, taken }}>
        {children}
        <Rest error={error} field={explained?.field} taken={taken} />
      </FaultOf>
      <div className={classes.choices}>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={!ready}>
          {action}
        </Button>
      </div>
    </form>
  )
}

/** Drawn after the fields, which by then have told their names. */
function Rest({ error, field, taken }: { error: unknown; field: string | undefined; taken: ReadonlySet<string> }) {
  return error && !(field !== undefined && taken.has(field)) ? <Trouble error={error} /> : null
}

type OfField = { name: string; label: string; hint?: ReactNode; disabled?: boolean }
type Text = OfField & { value: string; onChange(value: string): void; placeholder?: string; autoFocus?: boolean; required?: boolean }
type FieldProps = Text & { type?: 'text' | 'number' | 'password' | 'email' | 'tel' | 'url' | 'search' | 'datetime-local' | 'date' | 'time'; autoComplete?: string; min?: number; max?: number }

export function Field({ hint, onChange, autoComplete = 'off', ...rest }: FieldProps) {
  const error = useFault(rest.name)
  return (
    <TextInput {...rest} autoComplete={autoComplete} description={hint} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}

export function Area({ hint, onChange, rows = 4, ...rest }: Text & { rows?: number }) {
  const error = useFault(rest.name)
  return <Textarea {...rest} rows={rows} dir="auto" description={hint} error={error} onChange={(event) => onChange(event.currentTarget.value)} />
}

/** A choice of every key of a catalogue of words. */
export const optionsOf = <Value extends string>(of: Readonly<Record<Value, string>>) => (Object.entries(of) as [Value, string][]).map(([value, word]) => ({ value, word }))

type ChoiceProps<Value extends string> = OfField & { value: Value; options: readonly { value: NoInfer<Value>; word: string }[]; onChange(value: NoInfer<Value>): void }

export function Choice<Value extends string>({ hint, onChange, options, ...rest }: ChoiceProps<Value>) {
  const error = useFault(rest.name)
  return (
    <NativeSelect {...rest} description={hint} error={error} onChange={(event) => onChange(event.currentTarget.value as Value)}>
      {options.map(({ value, word }) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </NativeSelect>
  )
}

export function Tick({ name, label, hint, disabled, value, onChange }: OfField & { value: boolean; onChange(value: boolean): void }) {
  const error = useFault(name)
  const id = useId()
  return (
    <div className={classes.tick}>
      <input
        type="checkbox" id={id} name={name} checked={value} disabled={disabled} aria-describedby={hint || error ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {(hint || error) && (
        <p id={`${id}-hint`} className={error ? classes.fault : classes.hint}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}

type TicksProps<Value extends string> = OfField & { value: readonly Value[]; options: readonly { value: NoInfer<Value>; word: string; hint?: string }[]; onChange(value: NoInfer<Value>[]): void }

/** Several of a few. */
export function Ticks<Value extends string>({ name, label, hint, value, options, onChange, disabled = false }: TicksProps<Value>) {
  const error = useFault(name)
  return (
    <fieldset className={classes.group} disabled={disabled}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Tick
          key={option.value} name={`${name}.${option.value}`} label={option.word} hint={option.hint} value={value.includes(option.value)}
          onChange={(on) => onChange(on ? [...value, option.value] : value.filter((other) => other !== option.value))}
        />
      ))}
      {(hint || error) && <p className={error ? classes.fault : classes.hint}>{error ?? hint}</p>}
    </fieldset>
  )
}
