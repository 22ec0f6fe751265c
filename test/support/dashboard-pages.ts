// Every page of the dashboard with its parts, as they are opened in each language, size and scheme. To add one: a row here,
// then `node scripts/pages.ts`. Knows addresses and what opens a part, nothing of how a page looks.
import type { Page } from 'playwright-core'

export type Shown = {
  readonly name: string
  /** `:name` stands for what the filled house calls so. */
  readonly path: string
  /** What opens a part that has no address. In no language's words. */
  readonly open?: (page: Page) => Promise<unknown>
  /** Loaded anew by somebody who is not signed in. */
  readonly stranger?: true
  /** Loaded anew, too: what is typed or chosen on the page before it would stay. */
  readonly anew?: true
  /** What the browser complains about when all is as it should be: it was told no. */
  readonly told?: RegExp
}

const tab = (at: number) => (page: Page) => page.locator('main [role=tab]').nth(at).press('Enter')
const press = (selector: string) => (page: Page) => page.locator(selector).first().press('Enter')
const part = (base: string, name: string, path: string) => ({ name: `${base}-${name}`, path })
const notFound = /404/
const notIn = /401/

export const shownPages: readonly Shown[] = [
  { name: 'overview', path: '/overview' },
  { name: 'home', path: '/' },
  { name: 'compose', path: '/compose' },
  { name: 'compose-written', anew: true, path: '/compose?to=%2B31612345678&from=1600&text=Doors%20open%20at%208%20—%20bring%20“this”%20text' },
  { name: 'campaigns', path: '/campaigns' },
  { name: 'campaign-new', path: '/campaigns/new' },
  ...['audience', 'message', 'schedule', 'review'].map((step) => part('campaign', step, `/campaigns/:draft?step=${step}`)),
  part('campaign', 'dear', '/campaigns/:dear?step=review'),
  part('campaign', 'report', '/campaigns/:finished'),
  part('campaign', 'running', '/campaigns/:running'),
  part('campaign', 'later', '/campaigns/:later'),
  part('campaign', 'asked', '/campaigns/:asked'),
  { name: 'inbox', path: '/inbox' },
  { name: 'inbox-person', path: '/inbox?number=:person' },
  { name: 'inbox-closed', path: '/inbox?show=closed' },
  { name: 'contacts', path: '/contacts' },
  ...['lists', 'segments', 'imports', 'fields'].map((name) => part('contacts', name, `/contacts?tab=${name}`)),
  { name: 'contacts-list', path: '/contacts?list=:list' },
  { name: 'contact', path: '/contacts/:contact' },
  { name: 'segment', path: '/segments/:segment' },
  { name: 'segment-new', path: '/segments/new' },
  { name: 'import-plan', path: '/imports/:plan' },
  { name: 'import-done', path: '/imports/:done' },
  { name: 'consent', path: '/consent' },
  { name: 'consent-proof', path: '/consent?number=:stopped' },
  ...['reviews', 'suppressions', 'rules'].map((name) => part('consent', name, `/consent?tab=${name}`)),
  { name: 'keywords', path: '/keywords' },
  { name: 'keywords-forms', path: '/keywords?tab=forms' },
  { name: 'messages', path: '/messages' },
  { name: 'messages-filtered', path: '/messages?status=delivered&country=NL' },
  { name: 'message', path: '/messages/:message' },
  ...['route', 'pdu', 'webhooks', 'raw'].map((name, at) => ({ ...part('message', name, '/messages/:message'), open: tab(at + 1) })),
  { name: 'message-failed', anew: true, path: '/messages/:failed' },
  { name: 'message-lost', path: '/messages/msg_0', told: notFound },
  { name: 'phones', path: '/phones' },
  { name: 'phone', path: '/phones/:person' },
  { name: 'senders', path: '/senders' },
  { name: 'connections', path: '/connections' },
  { name: 'connection-new', path: '/connections', open: press('main header button:not([aria-haspopup])') },
  { name: 'connection', path: '/connections/:connection' },
  { name: 'receipts', path: '/connections/receipts' },
  { name: 'routes', path: '/routes' },
  { name: 'networks', path: '/networks' },
  { name: 'billing', path: '/billing' },
  ...['budgets', 'invoices', 'usage', 'margin', 'plans'].map((name) => part('billing', name, `/billing?tab=${name}`)),
  { name: 'prices', path: '/prices' },
  ...['cost', 'rates'].map((name) => part('prices', name, `/prices?tab=${name}`)),
  { name: 'developers', path: '/developers' },
  ...['webhooks', 'events', 'requests', 'smpp', 'numbers', 'errors'].map((name) => part('developers', name, `/developers/${name}`)),
  { name: 'webhook', path: '/webhooks/:webhook' },
  { name: 'settings', path: '/settings' },
  ...['team', 'workspaces', 'approval', 'countries', 'retention', 'audit'].map((name) => part('settings', name, `/settings/${name}`)),
  { name: 'palette', path: '/settings', open: (page) => page.keyboard.press('Control+k') },
  { name: 'nowhere', path: '/nowhere' },
  { name: 'sign-in', path: '/', stranger: true, told: notIn },
  { name: 'sign-in-key', path: '/', stranger: true, told: notIn, open: press('main button[type=button]:last-of-type >> nth=-1') },
  { name: 'sign-in-refused', path: '/#signin=used', stranger: true, told: notIn },
  { name: 'invitation', path: '/#invitation=:invitation', stranger: true, told: notIn },
  { name: 'set-up', path: '/#setup=token', stranger: true, told: notIn },
  { name: 'shared', path: '/shared/:shared', stranger: true },
  { name: 'shared-gone', path: '/shared/nothing', stranger: true, told: notFound },
]

/** The address of a page in a house that calls things so. */
export const addressOf = ({ path }: Shown, places: Readonly<Record<string, string>>) =>
  path.replace(/:(\w+)/g, (whole, name: string) => places[name] ?? whole)

/** Which route of the dashboard an address belongs to: each step as it is, or any for `$name`. */
export function routeOf(path: string, routes: readonly string[]): string | undefined {
  const steps = path.replace(/[?#].*$/, '').split('/')
  const fits = (route: string) => {
    const own = route.split('/')
    if (steps.length < own.length && own.at(-1)!.startsWith('{-$')) own.pop() // need not be there
    return own.length === steps.length && own.every((step, at) => /^(\$|\{-\$)/.test(step) || step === steps[at])
  }
  return routes.find((route) => !route.includes('$') && fits(route)) ?? routes.find(fits)
}
