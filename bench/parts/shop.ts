// A customer of the house as the benchmark has him: a workspace with a key of its own, a plan with prices by network, an
// account that what it may cost is reserved on, and a route that its messages take.
import { key } from './load.ts'

export type Shop = { readonly workspace: string; readonly key: string }

export async function openShop(url: string): Promise<Shop> {
  const must = async <Of>(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<Of> => {
    const headers = { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const response = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as Of
  }
  const { id: workspace } = await must<{ id: string }>('/v1/workspaces', { name: 'Bench' })
  const made = await must<{ key: string }>(`/v1/workspaces/${workspace}/keys`, { name: 'bench', mode: 'live', scopes: ['admin'] })
  const { id: plan } = await must<{ id: string }>('/v1/plans', { name: 'Bench', currency: 'EUR' })
  await must('/v1/prices', { plan, source: 'bench', prices: [{ country: 'NL', mcc: '204', mnc: '08', price: '0.0312' }, { country: 'NL', price: '0.0401' }] })
  await must(`/v1/workspaces/${workspace}/plan`, { plan, country: 'NL' }, 'PUT')
  await must(`/v1/workspaces/${workspace}/entries`, { kind: 'top_up', amount: '1000000' })
  const { data } = await must<{ data: { id: string }[] }>('/v1/connections')
  await must('/v1/routes', { name: 'Netherlands', match: { countries: ['NL'] }, action: { policy: 'priority', connections: data.map(({ id }) => ({ connection: id })) } })
  return { workspace, key: made.key }
}
