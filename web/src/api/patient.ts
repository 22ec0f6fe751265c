// How something is asked for anew as often as it moves. Knows no thing.

/** What is under way may come: broken off at every move, no answer would ever arrive over a slow line. */
export const patient = { cancelRefetch: false } as const
