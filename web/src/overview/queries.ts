// The figures of the overview as its parts ask for them: read anew now and then, and not at all where one may not.
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../frame/me.ts'
import { getBalance, getHealth, getPlaces, getSeries, listBudgets, spentByDay } from './calls.ts'
import { midnight } from './figures.ts'

const soonMs = 5_000
const nowAndThenMs = 30_000
export const shownDays = 7

/** By the hour, since midnight so many days ago. */
export const useHours = () =>
  useQuery({
    queryKey: ['statistics', 'hour'],
    queryFn: ({ signal }) => getSeries('hour', midnight(new Date(), shownDays - 1), signal),
    refetchInterval: soonMs,
  })

export const useMinutes = (minutes: number) =>
  useQuery({
    queryKey: ['statistics', 'minute', minutes],
    queryFn: ({ signal }) => getSeries('minute', new Date(Date.now() - minutes * 60_000), signal),
    refetchInterval: soonMs * 2,
  })

export const usePlaces = () =>
  useQuery({ queryKey: ['statistics', 'country'], queryFn: ({ signal }) => getPlaces(midnight(new Date()), signal), refetchInterval: soonMs })

export function useBalance() {
  const mayBill = useMay()({ scope: 'bill', live: true })
  return useQuery({ queryKey: ['balance'], queryFn: ({ signal }) => getBalance(signal), enabled: mayBill, refetchInterval: nowAndThenMs })
}

export function useSpent() {
  const { data: balance } = useBalance()
  return useQuery({
    queryKey: ['spent by day'],
    queryFn: ({ signal }) => spentByDay(shownDays, new Date(), signal),
    enabled: balance?.charged === true,
    refetchInterval: nowAndThenMs,
  })
}

export function useBudgets() {
  const { data: balance } = useBalance()
  return useQuery({ queryKey: ['budgets'], queryFn: ({ signal }) => listBudgets(signal), enabled: balance?.charged === true, refetchInterval: nowAndThenMs })
}

export function useHealth() {
  const mayAdmin = useMay()({ scope: 'admin', house: true, live: true })
  return useQuery({ queryKey: ['routing health'], queryFn: ({ signal }) => getHealth(signal), enabled: mayAdmin, refetchInterval: soonMs })
}
