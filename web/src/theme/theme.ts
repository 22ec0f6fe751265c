// Mantine in the house's clothes: its variables point at the tokens of tokens.css. Knows no page.
import { ActionIcon, Button, type CSSVariablesResolver, createTheme, Input } from '@mantine/core'
import classes from './theme.module.css'

export const theme = createTheme({
  fontFamily: "'Inter Variable', ui-sans-serif, system-ui, sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: 'var(--text-micro)', sm: 'var(--text-small)', md: 'var(--text-body)' },
  defaultRadius: 'md',
  radius: { sm: '0.5rem', md: 'var(--round)', lg: 'var(--round-large)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ classNames: { root: classes.button }, defaultProps: { variant: 'filled' } }),
    ActionIcon: ActionIcon.extend({ classNames: { root: classes.icon }, defaultProps: { variant: 'transparent' } }),
    Input: Input.extend({ classNames: { input: classes.input } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: { label: classes.label, description: classes.description, error: classes.error },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
  },
})

const colours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--dim)',
  '--mantine-color-placeholder': 'var(--dim)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)', // of which the ring of focus is
}

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours })
