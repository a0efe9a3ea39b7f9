import type { World } from './world.ts'

/** Adds `change` to the active members that the ties of row i see. */
function push({ network, scratch }: World, i: number, change: number): void {
  const { group, circle, farStart, far } = network
  scratch.groupActive[group[i]!]! += change
  scratch.circleActive[circle[i]!]! += change
  for (let t = farStart[i]!; t < farStart[i + 1]!; t++) scratch.farActive[far[t]!]! += change
}

/** Row i is no longer active. */
export function fallSilent(world: World, i: number): void {
  if (world.member.active[i] === 0) return
  world.member.active[i] = 0
  push(world, i, -1)
}

/** Pushes the activity of the first `flipping` rows of `flips`: they have just changed to what `active` says. */
export function pushFlips(world: World, flipping: number): void {
  const { group, circle, farStart, far } = world.network
  const { flips, groupActive, circleActive, farActive } = world.scratch
  const { active } = world.member
  for (let f = 0; f < flipping; f++) {
    const i = flips[f]!
    const change = 2 * active[i]! - 1
    groupActive[group[i]!]! += change
    circleActive[circle[i]!]! += change
    for (let t = farStart[i]!; t < farStart[i + 1]!; t++) farActive[far[t]!]! += change
  }
}

/** Counts the active members that every row's ties see, from nothing: what a restored world needs. */
export function countActive(world: World): void {
  const { groupActive, circleActive, farActive } = world.scratch
  groupActive.fill(0)
  circleActive.fill(0)
  farActive.fill(0)
  for (let i = 0; i < world.rows; i++) if (world.member.active[i] === 1) push(world, i, 1)
}
