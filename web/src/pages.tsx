// The addresses of the dashboard and the pages behind them. Only the first page comes with the first load.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
  useLocation,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { campaignSearch, campaignsSearch } from './campaigns/search.ts'
import { consentSearch } from './consent/search.ts'
import { billingSearch } from './billing/tabs.ts'
import { contactsSearch } from './contacts/search.ts'
import { Gate } from './frame/Gate.tsx'
import { Empty } from './frame/Note.tsx'
import { words } from './frame/words.ts'
import { Home } from './home/Home.tsx'
import { inboxSearch } from './inbox/search.ts'
import { keywordsSearch } from './keywords/search.ts'
import { messagesSearch } from './messages/search.ts'
import { pricesSearch } from './prices/search.ts'
import type { Entry } from './signin/entry.ts'

/** What is written already. */
type ComposeSearch = { to?: string; from?: string; text?: string }
/** The message that is under the glass. */
type PhoneSearch = { message?: string }

function createRoot(entry: Entry) {
  return createRootRoute({
    component: () => <Door entry={entry} />,
    notFoundComponent: () => (
      <>
        <h1>{words.lost}</h1>
        <Link to="/">{words.toHome}</Link>
      </>
    ),
    errorComponent: () => <Empty title={words.crash}>{words.crashNext}</Empty>,
  })
}
type Root = ReturnType<typeof createRoot>

/** A report that was shared is seen by people who cannot sign in. */
function Door({ entry }: { entry: Entry }) {
  const isShared = useLocation().pathname.startsWith('/shared/')
  return isShared ? <Outlet /> : <Gate entry={entry} />
}

/** A page that is fetched when somebody goes there; `name` is what its file exports. */
function page<const Path extends string, Name extends string>(
  root: Root, path: Path, name: Name, load: () => Promise<Readonly<Record<Name, () => ReactNode>>>,
) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)

export function createPages(entry: Entry) {
  const root = createRoot(entry)
  const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
  const messages = createRoute({
    getParentRoute: () => root,
    path: '/messages',
    validateSearch: messagesSearch,
    component: lazyRouteComponent(() => import('./messages/Messages.tsx'), 'Messages'),
  })
  const compose = createRoute({
    getParentRoute: () => root,
    path: '/compose',
    validateSearch: ({ to, from, text: body }: Record<string, unknown>): ComposeSearch => ({
      ...(text(to) !== undefined && { to: text(to) }),
      ...(text(from) !== undefined && { from: text(from) }),
      ...(text(body) !== undefined && { text: text(body) }),
    }),
    component: lazyRouteComponent(() => import('./compose/Compose.tsx'), 'Compose'),
  })
  const billing = createRoute({
    getParentRoute: () => root,
    path: '/billing',
    validateSearch: billingSearch,
    component: lazyRouteComponent(() => import('./billing/Billing.tsx'), 'Billing'),
  })
  const prices = createRoute({
    getParentRoute: () => root,
    path: '/prices',
    validateSearch: pricesSearch,
    component: lazyRouteComponent(() => import('./prices/Prices.tsx'), 'Prices'),
  })
  const phones = createRoute({ getParentRoute: () => root, path: '/phones' })
  const wall = createRoute({
    getParentRoute: () => phones,
    path: '/',
    component: lazyRouteComponent(() => import('./phones/Phones.tsx'), 'Phones'),
  })
  const phone = createRoute({
    getParentRoute: () => phones,
    path: '$number',
    validateSearch: ({ message }: Record<string, unknown>): PhoneSearch => ({
      ...(text(message) !== undefined && { message: text(message) }),
    }),
    component: lazyRouteComponent(() => import('./phones/PhonePage.tsx'), 'PhonePage'),
  })
  const campaigns = createRoute({
    getParentRoute: () => root,
    path: '/campaigns',
    validateSearch: campaignsSearch,
    component: lazyRouteComponent(() => import('./campaigns/Campaigns.tsx'), 'Campaigns'),
  })
  const campaign = createRoute({
    getParentRoute: () => root,
    path: '/campaigns/$id',
    validateSearch: campaignSearch,
    component: lazyRouteComponent(() => import('./campaigns/CampaignPage.tsx'), 'CampaignPage'),
  })
  const consent = createRoute({
    getParentRoute: () => root,
    path: '/consent',
    validateSearch: consentSearch,
    component: lazyRouteComponent(() => import('./consent/Consent.tsx'), 'Consent'),
  })
  const inbox = createRoute({
    getParentRoute: () => root,
    path: '/inbox',
    validateSearch: inboxSearch,
    component: lazyRouteComponent(() => import('./inbox/Inbox.tsx'), 'Inbox'),
  })
  const keywords = createRoute({
    getParentRoute: () => root,
    path: '/keywords',
    validateSearch: keywordsSearch,
    component: lazyRouteComponent(() => import('./keywords/Keywords.tsx'), 'Keywords'),
  })
  const contacts = createRoute({
    getParentRoute: () => root,
    path: '/contacts',
    validateSearch: contactsSearch,
    component: lazyRouteComponent(() => import('./contacts/Contacts.tsx'), 'Contacts'),
  })
  const routeTree = root.addChildren([
    home,
    compose,
    messages,
    page(root, '/connections', 'Connections', () => import('./connections/Connections.tsx')),
    page(root, '/connections/receipts', 'Receipts', () => import('./connections/Receipts.tsx')),
    page(root, '/connections/$id', 'ConnectionPage', () => import('./connections/ConnectionPage.tsx')),
    prices,
    billing,
    page(root, '/senders', 'Senders', () => import('./senders/Senders.tsx')),
    page(root, '/routes', 'Routes', () => import('./routes/Routes.tsx')),
    page(root, '/networks', 'Networks', () => import('./networks/Networks.tsx')),
    page(root, '/overview', 'Overview', () => import('./overview/Overview.tsx')),
    page(root, '/developers/{-$part}', 'Developers', () => import('./developers/Developers.tsx')),
    page(root, '/settings/{-$part}', 'Settings', () => import('./settings/Settings.tsx')),
    page(root, '/webhooks/$id', 'WebhookPage', () => import('./developers/WebhookPage.tsx')),
    page(root, '/messages/$id', 'MessagePage', () => import('./messages/MessagePage.tsx')),
    phones.addChildren([wall, phone]),
    campaigns,
    campaign,
    page(root, '/shared/$token', 'Shared', () => import('./campaigns/Shared.tsx')),
    consent,
    inbox,
    keywords,
    contacts,
    page(root, '/contacts/$id', 'Person', () => import('./contacts/Person.tsx')),
    page(root, '/segments/$id', 'SegmentPage', () => import('./contacts/SegmentPage.tsx')),
    page(root, '/imports/$id', 'ImportPage', () => import('./contacts/ImportPage.tsx')),
  ])
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    // plain texts, without the quotes that JSON would put round a number
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(String),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>
  }
}
