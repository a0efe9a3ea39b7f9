import { uniform } from './draw.ts'
import { chanceToHear, chanceToVisit, fromAbove } from './story-kernels.ts'
import { drawOf, type View } from './story-view.ts'

/** Before anybody hears of the space: who has not yet, and whose membership an intervention has just drawn anew. */
export function lookAtMembership({ world, i, kept, tell }: View): void {
  const { memberships } = world.space
  if (memberships !== kept.memberships) {
    tell({ kind: 'other-members', happened: true })
    kept.core = false
  }
  kept.memberships = memberships
  kept.unaware = world.member.awareSince[i] === -1
}

/** After the awareness phase: whether someone unaware has heard of the space. */
export function lookAtAwareness({ world, asked, i, kept, tell }: View): void {
  if (!kept.unaware || asked.awarenessRows === undefined) return
  const happened = world.member.awareSince[i]! >= 0
  const draw = fromAbove(drawOf(world, 'awareness', i))
  tell({ kind: 'awareness', happened, draw, ...chanceToHear(asked.awarenessRows, i) })
}

/** After the visits: the need of the week, where it goes to this space, and the decision to visit. */
export function lookAtVisit({ world, asked: { visitRows: visits }, i, tell }: View): void {
  const { member, scratch } = world
  if (member.awareSince[i]! < 0 || visits === undefined) return
  if (visits.focus[i] === visits.here) {
    // the need is one of the person, whatever the space
    const draw = uniform(visits.needA, visits.needB, i)
    const chance = Math.min(1, visits.needRate * visits.interest[i]!)
    tell({ kind: 'need', happened: scratch.need[i] === 1, draw, chance })
  }
  const happened = member.active[i] === 1
  tell({ kind: 'visit', happened, draw: drawOf(world, 'visit', i), ...chanceToVisit(visits, world, i) })
}

/** After attention has set its limit: who was about to visit and is left out. Keeps what the conversation changes. */
export function lookAtAttention({ world, i, kept, tell }: View, wasVisiting: boolean): void {
  const { member } = world
  if (wasVisiting && member.active[i] === 0) tell({ kind: 'attention', happened: true })
  kept.belonging = member.belonging[i]!
  kept.habit = member.habit[i]!
  kept.contributions = member.contributions[i]!
}
