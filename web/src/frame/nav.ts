// The ways to the pages, in groups. A page that one may not use is not shown. Knows addresses, rights and icons, no content.
import {
  AtSign, Cable, Code, Hash, Inbox, LayoutDashboard, type LucideIcon, Megaphone, MessagesSquare, PenLine,
  RadioTower, Send, Settings as SettingsIcon, ShieldCheck, Smartphone, Split, Tags, Users, Wallet,
} from 'lucide-react'
import type { Right } from './me.ts'
import { words } from './words.ts'

const { nav, pages } = words

/** `bar`: stands in the bar at the foot of a phone, where there is room for three. */
type Way = { to: string; word: string; icon: LucideIcon; right?: Right; bar?: true; exact?: true; /** Of whose part these are, too. */ also?: readonly string[]; /** What waits there is counted. */ counts?: true }

const operator: Right = { scope: 'admin', house: true, live: true }

export const groups: readonly { word: string; ways: readonly Way[] }[] = [
  { word: nav.send, ways: [{ to: '/overview', word: pages.overview, icon: LayoutDashboard }, { to: '/', word: pages.home, icon: Send, bar: true, exact: true },
      { to: '/compose', word: pages.compose, icon: PenLine, right: { scope: 'send' } }, { to: '/campaigns', word: pages.campaigns, icon: Megaphone }] },
  { word: nav.people, ways: [{ to: '/inbox', word: pages.inbox, icon: Inbox, counts: true }, { to: '/contacts', word: pages.contacts, icon: Users, also: ['/segments', '/imports'] }, { to: '/consent', word: pages.consent, icon: ShieldCheck }, { to: '/keywords', word: pages.keywords, icon: Hash }] },
  {
    word: nav.traffic,
    ways: [
      { to: '/messages', word: pages.messages, icon: MessagesSquare, bar: true },
      { to: '/phones', word: pages.phones, icon: Smartphone, bar: true },
      { to: '/senders', word: pages.senders, icon: AtSign },
      { to: '/connections', word: pages.connections, icon: Cable, right: operator },
      { to: '/routes', word: pages.routes, icon: Split, right: operator },
      { to: '/networks', word: pages.networks, icon: RadioTower, right: operator },
    ],
  },
  {
    word: nav.money,
    ways: [
      { to: '/billing', word: pages.billing, icon: Wallet, right: { scope: 'bill', live: true } },
      { to: '/prices', word: pages.prices, icon: Tags, right: { scope: 'bill', house: true, live: true } },
    ],
  },
  { word: nav.developers, ways: [{ to: '/developers', word: pages.developers, icon: Code, also: ['/webhooks'] }] },
  { word: nav.settings, ways: [{ to: '/settings', word: pages.settings, icon: SettingsIcon }] },
]
