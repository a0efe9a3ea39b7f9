/** A place with its value; the smaller the value the better. */
export type Found = { readonly point: Float64Array; readonly value: number }

/** Values of places in their order. A search asks for all places of a step at once, so that they can be computed side by side. */
export type Objective = (points: readonly Float64Array[]) => Promise<readonly number[]>

/** Why a search ended: the value asked for, no progress left to make, or no evaluations left. */
export type Ending = 'target' | 'converged' | 'evaluations'

/** What a search came to. */
export type Searched = Found & { readonly evaluations: number; readonly ending: Ending }

/** Where a search starts and when it ends. */
export type SearchOptions = {
  readonly start: ArrayLike<number>
  /** Size of the first steps in every direction. */
  readonly step: number
  /** Most evaluations of the objective. */
  readonly evaluations: number
  /** Ends once a value is at most this. @default -Infinity */
  readonly target?: number
  /** Ends once steps are smaller than this in every direction. @default 1e-12 */
  readonly smallest?: number
}

/** NaN is worse than everything, so that an impossible place never looks best. */
export const worth = (value: number): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value)

/** The better first; the earlier of equals. */
export const byValue = (found: readonly Found[]): readonly Found[] =>
  found.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
