// The head of a page: its name (in the browser's tab too), a sentence, what can be done, and the same request for a
// program. Knows no page.
import { Button, CopyButton } from '@mantine/core'
import { Check, Terminal } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './PageHead.module.css'
import { words } from './words.ts'

type PageHeadProps = { title: string; lead?: ReactNode; curl?: string; children?: ReactNode }

/** `children` are the actions, the most wanted first; `curl` is a line made by curl.ts. */
export function PageHead({ title, lead, curl, children }: PageHeadProps) {
  return (
    <header className={classes.head}>
      <title>{`${title} · Onesixty`}</title>
      <div className={classes.said}>
        <h1>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {(children || curl) && (
        <div className={classes.actions}>
          {children}
          {curl && <CopyCurl code={curl} />}
        </div>
      )}
    </header>
  )
}

function CopyCurl({ code }: { code: string }) {
  return (
    <CopyButton value={code}>
      {({ copied, copy }) => (
        <Button variant="default" onClick={copy} className={classes.curl}>
          {copied ? <Check size={16} aria-hidden="true" /> : <Terminal size={16} aria-hidden="true" />}
          <span className={classes.curlWord}>{copied ? words.copied : words.copyCurl}</span>
        </Button>
      )}
    </CopyButton>
  )
}
