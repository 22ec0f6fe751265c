// Plans: how customers are charged, and who pays by which. Knows no price.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form, optionsOf } from '../frame/Fields.tsx'
import { Empty, Trouble } from '../frame/Note.tsx'
import { listPlans, type Plan, plansKey } from '../prices/calls.ts'
import { bareAmount, showCount, showMoney } from '../text/format.ts'
import { changePlan, createPlan, givePlan, removePlan } from './calls.ts'
import classes from './Billing.module.css'
import { words } from './words.ts'
import { useWorkspaces } from './workspaces.ts'

const { plans: said } = words
const pricesAt: string = '/prices'
const example = { name: 'Shops', currency: 'EUR', monthlyFee: { amount: '25.00', currency: 'EUR' }, includedParts: 500 }
type Open = { act: 'make' } | { act: 'change' | 'give' | 'remove'; plan: Plan }

export function Plans() {
  const cache = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState('')
  const { data, error, isPending, refetch } = useQuery({ queryKey: plansKey, queryFn: ({ signal }) => listPlans(signal) })
  const close = () => setOpen(undefined)
  const anew = () => cache.invalidateQueries({ queryKey: plansKey })
  const removing = useMutation({ mutationFn: removePlan, onSuccess: () => (close(), anew()) })
  const all = data?.data ?? []
  return (
    <>
      <div className={classes.bar}>
        <Button leftSection={<Plus size={17} />} onClick={() => setOpen({ act: 'make' })}>
          {said.add}
        </Button>
        <p className={classes.done} role="status">
          {done}
        </p>
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!isPending && !error && all.length === 0 && (
        <div className={classes.sheet}>
          <Empty title={said.empty} curl={curl('/v1/plans', example)}>
            {said.emptyHint}
          </Empty>
        </div>
      )}
      <ul className={classes.budgets} aria-label={said.listed} aria-busy={isPending}>
        {all.map((plan) => (
          <li key={plan.id} className={classes.budget}>
            <div className={classes.budgetHead}>
              <h2>{plan.name}</h2>
              <span>{plan.currency}</span>
            </div>
            <p>{said.perMonth(showMoney(plan.monthlyFee))}</p>
            <p className={classes.small}>
              {said.charge}: {said.charges[plan.charge] ?? plan.charge}
              {plan.includedParts > 0 && ` · ${said.free(showCount(plan.includedParts))}`}
            </p>
            <div className={classes.acts}>
              <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'give', plan })}>
                {said.give}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'change', plan })}>
                {said.change}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'remove', plan })}>
                {said.remove}
              </Button>
              <Link to={pricesAt}>{said.prices}</Link>
            </div>
          </li>
        ))}
      </ul>
      {(open?.act === 'make' || open?.act === 'change') && <PlanForm plan={open.act === 'change' ? open.plan : undefined} onClose={close} onDone={() => (close(), void anew())} />}
      {open?.act === 'give' && (
        <Give
          plan={open.plan}
          onClose={close}
          onGiven={(name) => {
            close()
            setDone(said.given(name))
          }}
        />
      )}
      {open?.act === 'remove' && (
        <Confirm title={said.removeTitle(open.plan.name)} action={said.remove} busy={removing.isPending} error={removing.error} onClose={close} onConfirm={() => removing.mutate(open.plan.id)}>
          {said.removeSays}
        </Confirm>
      )}
    </>
  )
}

function PlanForm({ plan, onDone, onClose }: { plan: Plan | undefined; onDone(): void; onClose(): void }) {
  const [draft, setDraft] = useState({ name: plan?.name ?? '', currency: plan?.currency ?? 'EUR', charge: plan?.charge ?? 'submitted', fee: plan?.monthlyFee.amount ?? '', included: plan ? String(plan.includedParts) : '' })
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const saving = useMutation({
    mutationFn: () => {
      const common = {
        name: draft.name.trim(), charge: draft.charge, includedParts: Number(draft.included) || 0,
        ...(draft.fee.trim() !== '' && { monthlyFee: { amount: bareAmount(draft.fee), currency: draft.currency } }),
      }
      return plan ? changePlan(plan.id, common) : createPlan({ ...common, currency: draft.currency })
    },
    onSuccess: onDone,
  })
  return (
    <Dialog title={plan ? `${said.change}: ${plan.name}` : said.add} onClose={onClose}>
      <Form onSubmit={() => saving.mutate()} busy={saving.isPending} error={saving.error} ready={draft.name.trim() !== ''} action={plan ? said.change : said.add} onCancel={onClose}>
        <Field name="name" label={said.name} value={draft.name} onChange={(name) => put({ name })} autoFocus />
        {!plan && <Field name="currency" label={said.currency} value={draft.currency} onChange={(currency) => put({ currency: currency.toUpperCase() })} />}
        <Choice name="charge" label={said.charge} value={draft.charge} options={optionsOf(said.charges)} onChange={(charge) => put({ charge })} />
        <Field name="monthlyFee" label={said.fee} placeholder="25.00" value={draft.fee} onChange={(fee) => put({ fee })} />
        <Field name="includedParts" type="number" min={0} label={said.included} value={draft.included} onChange={(included) => put({ included })} />
      </Form>
    </Dialog>
  )
}

function Give({ plan, onGiven, onClose }: { plan: Plan; onGiven(name: string): void; onClose(): void }) {
  const cache = useQueryClient()
  const { own, options: workspaces, nameOf } = useWorkspaces()
  const [draft, setDraft] = useState({ workspace: '', payment: 'prepaid', credit: '', whenSpent: 'refuse' })
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const to = draft.workspace || own
  const giving = useMutation({
    mutationFn: () => givePlan(to, { plan: plan.id, payment: draft.payment, whenSpent: draft.whenSpent, ...(draft.payment === 'postpaid' && draft.credit.trim() !== '' && { credit: { amount: bareAmount(draft.credit), currency: plan.currency } }) }),
    onSuccess: () => {
      onGiven(nameOf(to))
      return cache.invalidateQueries({ queryKey: ['balance'] })
    },
  })
  return (
    <Dialog title={said.giveTitle} onClose={onClose}>
      <Form onSubmit={() => giving.mutate()} busy={giving.isPending} error={giving.error} action={said.action} onCancel={onClose}>
        <Choice name="workspace" label={words.book.workspace} value={to} options={workspaces} onChange={(workspace) => put({ workspace })} />
        <Choice name="payment" label={said.payment} value={draft.payment} options={optionsOf(words.payment)} onChange={(payment) => put({ payment })} />
        {draft.payment === 'postpaid' && <Field name="credit" label={`${said.credit} (${plan.currency})`} hint={said.creditHint} value={draft.credit} onChange={(credit) => put({ credit })} />}
        <Choice name="whenSpent" label={said.whenSpent} value={draft.whenSpent} options={optionsOf(words.budgets.reachedWays)} onChange={(whenSpent) => put({ whenSpent })} />
        {Number(plan.monthlyFee.amount) > 0 && <p className={classes.small}>{said.feeSays(showMoney(plan.monthlyFee))}</p>}
      </Form>
    </Dialog>
  )
}
