import { type ColumnId, columnIds, columnIndex, type History, historyWidth } from '@fishbowl/core'
import { coreLevel } from './kernel/forgetting.ts'
import { hasTeam } from './phases/sharing.ts'
import { totalsOf } from './record.ts'
import type { World } from './world.ts'

/** Employees of whom something is true in any space. */
function countAny({ spaces, members }: World, holds: (world: World, i: number) => boolean): number {
  let count = 0
  for (let i = 0; i < members; i++) {
    for (let s = 0; s < spaces.length; s++) {
      if (!holds(spaces[s]!, i)) continue
      count++
      break
    }
  }
  return count
}

const seen = ({ member, space }: World, i: number): boolean =>
  member.lastVisit[i]! >= Math.max(0, space.week - 3)

/** People columns of the organisation: whoever is counted in one space or in several is one person. */
const people: Partial<Record<ColumnId, (world: World, i: number) => boolean>> = {
  aware: ({ member }, i) => member.awareSince[i]! >= 0,
  registered: ({ member }, i) => member.lastVisit[i]! >= 0,
  visitors: ({ member }, i) => member.active[i] === 1,
  fourWeekActive: seen,
  posters: ({ member, space }, i) => member.lastContribution[i] === space.week,
  contributors: (world, i) =>
    seen(world, i) && world.member.lastContribution[i]! >= Math.max(0, world.space.week - 3),
  core: (world, i) =>
    seen(world, i) && world.member.belonging[i]! > coreLevel && world.person.skill[i]! > coreLevel,
}

/** A column of the week summed over spaces. */
const summed = (spaces: readonly World[], id: ColumnId): number =>
  spaces.reduce((sum, { values, space }) => sum + values[space.week * historyWidth + columnIndex(id)]!, 0)

/** A column averaged over spaces, weighted by another one; plain mean where all weights are 0. */
function averaged(spaces: readonly World[], id: ColumnId, by: ColumnId): number {
  let weights = 0
  let sum = 0
  for (const { values, space } of spaces) {
    const start = space.week * historyWidth
    const weight = values[start + columnIndex(by)]!
    weights += weight
    sum += weight * values[start + columnIndex(id)]!
  }
  return weights > 0 ? sum / weights : summed(spaces, id) / spaces.length
}

/** A sum over memberships as if everyone had one: so that a mean per person is the mean per membership. */
const perPerson = (spaces: readonly World[], id: ColumnId, of: ColumnId, persons: number): number => {
  const memberships = summed(spaces, of)
  return memberships > 0 ? (summed(spaces, id) * persons) / memberships : 0
}

/** Columns that are not the sum over the spaces. */
function special(first: World, persons: (id: ColumnId) => number): Partial<Record<ColumnId, number>> {
  const { spaces, assumptions, anyAudience, tally } = first
  const teams = spaces.filter(hasTeam)
  return {
    alignment: averaged(spaces, 'alignment', 'visitors'),
    stance: tally.stance,
    load: averaged(spaces, 'load', 'cmHours'),
    covered: teams.some(({ now }) => now.present > 0) ? 1 : 0,
    cmPresent: summed(teams, 'cmPresent'),
    joiners: tally.leavers,
    licenceCost: assumptions.licence * anyAudience,
    expectedValue: perPerson(spaces, 'expectedValue', 'aware', persons('aware')),
    belonging: perPerson(spaces, 'belonging', 'aware', persons('aware')),
    experiencedValue: perPerson(spaces, 'experiencedValue', 'visitors', persons('visitors')),
  }
}

/** Phase 8, of the organisation: where there are several spaces, the week of all of them becomes a row of its own. */
export function together(first: World): void {
  const { spaces, space, all } = first
  if (spaces.length === 1) return
  const counted = new Map<ColumnId, number>()
  for (const id of columnIds) {
    const holds = people[id]
    if (holds !== undefined) counted.set(id, countAny(first, holds))
  }
  const others = special(first, (id) => counted.get(id) ?? 0)
  for (const id of columnIds) {
    all[space.week * historyWidth + columnIndex(id)] = counted.get(id) ?? others[id] ?? summed(spaces, id)
  }
}

/** The history of an organisation with several spaces. */
export function historyTogether(first: World, replicate: number): History {
  const { scenario, anyAudience, all, spaces } = first
  return { replicate, weeks: scenario.horizon, members: anyAudience, values: all, totals: totalsOf(spaces) }
}
