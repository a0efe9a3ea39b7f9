import type { State } from './state.ts'

/** What a key asks of the world beyond the state. */
export type Effect =
  | { readonly do: 'run'; readonly ids: readonly string[]; readonly replicates: number }
  | { readonly do: 'stop' }
  | { readonly do: 'quit'; readonly code: number }
  | { readonly do: 'suspend' }
  | { readonly do: 'redraw' }

/** A state and what is to be done about it. */
export type Step = { readonly state: State; readonly effects: readonly Effect[] }

/** A step without effects. */
export const still = (state: State): Step => ({ state, effects: [] })
