import type { Scenario } from '@fishbowl/core'
import { hashName, keyOf, mix, type Root, uniform } from './draw.ts'
import type { Network } from './network.ts'

/** Luck of a space: that of the organisation for the first one, and of its own, by its id, for any other: one space more changes no draw of the rest. */
export function spaceRoot(root: Root, id: string, here: number): Root {
  if (here === 0) return root
  const [a, b, c, d] = root.words
  const word = hashName(id)
  return { words: [mix(a ^ word), mix(b + word), mix(c ^ mix(word)), mix(d + mix(word))] }
}

/** Whether row i may join: anyone, one division of neighbouring rows, or a share of the employees drawn person by person; who is no employee always. */
function mayJoin({ organisation, community }: Scenario, root: Root): (i: number) => boolean {
  const { share, division } = community.audience
  if (share >= 1) return () => true
  const { members } = organisation
  const { a, b } = keyOf(root, 'audience', 0)
  if (!division) return (i) => i >= members || uniform(a, b, i) < share
  const size = Math.max(1, Math.floor(share * members))
  const first = Math.floor(uniform(a, b, 0) * (members - size + 1))
  return (i) => i >= members || (i >= first && i < first + size)
}

/** Who may join a space: how many employees, and in which groups they are. */
export type Audience = {
  readonly mayJoin: (i: number) => boolean
  readonly people: number
  readonly groupsIn: number
  readonly inAudience: (group: number) => boolean
}

/** Counts an audience on the groups of a network. */
export function audienceOf(scenario: Scenario, root: Root, { group, groups }: Network): Audience {
  const { members } = scenario.organisation
  const may = mayJoin(scenario, root)
  if (scenario.community.audience.share >= 1)
    return { mayJoin: may, people: members, groupsIn: groups, inAudience: () => true }
  const there = new Uint8Array(group.length)
  let people = 0
  for (let i = 0; i < members; i++) {
    if (!may(i)) continue
    people++
    there[group[i]!] = 1
  }
  const groupsIn = there.subarray(0, groups).reduce((sum, flag) => sum + flag, 0)
  return { people, groupsIn, mayJoin: may, inAudience: (g) => there[g] === 1 }
}

/** Employees who may join one of several spaces, at least 1. */
export function peopleOfAny(audiences: readonly Audience[], members: number): number {
  if (audiences.some(({ people }) => people === members)) return members
  let count = 0
  for (let i = 0; i < members; i++) if (audiences.some(({ mayJoin: may }) => may(i))) count++
  return Math.max(1, count)
}
