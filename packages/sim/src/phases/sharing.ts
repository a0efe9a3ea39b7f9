import type { World } from '../world.ts'

/** True when a space has a team of its own this week; the first space's team is everybody's who has none. */
export const hasTeam = ({ plan, space, here }: World): boolean => here === 0 || plan[space.week]!.ownTeam

/** Hours a space asks for: last week's questions, newcomers and items, and the standing work of its audience. */
function demandOf({ space, assumptions, sizeRoot }: World): number {
  const { hCase, hCur, kX } = assumptions
  return hCase * (space.open + space.newcomers) + hCur * space.items + kX * sizeRoot
}

/** Gives a space its part of a team's hours and cost; planning and overhead remain those of one team. */
function give({ now }: World, team: World['now'], part: number, root: number): void {
  now.teamHours = team.hours
  now.programmeRoot = root
  now.part = part
  now.hours = team.hours * part
  now.effective = team.effective * part
  now.strategic = team.strategic
  now.present = team.present
}

/**
 * Phase 2, of the organisation: the hours and the cost of the first space's team go to it and to the spaces without a team, by
 * what each asks for. A team plans once and has the overhead of one programme, whatever number of spaces it looks after.
 */
export function sharing(first: World): void {
  const { spaces, scenario, tally } = first
  for (let s = 0; s < spaces.length; s++) give(spaces[s]!, spaces[s]!.now, 1, spaces[s]!.sizeRoot)
  if (spaces.length === 1) return
  const sharers = spaces.filter((world) => world.here === 0 || !hasTeam(world))
  const asked = sharers.reduce((sum, world) => sum + demandOf(world), 0)
  if (asked === 0 || sharers.length === 1) return
  const endless = scenario.switches.includes('endless-hours')
  const root = sharers.reduce((most, { sizeRoot }) => Math.max(most, sizeRoot), 0)
  const { cmCost } = tally
  // the first space last: its own hours are the team's until then
  for (const world of sharers.toReversed()) {
    const part = endless ? 1 : demandOf(world) / asked
    give(world, first.now, part, endless ? world.sizeRoot : root)
    world.tally.cmCost = cmCost * part
  }
}
