// The box in which an operator is connected.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dialog } from '../frame/Dialog.tsx'
import { connectionsKey, createConnection } from './calls.ts'
import { ConnectionForm } from './ConnectionForm.tsx'
import { emptyDraft, settingsOf } from './settings.ts'
import { words } from './words.ts'

export function NewConnection({ onClose, onMade }: { onClose(): void; onMade(id: string): void }) {
  const cache = useQueryClient()
  const making = useMutation({
    mutationFn: createConnection,
    onSuccess: ({ id }) => {
      void cache.invalidateQueries({ queryKey: connectionsKey })
      onMade(id)
    },
  })
  return (
    <Dialog title={words.add} onClose={onClose}>
      <ConnectionForm draft={emptyDraft} isNew busy={making.isPending} error={making.error} onSave={(draft) => making.mutate(settingsOf(draft))} onCancel={onClose} />
    </Dialog>
  )
}
