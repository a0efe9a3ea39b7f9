import type { Scenario } from '@fishbowl/core'
import { keyOf, mix, type Root, uniform } from './draw.ts'

/** FNV-1a of a space's id. */
function wordOf(id: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193)
  return h
}

/** Luck of a space: that of the organisation for the first one, and of its own, by its id, for any other: one space more changes no draw of the rest. */
export function spaceRoot(root: Root, id: string, here: number): Root {
  if (here === 0) return root
  const [a, b, c, d] = root.words
  const word = wordOf(id)
  return { words: [mix(a ^ word), mix(b + word), mix(c ^ mix(word)), mix(d + mix(word))] }
}

/** Whether employee i may join: anyone, one division of neighbouring rows, or a share drawn person by person. */
export function mayJoin({ organisation, community }: Scenario, root: Root): (i: number) => boolean {
  const { share, division } = community.audience
  if (share >= 1) return () => true
  const { members } = organisation
  const { a, b } = keyOf(root, 'audience', 0)
  if (!division) return (i) => uniform(a, b, i) < share
  const size = Math.max(1, Math.floor(share * members))
  const first = Math.floor(uniform(a, b, 0) * (members - size + 1))
  return (i) => i >= first && i < first + size
}

/** Employees who may join, one at the least, so that shares have a denominator. */
export function audienceOf(scenario: Scenario, root: Root): number {
  const { members } = scenario.organisation
  if (scenario.community.audience.share >= 1) return members
  const may = mayJoin(scenario, root)
  let count = 0
  for (let i = 0; i < members; i++) if (may(i)) count++
  return Math.max(1, count)
}
