// Whether somebody may be looking: the page is in front, and not in a tab behind another. Knows no conversation.
import { useSyncExternalStore } from 'react'

function listen(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}

export const useLookedAt = (): boolean => useSyncExternalStore(listen, () => document.visibilityState === 'visible')
