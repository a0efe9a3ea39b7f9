import type { Status } from '../assumptions.ts'

/** What a version of the model said of an assumption: default, low, high, status, source. */
export type FrozenRow = readonly [usual: number, low: number, high: number, status: Status, source: string]

/** An assumption that a version did not have: the value at which its equations are those of that version, and no range. */
export const off = (value: number): FrozenRow => [value, value, value, 'assumption', 'not in this version']
