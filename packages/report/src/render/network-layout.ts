import type { NetworkChart } from '../chart/chart.ts'

/** A place in a plane where a person takes an area of 1. */
type Place = { x: number; y: number }

/** Places of all people with the width and height of the stretch they stand in, from 0. */
export type NetworkLayout = {
  readonly places: readonly { readonly x: number; readonly y: number }[]
  readonly width: number
  readonly height: number
}

const rounds = 120
/** People stand no nearer than this. */
const apart = 0.72
/** The angle that spreads seeds in a sunflower. */
const golden = 2.399963229728653

/** Where groups stand: around an ellipse, each with a part of it as wide as its people need; one group stands in the middle. */
function centres(groups: readonly number[], { width, height }: NetworkLayout): ReadonlyMap<number, Place> {
  const sizes = new Map<number, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const ids = [...sizes.keys()].toSorted((a, b) => a - b)
  const isOne = ids.length === 1
  const share = (group: number): number => Math.sqrt(sizes.get(group) ?? 0)
  const sum = ids.reduce((total, group) => total + share(group), 0)
  let before = 0
  return new Map(
    ids.map((group) => {
      const angle = (2 * Math.PI * (before + share(group) / 2)) / sum
      before += share(group)
      const reach = isOne ? 0 : 0.31
      return [
        group,
        {
          x: width * (0.5 + reach * Math.sin(angle)),
          y: height * (0.5 - reach * Math.cos(angle)),
        },
      ]
    }),
  )
}

/** Moves `a` and `b` apart (positive) or together by a length each. */
function push(a: Place, b: Place, length: number, [dx, dy]: readonly [number, number]): void {
  const distance = Math.sqrt(dx * dx + dy * dy)
  const [x, y] = distance > 1e-9 ? [dx / distance, dy / distance] : [1, 0]
  a.x += x * length
  a.y += y * length
  b.x -= x * length
  b.y -= y * length
}

/** Pushes every pair that is nearer than `reach` apart by a part of what is missing. */
function spread(places: readonly Place[], reach: number, part: number): void {
  places.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = places[j]
      if (b === undefined) continue
      const [dx, dy] = [a.x - b.x, a.y - b.y]
      if (Math.abs(dx) >= reach || Math.abs(dy) >= reach) continue
      const missing = reach - Math.sqrt(dx * dx + dy * dy)
      if (missing > 0) push(a, b, (missing * part) / 2, [dx, dy])
    }
  })
}

/**
 * Places for the people of a network: groups stand together around an ellipse of `aspect` (width over height), those who work with others are drawn
 * towards them. The same people give the same picture, without a draw of chance.
 */
export function networkLayout(
  { nodes, links }: Pick<NetworkChart, 'nodes' | 'links'>,
  aspect: number,
): NetworkLayout {
  const width = Math.sqrt(Math.max(1, nodes.length) * aspect) * 1.5
  const height = width / aspect
  const homes = centres(
    nodes.map(({ group }) => group),
    { places: [], width, height },
  )
  const seen = new Map<number, number>()
  const places = nodes.map(({ group }): Place => {
    const home = homes.get(group) ?? { x: width / 2, y: height / 2 }
    const rank = seen.get(group) ?? 0
    seen.set(group, rank + 1)
    const radius = 0.62 * Math.sqrt(rank)
    return { x: home.x + radius * Math.cos(rank * golden), y: home.y + radius * Math.sin(rank * golden) }
  })
  for (let round = 0; round < rounds; round++) {
    const heat = 1 - round / rounds
    for (const { from, to } of links) pull(places, [from, to], heat)
    nodes.forEach(({ group }, i) => {
      const [place, home] = [places[i], homes.get(group)]
      if (place === undefined || home === undefined) return
      place.x += 0.06 * heat * (home.x - place.x)
      place.y += 0.06 * heat * (home.y - place.y)
    })
    spread(places, 1.5, 0.3 * heat)
    spread(places, apart, 0.8)
  }
  for (let round = 0; round < 20; round++) spread(places, apart, 1)
  return fitted(places)

  function pull(all: readonly Place[], [from, to]: readonly [number, number], heat: number): void {
    const [a, b] = [all[from], all[to]]
    if (a === undefined || b === undefined || from === to) return
    const [dx, dy] = [a.x - b.x, a.y - b.y]
    const within = nodes[from]?.group === nodes[to]?.group
    const excess = Math.sqrt(dx * dx + dy * dy) - 1
    if (excess > 0) push(a, b, -Math.min(0.25, excess * (within ? 0.06 : 0.006)) * heat, [dx, dy])
  }
}

/** The least and the largest. */
const span = (values: readonly number[]): readonly [number, number] => [
  Math.min(...values),
  Math.max(...values),
]

/** The same places from 0 on, with the stretch they take. */
function fitted(places: readonly Place[]): NetworkLayout {
  const [left, right] = span(places.map(({ x }) => x))
  const [top, bottom] = span(places.map(({ y }) => y))
  if (places.length === 0) return { places, width: 1, height: 1 }
  return {
    places: places.map(({ x, y }) => ({ x: x - left, y: y - top })),
    width: right - left,
    height: bottom - top,
  }
}
