// A password that can be shown while it is typed. Knows nothing of what it is for.
import { ActionIcon, TextInput } from '@mantine/core'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'

type Props = {
  label: string
  showLabel: string
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
  name: string
  description?: string
  placeholder?: string
  error?: string | false | undefined
  autoFocus?: boolean
}

export function PasswordField({ showLabel, onChange, ...rest }: Props) {
  const [shown, show] = useState(false)
  return (
    <TextInput
      {...rest}
      type={shown ? 'text' : 'password'}
      onChange={(event) => onChange(event.currentTarget.value)}
      spellCheck={false}
      rightSection={
        <ActionIcon onClick={() => show(!shown)} aria-label={showLabel} aria-pressed={shown}>
          {shown ? <EyeOff size={17} /> : <Eye size={17} />}
        </ActionIcon>
      }
      rightSectionWidth="2.75rem"
    />
  )
}
