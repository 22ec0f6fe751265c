// Invoices: listed, looked at, downloaded as PDF and CSV; the house makes one for a month that is over, and of the
// running one everybody sees what it comes to so far.
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileText, Plus, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { curl } from '../frame/curl.ts'
import { Dialog } from '../frame/Dialog.tsx'
import { Choice, Field, Form } from '../frame/Fields.tsx'
import { Listing } from '../frame/Listing.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Wide } from '../frame/Wide.tsx'
import { type Money, showCount, showDay, showMoney } from '../text/format.ts'
import { getInvoice, type Invoice, type InvoiceLine, invoicePath, listInvoices, makeInvoice, previewInvoice } from './calls.ts'
import classes from './Billing.module.css'
import { words } from './words.ts'
import { useWorkspaces } from './workspaces.ts'

const { invoices: said } = words

/** The month before this one, as `2026-10`. */
function lastMonth(now = new Date()): string {
  const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1))
  return at.toISOString().slice(0, 7)
}

export function Invoices() {
  const mayMake = useMay()({ scope: 'bill', house: true, live: true })
  const { own, nameOf } = useWorkspaces()
  const [open, setOpen] = useState<'make' | 'so far'>()
  const [chosen, choose] = useState<Invoice>()
  const [made, setMade] = useState<string>()
  return (
    <>
      <div className={classes.bar}>
        {mayMake && (
          <Button leftSection={<Plus size={17} />} onClick={() => setOpen('make')}>
            {said.make}
          </Button>
        )}
        <Button variant="default" leftSection={<ReceiptText size={17} />} onClick={() => setOpen('so far')}>
          {said.soFar}
        </Button>
        <p className={classes.done} role="status">
          {made !== undefined && said.made(made)}
        </p>
      </div>
      <Listing<Invoice>
        label={said.listed}
        queryKey={['invoices']}
        read={({ after, signal }) => listInvoices(after, signal)}
        idOf={({ number }) => number}
        onOpen={choose}
        columns={[
          { head: said.columns.number, width: '8rem', cell: ({ number }) => <b>{number}</b> },
          { head: said.columns.month, width: '7rem', cell: ({ month }) => month },
          { head: said.columns.workspace, cell: ({ workspace }) => nameOf(workspace) },
          { head: said.columns.made, width: '9rem', cell: ({ createdAt }) => showDay(createdAt) },
          { head: said.columns.total, width: '8rem', end: true, cell: ({ total }) => showMoney(total) },
          {
            head: said.columns.files, width: '9rem',
            cell: ({ number }) => (
              <span className={classes.files}>
                <FileText size={15} aria-hidden="true" />
                <a href={invoicePath(number, 'pdf')} download aria-label={`PDF, ${said.lines(number)}`}>PDF</a>
                <a href={invoicePath(number, 'csv')} download={`invoice-${number}.csv`} aria-label={`CSV, ${said.lines(number)}`}>CSV</a>
              </span>
            ),
          },
        ]}
        empty={{ title: said.empty, hint: said.emptyHint, curl: curl('/v1/invoices', { workspace: own || 'wsp_…', month: lastMonth() }) }}
      />
      {chosen && <Lines number={chosen.number} onClose={() => choose(undefined)} />}
      {open === 'so far' && <SoFar onClose={() => setOpen(undefined)} />}
      {open === 'make' && (
        <Make
          onClose={() => setOpen(undefined)}
          onMade={(number) => {
            setOpen(undefined)
            setMade(number)
          }}
        />
      )}
    </>
  )
}

function Make({ onMade, onClose }: { onMade(number: string): void; onClose(): void }) {
  const cache = useQueryClient()
  const { own, options } = useWorkspaces()
  const [draft, setDraft] = useState({ workspace: '', month: lastMonth() })
  const making = useMutation({
    mutationFn: () => makeInvoice(draft.workspace || own, draft.month.trim()),
    onSuccess: ({ number }) => {
      onMade(number)
      return cache.invalidateQueries({ queryKey: ['invoices'] })
    },
  })
  return (
    <Dialog title={said.make} onClose={onClose}>
      <Form onSubmit={() => making.mutate()} busy={making.isPending} error={making.error} ready={draft.month.trim() !== ''} action={said.make} onCancel={onClose}>
        {options.length > 1 && <Choice name="workspace" label={said.columns.workspace} value={draft.workspace || own} options={options} onChange={(workspace) => setDraft({ ...draft, workspace })} />}
        <Field name="month" label={said.month} hint={said.monthHint} value={draft.month} onChange={(month) => setDraft({ ...draft, month })} autoFocus />
      </Form>
    </Dialog>
  )
}

function Lines({ number, onClose }: { number: string; onClose(): void }) {
  const { data, error, isPending } = useQuery({ queryKey: ['invoice', number], queryFn: ({ signal }) => getInvoice(number, signal) })
  return (
    <Dialog title={said.lines(number)} onClose={onClose} wide>
      {error && <Trouble error={error} />}
      <Bill label={said.lines(number)} busy={isPending} of={data} />
    </Dialog>
  )
}

/** What the running month comes to so far. */
function SoFar({ onClose }: { onClose(): void }) {
  const { data, error, isPending } = useQuery({ queryKey: ['invoice', 'so far'], queryFn: ({ signal }) => previewInvoice(signal), retry: false, staleTime: 0 })
  return (
    <Dialog title={said.soFar} onClose={onClose} wide>
      <p className={classes.small}>{said.soFarSays}</p>
      {error ? <Trouble error={error} /> : <Bill label={said.soFar} busy={isPending} of={data} />}
    </Dialog>
  )
}

function Bill({ label, busy, of: bill }: { label: string; busy: boolean; of: { lines: readonly InvoiceLine[]; total: Money } | undefined }) {
  return (
    <Wide label={label} busy={busy}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{said.text}</th>
            <th scope="col">{said.messages}</th>
            <th scope="col">{said.parts}</th>
            <th scope="col">{said.unit}</th>
            <th scope="col">{said.amount}</th>
          </tr>
        </thead>
        <tbody>
          {bill?.lines.map((line, at) => (
            <tr key={at}>
              <th scope="row">{line.text}</th>
              <td>{line.messages === undefined ? '' : showCount(line.messages)}</td>
              <td>{line.parts === undefined ? '' : showCount(line.parts)}</td>
              <td>{line.unit && showMoney(line.unit)}</td>
              <td>{showMoney(line.amount)}</td>
            </tr>
          ))}
        </tbody>
        {bill && (
          <tfoot>
            <tr>
              <th scope="row">{said.columns.total}</th>
              <td colSpan={4}>{showMoney(bill.total)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </Wide>
  )
}
