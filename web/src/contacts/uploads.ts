// Files that are on their way to the server, so that a page can be left and come back to while they travel. Knows no page.
import { useSyncExternalStore } from 'react'
import { putFile } from './import-calls.ts'

export type Upload = { readonly done: number; readonly of: number; readonly error?: unknown; readonly whole: boolean }

const uploads = new Map<string, Upload>()
const listeners = new Set<() => void>()

function tell(id: string, upload: Upload): void {
  uploads.set(id, upload)
  for (const listener of listeners) listener()
}

export function keepUploading(id: string, file: Blob): void {
  tell(id, { done: 0, of: file.size, whole: false })
  putFile(id, file, (done) => tell(id, { done, of: file.size, whole: false })).then(
    () => tell(id, { done: file.size, of: file.size, whole: true }),
    (error: unknown) => tell(id, { done: uploads.get(id)?.done ?? 0, of: file.size, whole: false, error }),
  )
}

/** How far the file of an import is, when it was given on this page. */
export const useUpload = (id: string) =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => uploads.get(id),
  )
