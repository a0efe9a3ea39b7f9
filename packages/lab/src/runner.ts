export type { Runner, Task } from '@fishbowl/sim'

/** Runs that may be under way at once where nobody says otherwise: enough to keep 8 threads busy, few enough to hold in memory. */
export const defaultInFlight = 16
