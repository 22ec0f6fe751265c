// What stands in the address of the page about keywords. Comes with the first load: knows nothing.
export const keywordTabs = ['keywords', 'forms'] as const
export const keywordsSearch = ({ tab }: Record<string, unknown>): { tab?: 'forms' } => (tab === 'forms' ? { tab } : {})
