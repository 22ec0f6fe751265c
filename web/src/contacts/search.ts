// What stands in the address of the page about people. Comes with the first load: knows nothing.
export const contactTabs = ['people', 'lists', 'segments', 'imports', 'fields'] as const
type ContactTab = (typeof contactTabs)[number]
export type ContactsSearch = { tab?: ContactTab; q?: string; list?: string; tag?: string; segment?: string }

const isTab = (value: unknown): value is ContactTab => contactTabs.some((tab) => tab === value)

export function contactsSearch(given: Record<string, unknown>): ContactsSearch {
  const kept: ContactsSearch = isTab(given['tab']) && given['tab'] !== 'people' ? { tab: given['tab'] } : {}
  for (const name of ['q', 'list', 'tag', 'segment'] as const) {
    const value = given[name]
    if ((typeof value === 'string' || typeof value === 'number') && String(value) !== '') kept[name] = String(value)
  }
  return kept
}
