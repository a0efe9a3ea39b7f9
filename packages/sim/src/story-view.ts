import type { Feelings, LifeEvent } from '@fishbowl/core'
import { type Decision, uniform } from './draw.ts'
import type { Asked } from './story-kernels.ts'
import { keyNow, type World } from './world.ts'

/** An event without its week and space, which the view knows. */
export type Told = Omit<LifeEvent, 'week' | 'space'>

/** What has to be kept of a membership from one phase to a later one, which changes it. */
export type Kept = {
  unaware: boolean
  memberships: number
  belonging: number
  habit: number
  contributions: number
  core: boolean
}

/** One member in one space, as a story looks at it. */
export type View = {
  readonly world: World
  readonly asked: Asked
  readonly i: number
  readonly kept: Kept
  readonly tell: (told: Told) => void
  readonly feel: (feelings: Feelings) => void
}

/** The draw of a decision this week about row i. */
export function drawOf(world: World, decision: Decision, i: number, k = 0): number {
  const { a, b } = keyNow(world, decision, k)
  return uniform(a, b, i)
}

/** The number of the pool of row i. */
export const poolOf = ({ network, poolMask }: World, i: number): number => network.group[i]! & poolMask
