import type { World } from '../world.ts'

/** True when a space has a team of its own this week; the first space's team is everybody's who has none. */
export const hasTeam = ({ plan, space, here }: World): boolean =>
  here === 0 || plan[space.week]!.team.length > 0 || plan[space.week]!.ratio !== undefined

/** Hours a space asks for: last week's questions, newcomers and items, and the standing work of its audience. */
function demandOf({ space, assumptions, sizeRoot }: World): number {
  const { hCase, hCur, kX } = assumptions
  return hCase * (space.open + space.newcomers) + hCur * space.items + kX * sizeRoot
}

/** Phase 2, of the organisation: the hours of the first space's team go to it and to the spaces without a team, by what each asks for. */
export function sharing({ spaces, now, tally, scenario }: World): void {
  if (spaces.length === 1 || now.hours === 0) return
  let asked = 0
  for (const world of spaces) if (world.here === 0 || !hasTeam(world)) asked += demandOf(world)
  const { hours, effective, strategic, present } = now
  const { cmCost } = tally
  if (asked === 0) return
  for (const world of spaces) {
    if (world.here > 0 && hasTeam(world)) continue
    const part = scenario.switches.includes('endless-hours') ? 1 : demandOf(world) / asked
    world.now.hours = hours * part
    world.now.effective = effective * part
    world.now.strategic = strategic
    world.now.present = present
    world.tally.cmCost = cmCost * part
  }
}
