// One person: what is known, what happened, and what can be done about them. Knows no list.
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, PenLine, ShieldCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Tick } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { PageHead } from '../frame/PageHead.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCountry, showDay, showNumber } from '../text/format.ts'
import { deleteContact, type Contact } from './calls.ts'
import { Membership } from './Membership.tsx'
import { Merge } from './Merge.tsx'
import { calledOf, nameOf } from './naming.ts'
import classes from './Person.module.css'
import { PersonForm } from './PersonForm.tsx'
import { PersonTimeline } from './PersonTimeline.tsx'
import { keptPeople, useContact } from './queries.ts'
import { words } from './words.ts'

export function Person() {
  const { id } = useParams({ from: '/contacts/$id' })
  const { data: person, error, refetch } = useContact(id)
  return (
    <>
      <Link to="/contacts" className={classes.back}>
        <ArrowLeft size={16} aria-hidden="true" /> {words.back}
      </Link>
      {person && <Whole person={person} key={person.id} />}
      {!person && <PageHead title={words.person} />}
      {error && !person && <Trouble error={error} onRetry={() => void refetch()} />}
    </>
  )
}

function Whole({ person }: { person: Contact }) {
  const may = useMay()
  const [erasing, setErasing] = useState(false)
  const facts = [nameOf(person) && showNumber(person.number), person.country && showCountry(person.country), showDay(person.createdAt)]
  return (
    <>
      <PageHead title={calledOf(person)} lead={facts.filter(Boolean).join(' · ')} curl={curl(`/v1/contacts/${person.id}`)}>
        {may({ scope: 'send' }) && (
          <Button leftSection={<PenLine size={16} />} renderRoot={(props) => <Link to="/compose" search={{ to: person.number }} {...props} />}>
            {words.write}
          </Button>
        )}
        <Button
          variant="default" leftSection={<ShieldCheck size={16} />}
          renderRoot={(props) => <Link to="/consent" search={{ number: person.number }} {...props} />}
        >
          {words.proof}
        </Button>
      </PageHead>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Sheet title={words.details}>
            <PersonForm person={person} />
          </Sheet>
          {Object.keys(person.externalIds).length > 0 && (
            <Sheet title={words.ids}>
              <dl className={classes.ids}>
                {Object.entries(person.externalIds).map(([system, external]) => (
                  <div key={system}>
                    <dt>{system}</dt>
                    <dd>{external}</dd>
                  </div>
                ))}
              </dl>
            </Sheet>
          )}
        </div>
        <div className={classes.column}>
          <Sheet title={words.timeline}>
            <PersonTimeline id={person.id} />
          </Sheet>
          {may({ scope: 'write' }) && (
            <>
              <Membership id={person.id} />
              <Merge person={person} />
              <div>
                <Button variant="default" className={classes.danger} leftSection={<Trash2 size={16} />} onClick={() => setErasing(true)}>
                  {words.erase}
                </Button>
              </div>
            </>
          )}
        </div>
      </div>
      {erasing && <Erase person={person} onClose={() => setErasing(false)} />}
    </>
  )
}

function Erase({ person, onClose }: { person: Contact; onClose(): void }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [withConsent, setWithConsent] = useState(false)
  const going = useMutation({
    mutationFn: () => deleteContact(person.id, withConsent),
    onSuccess: async () => {
      await navigate({ to: '/contacts' })
      await cache.invalidateQueries({ queryKey: keptPeople })
    },
  })
  return (
    <Confirm
      title={words.eraseTitle(calledOf(person))} action={words.eraseDo} busy={going.isPending} error={going.error}
      onConfirm={() => going.mutate()} onClose={onClose}
    >
      <p>{words.eraseWhat}</p>
      <Tick name="erase" label={words.eraseConsent} value={withConsent} onChange={setWithConsent} />
    </Confirm>
  )
}
