/** Points of the unit cube, [0, 1) in every dimension; coordinate d of point p is `at[p * dimensions + d]`. */
export type UnitPoints = {
  readonly dimensions: number
  readonly count: number
  readonly at: Float64Array
}
