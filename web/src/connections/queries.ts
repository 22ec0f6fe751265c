// Connections as the pages ask for them: anew every few seconds, for their state moves. Knows no pixels.
import { useQuery } from '@tanstack/react-query'
import { getHealth } from '../overview/calls.ts'
import { connectionKey, connectionsKey, getConnection, listConnections } from './calls.ts'

const everyMs = 2_000

export const useConnections = () =>
  useQuery({ queryKey: connectionsKey, queryFn: ({ signal }) => listConnections(signal), refetchInterval: everyMs })
export const useConnection = (id: string) =>
  useQuery({ queryKey: connectionKey(id), queryFn: ({ signal }) => getConnection(id, signal), refetchInterval: everyMs })
export const useHealthOf = () =>
  useQuery({ queryKey: ['routing health'], queryFn: ({ signal }) => getHealth(signal), refetchInterval: everyMs * 2 })
