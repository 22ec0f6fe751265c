// What stands in the address of the pages about campaigns. Comes with the first load: knows nothing.
export const steps = ['audience', 'message', 'schedule', 'review'] as const
export type Step = (typeof steps)[number]

export const campaignSearch = ({ step }: Record<string, unknown>): { step?: Step } => {
  const known = steps.find((one) => one === step)
  return known ? { step: known } : {}
}
export const campaignsSearch = ({ state }: Record<string, unknown>): { state?: string } => (typeof state === 'string' ? { state } : {})
