// Code to take away, with a button that copies it. Knows nothing of what the code says.
import { ActionIcon, CopyButton } from '@mantine/core'
import { Check, Copy } from 'lucide-react'
import classes from './Snippet.module.css'
import { Tip } from './Tip.tsx'
import { words } from './words.ts'

export function Snippet({ code, label = words.copy, tall = false }: { code: string; label?: string; tall?: boolean }) {
  return (
    <div className={classes.snippet}>
      <pre className={classes.code} data-tall={tall} tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <span className={classes.copy}>
            <Tip say={copied ? words.copied : label}>
              <ActionIcon onClick={copy} aria-label={copied ? words.copied : label}>
                {copied ? <Check size={17} /> : <Copy size={17} />}
              </ActionIcon>
            </Tip>
          </span>
        )}
      </CopyButton>
    </div>
  )
}
