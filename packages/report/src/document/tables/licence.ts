import type { ComparisonSource } from '../../source/source.ts'

/** What the platform costs a scenario over the run, in $, the mean of the runs; undefined where its weeks were not kept. */
export function licenceOf({ comparison, means }: ComparisonSource, id: string): number | undefined {
  const weeks: readonly number[] | undefined = means.get(id)?.licenceCost
  return weeks?.slice(0, comparison.horizon).reduce((total, cost) => total + cost, 0)
}
