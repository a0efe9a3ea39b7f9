import { mean as meanOf } from 'd3-array'

/** Arithmetic mean in array order; NaN entries are left out, NaN when nothing is left. */
export const mean = (values: Iterable<number>): number => meanOf(values) ?? Number.NaN
