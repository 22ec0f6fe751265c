// Takes the messages of a filter away as a file: page by page, with a bar, and it can be stopped. Knows no list.
import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import { useRef, useState } from 'react'
import { call } from '../api/call.ts'
import { type MessageFilter, messagesPath } from '../api/routes.ts'
import type { Message, Page } from '../api/shapes.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Progress } from '../frame/Progress.tsx'
import { showCount } from '../text/format.ts'
import { columns, csvLine, csvOf } from './csv.ts'
import { words } from './words.ts'

const most = 50_000
const pageOf = 1_000

function save(name: string, pieces: readonly string[]): void {
  const address = URL.createObjectURL(new Blob(['\ufeff', ...pieces], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

type State = { done: number; ended?: true; cut?: true; error?: unknown }

export function Export({ filter }: { filter: MessageFilter }) {
  const [state, setState] = useState<State>()
  const abort = useRef<AbortController>(undefined)
  const run = async () => {
    const { signal } = (abort.current = new AbortController())
    const pieces = [csvLine(columns)]
    let done = 0
    let after: string | undefined
    setState({ done })
    try {
      do {
        const page: Page<Message> = await call('GET', messagesPath(filter, { limit: Math.min(pageOf, most - done), ...(after !== undefined && { after }) }), { signal })
        pieces.push(page.data.map(csvOf).join(''))
        done += page.data.length
        after = page.nextCursor
        setState({ done })
      } while (after !== undefined && done < most)
      save(`messages-${new Date().toISOString().slice(0, 10)}.csv`, pieces)
      setState({ done, ended: true, ...(after !== undefined && { cut: true }) })
    } catch (error) {
      if (!signal.aborted) setState({ done, error })
    }
  }
  const close = () => {
    abort.current?.abort()
    setState(undefined)
  }
  return (
    <>
      <Button variant="default" leftSection={<Download size={16} />} onClick={() => void run()}>
        {words.exporting.start}
      </Button>
      {state && (
        <Dialog title={words.exporting.title} onClose={close}>
          {state.error !== undefined && <Trouble error={state.error} onRetry={() => void run()} />}
          {state.ended ? <p role="status">{words.exporting.done(state.done)} {state.cut && words.exporting.most(showCount(state.done))}</p> : <Progress label={words.exporting.title} done={state.done} />}
          {!state.ended && (
            <Button variant="default" onClick={close}>
              {words.exporting.stop}
            </Button>
          )}
        </Dialog>
      )}
    </>
  )
}
