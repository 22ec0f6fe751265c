// The tables of prefixes, as both halves of the page ask for them.
import { useQuery } from '@tanstack/react-query'
import { listTables, tablesKey } from './calls.ts'

export const useTables = () => useQuery({ queryKey: tablesKey, queryFn: ({ signal }) => listTables(signal) })
