// Which connection a message takes, and why. Test traffic never leaves the house; live traffic may use the embedded SMSC
// until a real operator is connected.

export type Route = { readonly id: string; readonly connection: string; readonly why: readonly string[] }
export type Connection = { readonly id: string; readonly demo: boolean }

export type ChooseRoute = (message: { mode: 'test' | 'live'; country: string | undefined }) => Route | undefined

export function chooseFrom(needs: { connections: readonly Connection[]; demoForLive: boolean }): ChooseRoute {
  const demo = needs.connections.find((connection) => connection.demo)
  const real = needs.connections.find((connection) => !connection.demo)
  const over = (connection: Connection, why: string): Route => ({ id: `rte_${connection.id}`, connection: connection.id, why: [why] })
  const test = demo && over(demo, 'test key: always the embedded SMSC')
  const live = real
    ? over(real, 'the only operator connection')
    : demo && needs.demoForLive
      ? over(demo, 'no operator is connected yet: the embedded SMSC takes live traffic')
      : undefined
  return ({ mode }) => (mode === 'test' ? test : live)
}
