// What somebody has to look at now, each with the next step: a connection that is down, a webhook that fails, a country
// without a route, money that runs out, a campaign that waits. Knows where each is asked, and no page.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowRight, CircleAlert, TriangleAlert } from 'lucide-react'
import { useStatus } from '../frame/Counters.tsx'
import { useMay } from '../frame/me.ts'
import { showCountry, showMoney, showShare } from '../text/format.ts'
import { listInReview, listUnmatched, listWebhooks, whyNoRoute } from './calls.ts'
import { isPlace } from './figures.ts'
import { shareOf } from './Money.tsx'
import { useBalance, useBudgets, usePlaces, useSpent } from './queries.ts'
import classes from './Side.module.css'
import { words } from './words.ts'

const { needs } = words
const everyMs = 30_000
/** Countries that are asked about; and the days that the balance should last. */
const mostCountries = 6
const fewDays = 3
const nearlySpent = 0.8

type Need = { id: string; say: string; next: string; to: string; search?: Readonly<Record<string, string>>; bad?: true }

function useNeeds(): Need[] {
  const may = useMay()
  const [mayAdmin, mayDevelop] = [may({ scope: 'admin', house: true, live: true }), may({ scope: 'develop' })]
  const { data: status } = useStatus()
  const { data: balance } = useBalance()
  const { data: spent } = useSpent()
  const { data: budgets } = useBudgets()
  const { data: places } = usePlaces()
  const { data: webhooks } = useQuery({ queryKey: ['webhooks', 'needs'], queryFn: ({ signal }) => listWebhooks(signal), enabled: mayDevelop, refetchInterval: everyMs })
  const { data: campaigns } = useQuery({ queryKey: ['campaigns', 'needs'], queryFn: ({ signal }) => listInReview(signal), refetchInterval: everyMs })
  const { data: unmatched } = useQuery({ queryKey: ['receipts', 'needs'], queryFn: ({ signal }) => listUnmatched(signal), enabled: mayAdmin, refetchInterval: everyMs })
  const countries = (places?.data ?? []).filter(isPlace).slice(0, mostCountries).map(({ country }) => country)
  const { data: closed } = useQuery({
    queryKey: ['no route', countries.join()],
    queryFn: async ({ signal }) => (await Promise.all(countries.map(async (country) => ({ country, why: await whyNoRoute(country, signal) })))).filter(({ why }) => why !== undefined),
    enabled: mayAdmin && countries.length > 0,
    refetchInterval: everyMs * 2,
    retry: false,
  })

  const found: Need[] = []
  for (const { id, name, state } of status?.connections ?? [])
    if (state === 'down') found.push({ id, say: needs.down(name), next: needs.downNext, to: mayAdmin ? `/connections/${id}` : '/messages', bad: true })
  for (const { country, why } of closed ?? []) found.push({ id: `no route ${country}`, say: needs.route(showCountry(country)), next: why || needs.routeNext, to: '/routes', bad: true })
  for (const { id, name, enabled, why, circuit } of webhooks?.data ?? []) {
    if (!enabled && why !== undefined) found.push({ id, say: needs.off(name), next: why, to: `/webhooks/${id}`, bad: true })
    else if (enabled && circuit !== 'closed') found.push({ id, say: needs.webhook(name), next: needs.webhookNext, to: `/webhooks/${id}` })
  }
  const perDay = spent ? spent.reduce((sum, of) => sum + of, 0) / spent.length : 0
  if (balance?.charged && balance.payment === 'prepaid' && balance.available && (Number(balance.available.amount) <= 0 || Number(balance.available.amount) < perDay * fewDays))
    found.push({ id: 'balance', say: needs.balance(showMoney(balance.available)), next: needs.balanceNext, to: '/billing' })
  for (const budget of budgets?.data ?? [])
    if (shareOf(budget) >= nearlySpent) found.push({ id: budget.id, say: needs.budget(budget.name, showShare(shareOf(budget))), next: needs.budgetNext, to: '/billing', search: { tab: 'budgets' } })
  if (campaigns && campaigns.data.length > 0) found.push({ id: 'campaigns', say: needs.campaigns(campaigns.data.length), next: needs.campaignsNext, to: '/campaigns', search: { state: 'in_review' } })
  if (unmatched && unmatched.data.length > 0) found.push({ id: 'receipts', say: needs.receipts, next: needs.receiptsNext, to: '/connections/receipts' })
  return found
}

export function NeedsYou() {
  const found = useNeeds()
  if (found.length === 0) return null
  return (
    <section className={classes.needs} aria-label={needs.title}>
      <h2>{needs.title}</h2>
      <ul>
        {found.map(({ id, say, next, to, search = {}, bad = false }) => {
          const Icon = bad ? CircleAlert : TriangleAlert
          return (
            <li key={id}>
              <Link to={to} search={search} className={classes.need} data-bad={bad}>
                <Icon size={19} aria-hidden="true" className={classes.needIcon} />
                <span className={classes.needSaid}>
                  <strong>{say}</strong>
                  <span>{next}</span>
                </span>
                <ArrowRight size={17} aria-hidden="true" />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
