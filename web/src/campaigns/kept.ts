// Under which names what is known of campaigns is kept. Knows nothing.
export const keptCampaign = (id: string) => ['campaigns', id] as const
