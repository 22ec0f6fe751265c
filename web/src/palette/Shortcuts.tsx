// The list of shortcuts. Knows keys, and that a Mac writes one of them differently.
import { Fragment } from 'react'
import { Dialog } from '../frame/Dialog.tsx'
import classes from './Palette.module.css'
import { words } from './words.ts'

const control = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'

export function Shortcuts({ onClose }: { onClose(): void }) {
  const { does } = words
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [does.palette, [control, 'K']],
    [does.help, ['?']],
    [does.send, [control, 'Enter']],
    [does.list, ['↑', '↓']],
    [does.ends, ['Home', 'End']],
    [does.open, ['Enter']],
    [does.tabs, ['←', '→']],
    [does.close, ['Esc']],
  ]
  return (
    <Dialog title={words.shortcuts} onClose={onClose}>
      <dl className={classes.keys}>
        {rows.map(([word, keys]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && ' '}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
