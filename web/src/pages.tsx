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
import type { ReactNode } from 'react'
import { contactsSearch } from './contacts/search.ts'
import { Gate } from './frame/Gate.tsx'
import { Empty } from './frame/Note.tsx'
import { words } from './frame/words.ts'
import { Home } from './home/Home.tsx'
import { messagesSearch } from './messages/search.ts'
import type { Entry } from './signin/entry.ts'

/** The message that is under the glass. */
type PhoneSearch = { message?: string }

function createRoot(entry: Entry) {
  return createRootRoute({
    component: () => <Gate entry={entry} />,
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
  const contacts = createRoute({
    getParentRoute: () => root,
    path: '/contacts',
    validateSearch: contactsSearch,
    component: lazyRouteComponent(() => import('./contacts/Contacts.tsx'), 'Contacts'),
  })
  const routeTree = root.addChildren([
    home,
    messages,
    page(root, '/overview', 'Overview', () => import('./overview/Overview.tsx')),
    page(root, '/messages/$id', 'MessagePage', () => import('./messages/MessagePage.tsx')),
    phones.addChildren([wall, phone]),
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
