/** A label that would like to have its middle at `at`, and its height; pixels. */
export type Wish = { readonly at: number; readonly size: number }

/** Labels that touch: `sum` of the tops its members wish for. */
type Cluster = { readonly sum: number; readonly count: number; readonly size: number }

/** Middles for labels of different heights between `low` and `high`: in the order of their wishes, apart, and moved as little as possible. All of them have to fit. */
export function spread(wishes: readonly Wish[], low: number, high: number): readonly number[] {
  const order = wishes
    .map((wish, index) => ({ ...wish, index }))
    .toSorted((a, b) => a.at - b.at || a.index - b.index)
  const topOf = ({ sum, count, size }: Cluster): number => Math.max(low, Math.min(high - size, sum / count))
  const clusters: Cluster[] = []
  for (const { at, size } of order) {
    let cluster: Cluster = { sum: at - size / 2, count: 1, size }
    let previous = clusters.at(-1)
    while (previous !== undefined && topOf(previous) + previous.size > topOf(cluster)) {
      clusters.pop()
      // A member wishes its cluster to start above it by all that stands before it.
      cluster = {
        sum: previous.sum + cluster.sum - previous.size * cluster.count,
        count: previous.count + cluster.count,
        size: previous.size + cluster.size,
      }
      previous = clusters.at(-1)
    }
    clusters.push(cluster)
  }
  const middles = wishes.map(() => 0)
  let at = 0
  for (const cluster of clusters) {
    let top = topOf(cluster)
    for (const { index, size } of order.slice(at, at + cluster.count)) {
      middles[index] = top + size / 2
      top += size
    }
    at += cluster.count
  }
  return middles
}
