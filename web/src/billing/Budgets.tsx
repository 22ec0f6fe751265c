// Budgets with what is spent of each; set, changed, removed. Knows no account.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Confirm } from '../frame/Confirm.tsx'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form, optionsOf } from '../frame/Fields.tsx'
import { Empty, Trouble } from '../frame/Note.tsx'
import { bareAmount, showCountry, showShare, showSum } from '../text/format.ts'
import { type Budget, budgetsKey, changeBudget, createBudget, getBalance, balanceKey, listBudgets, removeBudget } from './calls.ts'
import classes from './Billing.module.css'
import { words } from './words.ts'

const { budgets: said } = words
const example = { name: 'A day', window: 'day', limit: { amount: '100.00', currency: 'EUR' } }
type Open = { act: 'make' } | { act: 'change' | 'remove'; budget: Budget }

export function Budgets() {
  const cache = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const { data, error, isPending, refetch } = useQuery({ queryKey: budgetsKey, queryFn: ({ signal }) => listBudgets(signal) })
  const close = () => setOpen(undefined)
  const removing = useMutation({
    mutationFn: removeBudget,
    onSuccess: () => {
      close()
      return cache.invalidateQueries({ queryKey: budgetsKey })
    },
  })
  const all = data?.data ?? []
  return (
    <>
      <div className={classes.bar}>
        <Button leftSection={<Plus size={17} />} onClick={() => setOpen({ act: 'make' })}>
          {said.add}
        </Button>
      </div>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!isPending && !error && all.length === 0 && (
        <div className={classes.sheet}>
          <Empty title={said.empty} curl={curl('/v1/budgets', example)}>
            {said.emptyHint}
          </Empty>
        </div>
      )}
      <ul className={classes.budgets} aria-label={said.listed} aria-busy={isPending}>
        {all.map((budget) => {
          const share = Number(budget.limit.amount) === 0 ? 1 : Number(budget.spent.amount) / Number(budget.limit.amount)
          return (
            <li key={budget.id} className={classes.budget}>
              <div className={classes.budgetHead}>
                <h2>{budget.name}</h2>
                <span>
                  {said.windows[budget.window] ?? budget.window}
                  {budget.country && ` · ${showCountry(budget.country)}`}
                </span>
              </div>
              <progress className={classes.progress} data-near={share >= 0.8} max={1} value={Math.min(1, share)} aria-label={`${budget.name}: ${showShare(share)}`} />
              <p>
                {said.spent(showSum(budget.spent), showSum(budget.limit))} <b>{showShare(share)}</b>
              </p>
              <p className={classes.small}>
                {said.reached}: {said.reachedWays[budget.reached] ?? budget.reached}
              </p>
              <div className={classes.acts}>
                <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'change', budget })}>
                  {said.change}
                </Button>
                <Button variant="default" size="compact-sm" onClick={() => setOpen({ act: 'remove', budget })}>
                  {said.remove}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      {(open?.act === 'make' || open?.act === 'change') && <BudgetForm budget={open.act === 'change' ? open.budget : undefined} onClose={close} />}
      {open?.act === 'remove' && (
        <Confirm title={said.removeTitle(open.budget.name)} action={said.remove} busy={removing.isPending} error={removing.error} onClose={close} onConfirm={() => removing.mutate(open.budget.id)}>
          {said.removeSays}
        </Confirm>
      )}
    </>
  )
}

function BudgetForm({ budget, onClose }: { budget: Budget | undefined; onClose(): void }) {
  const cache = useQueryClient()
  const { data: balance } = useQuery({ queryKey: balanceKey, queryFn: ({ signal }) => getBalance(signal) })
  const currency = budget?.limit.currency ?? balance?.available?.currency ?? 'EUR'
  const [draft, setDraft] = useState({ name: budget?.name ?? '', window: budget?.window ?? 'day', limit: budget?.limit.amount ?? '', country: budget?.country ?? '', reached: budget?.reached ?? 'refuse' })
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const saving = useMutation({
    mutationFn: () => {
      const common = { name: draft.name.trim(), reached: draft.reached, limit: { amount: bareAmount(draft.limit), currency } }
      return budget ? changeBudget(budget.id, common) : createBudget({ ...common, window: draft.window, ...(draft.country.trim() && { country: draft.country.trim().toUpperCase() }) })
    },
    onSuccess: () => {
      onClose()
      return cache.invalidateQueries({ queryKey: budgetsKey })
    },
  })
  return (
    <Dialog title={budget ? `${said.change}: ${budget.name}` : said.add} onClose={onClose}>
      <Form onSubmit={() => saving.mutate()} busy={saving.isPending} error={saving.error} ready={draft.name.trim() !== '' && draft.limit.trim() !== ''} action={budget ? said.change : said.add} onCancel={onClose}>
        <Field name="name" label={said.name} value={draft.name} onChange={(name) => put({ name })} autoFocus />
        <Field name="limit" label={`${said.limit} (${currency})`} value={draft.limit} onChange={(limit) => put({ limit })} placeholder="100.00" />
        {!budget && <Choice name="window" label={said.window} value={draft.window} options={optionsOf(said.windows)} onChange={(window) => put({ window })} />}
        {!budget && <Field name="country" label={said.country} hint={said.countryHint} value={draft.country} onChange={(country) => put({ country })} />}
        <Choice name="reached" label={said.reached} value={draft.reached} options={optionsOf(said.reachedWays)} onChange={(reached) => put({ reached })} />
      </Form>
    </Dialog>
  )
}
