// The addresses of the dashboard and the pages behind them. Only the first page comes with the first load.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router'
import type { Status } from './api/shapes.ts'
import { Gate } from './frame/Gate.tsx'
import { Empty } from './frame/Note.tsx'
import { words } from './frame/words.ts'
import { Home } from './home/Home.tsx'
import { isStatus } from './messages/states.tsx'
import type { Entry } from './signin/entry.ts'

export type MessagesSearch = { status?: Status; to?: string }
/** The message that is under the glass. */
type PhoneSearch = { message?: string }

export function createPages(entry: Entry) {
  const root = createRootRoute({
    component: () => <Gate entry={entry} />,
    notFoundComponent: () => (
      <>
        <h1>{words.lost}</h1>
        <Link to="/">{words.toHome}</Link>
      </>
    ),
    errorComponent: () => <Empty title={words.crash}>{words.crashNext}</Empty>,
  })
  const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
  const messages = createRoute({
    getParentRoute: () => root,
    path: '/messages',
    validateSearch: ({ status, to }: Record<string, unknown>): MessagesSearch => ({
      ...(isStatus(status) && { status }),
      ...((typeof to === 'string' || typeof to === 'number') && { to: String(to) }),
    }),
    component: lazyRouteComponent(() => import('./messages/Messages.tsx'), 'Messages'),
  })
  const message = createRoute({
    getParentRoute: () => root,
    path: '/messages/$id',
    component: lazyRouteComponent(() => import('./messages/MessagePage.tsx'), 'MessagePage'),
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
    validateSearch: ({ message: id }: Record<string, unknown>): PhoneSearch => ({
      ...((typeof id === 'string' || typeof id === 'number') && { message: String(id) }),
    }),
    component: lazyRouteComponent(() => import('./phones/PhonePage.tsx'), 'PhonePage'),
  })
  const routeTree = root.addChildren([home, messages, message, phones.addChildren([wall, phone])])
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
