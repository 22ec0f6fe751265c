// A link that shows the report to whoever has it: made, copied, taken back. Knows no report.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Dialog } from '../frame/Dialog.tsx'
import { Trouble } from '../frame/Note.tsx'
import { Snippet } from '../frame/Snippet.tsx'
import { shareCampaign, unshareCampaign } from './calls.ts'
import classes from './Report.module.css'
import { words } from './words.ts'

const { report: texts } = words

export function Sharing({ id, onClose }: { id: string; onClose(): void }) {
  const making = useMutation({ mutationFn: () => shareCampaign(id) })
  const stopping = useMutation({ mutationFn: () => unshareCampaign(id), onSuccess: () => making.reset() })
  const error = making.error ?? stopping.error
  return (
    <Dialog title={texts.shareTitle} onClose={onClose}>
      <div className={classes.link}>
        <p>{texts.shareWhat}</p>
        {making.data && <Snippet code={`${location.origin}${making.data.page}`} label={texts.copy} />}
        {stopping.isSuccess && !making.data && <p role="status">{texts.shareStopped}</p>}
        {error && <Trouble error={error} />}
        <div className={classes.acts}>
          <Button loading={making.isPending} onClick={() => making.mutate()}>
            {texts.shareMake}
          </Button>
          <Button variant="default" loading={stopping.isPending} onClick={() => stopping.mutate()}>
            {texts.shareStop}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
