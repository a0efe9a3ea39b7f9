import { fallSilent } from '../ties.ts'
import type { World } from '../world.ts'

/** Spaces a person visits in a week at most. Shape constant of the model: an assumption. */
const attentionBudget = 3

/** True when attention is switched off as a mechanism: every space is visited as if it were the only one. */
export const isEndless = ({ scenario }: World): boolean => scenario.switches.includes('endless-attention')

/** Phase 4, before the visits: a person's need of the week goes to the space of the largest expected value times interest. */
export function focus(first: World): void {
  const { spaces, scratch, members } = first
  if (spaces.length === 1 || isEndless(first)) return
  const { focus: to } = scratch
  for (let i = 0; i < members; i++) {
    let best = -1
    for (let s = 0; s < spaces.length; s++) {
      const { awareSince, expected, interest } = spaces[s]!.member
      if (awareSince[i]! < 0) continue
      const worth = expected[i]! * interest[i]!
      if (worth > best) {
        best = worth
        to[i] = s
      }
    }
  }
}

/** What pulls a person to one space rather than another: habit, expected value, and a need that it may meet. */
function pull({ member, assumptions, scratch }: World, i: number): number {
  const v = member.expected[i]!
  const needs = scratch.need[i] === 1 ? assumptions.wq * v : 0
  return assumptions.wh * member.habit[i]! + 2 * assumptions.wv * v + needs
}

/** Of the spaces that row i visits this week, the one that pulls least; the later one of equals. */
function weakest(spaces: readonly World[], i: number): World {
  let least: World | undefined
  for (const world of spaces) {
    if (world.member.active[i] === 0) continue
    if (least === undefined || pull(world, i) <= pull(least, i)) least = world
  }
  return least!
}

/** Takes those who have fallen silent off the list of visitors. */
function delist({ scratch, member }: World): void {
  const { visitors } = scratch
  let kept = 0
  for (let v = 0; v < scratch.count; v++) {
    const i = visitors[v]!
    if (member.active[i] === 1) visitors[kept++] = i
  }
  scratch.count = kept
}

/** Phase 4, after the visits: nobody visits more spaces in a week than attention allows; those that pull least are left out. */
export function attention(first: World): void {
  const { spaces, members } = first
  if (spaces.length <= attentionBudget || isEndless(first)) return
  for (let i = 0; i < members; i++) {
    let visited = 0
    for (let s = 0; s < spaces.length; s++) visited += spaces[s]!.member.active[i]!
    for (; visited > attentionBudget; visited--) fallSilent(weakest(spaces, i), i)
  }
  for (const world of spaces) delist(world)
}
