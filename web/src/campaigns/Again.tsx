// Writes a campaign like one that is over: a draft with the same text, sender and audience, for now. Knows no report.
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CopyPlus } from 'lucide-react'
import { useOnce } from '../api/once.ts'
import { Trouble } from '../frame/Note.tsx'
import { type Campaign, createCampaign } from './calls.ts'
import { contentOf, draftOf } from './drafts.ts'
import { words } from './words.ts'

export function Again({ campaign }: { campaign: Campaign }) {
  const navigate = useNavigate()
  const once = useOnce()
  const body = contentOf({ ...draftOf(campaign), when: 'now' })
  const writing = useMutation({
    mutationFn: () => once(body, (key) => createCampaign(body, key)),
    onSuccess: ({ id }) => navigate({ to: '/campaigns/$id', params: { id }, search: { step: 'audience' } }),
  })
  return (
    <>
      <Button variant="default" leftSection={<CopyPlus size={16} />} loading={writing.isPending} onClick={() => writing.mutate()}>
        {words.run.again}
      </Button>
      {writing.error && <Trouble error={writing.error} />}
    </>
  )
}
