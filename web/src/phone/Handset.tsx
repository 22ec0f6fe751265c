// A virtual phone: a drawn handset that shows what its number received, buzzes when something comes, and can answer.
// Knows nothing of the gateway: it sees what a phone sees.
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { PhoneMessage } from '../api/shapes.ts'
import { showNumber } from '../text/format.ts'
import { useBuzz } from './buzz.ts'
import { Conversation } from './Conversation.tsx'
import { Dark } from './Dark.tsx'
import { Display } from './Display.tsx'
import { FullStrip } from './FullStrip.tsx'
import classes from './Handset.module.css'
import { Inbox } from './Inbox.tsx'
import { usePhoneLine } from './line.ts'
import { usePhone } from './queries.ts'
import { type Screen, ScreenProvider, useScreenOf } from './screen.ts'
import { useSettings } from './settings.ts'
import { StatusBar } from './StatusBar.tsx'
import { peerOf, threadsOf, without } from './threads.ts'
import { words } from './words.ts'
import { Write } from './Write.tsx'

/** Flash messages and alerts that wait to be closed; the newest lies on top. */
const mostShown = 20

const OldPhone = lazy(async () => ({ default: (await import('../oldphone/OldPhone.tsx')).OldPhone }))

type HandsetProps = {
  number: string
  /** Opens the conversation a new message belongs to, and the newest one from the start. */
  follow?: boolean
  /** Holds back what is newer than this message, while it is still on its way before the eyes. */
  hold?: { newest: string | undefined } | undefined
  onTruth?: ((id: string) => void) | undefined
  /** The message that is under the glass now. */
  chosen?: string | undefined
}

export function Handset({ number, follow = false, hold, onTruth, chosen }: HandsetProps) {
  const body = useRef<HTMLDivElement>(null)
  const phone = usePhone(number)
  const [settings] = useSettings(number)
  const screen = useScreenOf(settings)
  const line = usePhoneLine(number)
  const messages = without(phone.messages, hold)
  const [opened, open] = useState<string | null | undefined>()
  const [shown, setShown] = useState<readonly PhoneMessage[]>([])
  const buzzing = useBuzz(body, phone.isSuccess && !phone.isFetching, messages, (news) => {
    const display = news.filter(({ flash, alert }) => flash === true || alert === true)
    if (display.length > 0) setShown((before) => [...display, ...before].slice(0, mostShown))
    if (follow && news[0] && !news[0].alert) open(peerOf(news[0]))
  })
  const closeShown = () => setShown(([, ...rest]) => rest)
  const { say } = screen
  return (
    <section
      className={classes.phone}
      aria-label={words.phone(showNumber(number))}
      data-buzz={buzzing !== undefined}
      data-number={number}
    >
      {line.old ? (
        <div ref={body}>
          <Suspense fallback={<div className={classes.awaited} />}>
            <ScreenProvider value={screen}>
              <OldPhone
                {...{ number, messages, line }}
                ready={phone.isSuccess}
                displayed={shown[0]}
                onClose={closeShown}
              />
            </ScreenProvider>
          </Suspense>
        </div>
      ) : (
        <div className={classes.body} ref={body}>
          <div
            className={classes.screen}
            lang={say.locale}
            dir={say.right ? 'rtl' : 'ltr'}
            data-alert={!line.off && shown[0]?.alert === true}
          >
            <ScreenProvider value={screen}>
              {line.off ? (
                <Dark onTurnOn={() => line.change('attached')} />
              ) : (
                <>
                  <StatusBar service={line.service} />
                  {line.state === 'memory_full' && (
                    <FullStrip waiting={line.waiting} onFree={() => line.change('attached')} />
                  )}
                  {!line.service && <p className={classes.outside}>{outside(line.state, say)}</p>}
                  <Pages
                    {...{ number, messages, opened, open, follow, onTruth, chosen }}
                    service={line.service}
                    loading={phone.isPending}
                    onOlder={phone.hasNextPage ? () => void phone.fetchNextPage() : undefined}
                  />
                  {shown[0] && <Display message={shown[0]} onClose={closeShown} />}
                  <span className={classes.home} aria-hidden="true" />
                </>
              )}
            </ScreenProvider>
          </div>
        </div>
      )}
      <p className={classes.said} role="status">
        {buzzing ? say.arrived(showNumber(buzzing.from), buzzing.text) : ''}
      </p>
    </section>
  )
}

const outside = (state: string, say: Screen['say']) =>
  state === 'detached' ? `${say.noService}. ${say.noServiceHint}` : say.barred

type PagesProps = {
  number: string
  messages: readonly PhoneMessage[]
  loading: boolean
  service: boolean
  opened: string | null | undefined
  open(peer: string | null): void
  follow: boolean
  onOlder: (() => void) | undefined
  onTruth: ((id: string) => void) | undefined
  chosen: string | undefined
}

function Pages({ number, messages, loading, service, opened, open, follow, onOlder, onTruth, chosen }: PagesProps) {
  const threads = threadsOf(messages)
  const [writing, setWriting] = useState(false)
  const ofChosen = chosen === undefined ? undefined : messages.find(({ id }) => id === chosen)
  const peer = ofChosen && peerOf(ofChosen)
  useEffect(() => {
    if (peer !== undefined) open(peer)
    // only another choice opens another conversation; the owner may leave it
  }, [chosen, peer])
  const opensItself = opened === undefined && (follow || threads.length === 1)
  const thread = opensItself ? threads[0] : threads.find((one) => one.peer === opened)
  if (writing) {
    const sent = (to: string) => (setWriting(false), open(to))
    return <Write number={number} service={service} onClose={() => setWriting(false)} onSent={sent} />
  }
  if (!thread) return <Inbox threads={threads} loading={loading} onOpen={open} onWrite={() => setWriting(true)} />
  return (
    <Conversation
      key={thread.peer}
      {...{ number, thread, service, onOlder, onTruth, chosen }}
      onBack={() => open(null)}
    />
  )
}
