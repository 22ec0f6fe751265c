// The one gate for strings that would become markup: whatever holds a "<" is refused. It must stand before React and
// Mantine run; Mantine writes a style element this way. Knows nothing of the pages.
type Rules = Record<'createHTML' | 'createScript' | 'createScriptURL', (text: string) => string>
type Policies = { createPolicy(name: 'default', rules: Rules): void }

/** The one script that is named by its address: what keeps the shell on the device. */
export const shellKeeper = '/sw.js'

const refuse = (text: string): never => {
  throw new TypeError(`refused to turn text into code: ${text.slice(0, 40)}`)
}

export function guardMarkup(policies = (globalThis as { trustedTypes?: Policies }).trustedTypes): void {
  policies?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? refuse(text) : text),
    createScript: refuse,
    createScriptURL: (text) => (text === shellKeeper ? text : refuse(text)),
  })
}
