import { saturate } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
import { pushFlips } from '../ties.ts'
import { keyNow, type World } from '../world.ts'
import { isEndless } from './attention.ts'

const root3 = Math.sqrt(3)

/** The weekly shock common to all: mean 0, sd `sdW`. */
function drawShock(world: World): number {
  const { a, b } = keyNow(world, 'shock')
  let sum = 0
  for (let k = 0; k < 4; k++) sum += uniform(a, b, k)
  return world.assumptions.sdW * root3 * (sum - 2)
}

/** Overload by noise per pool, from last week's noise and visitors. */
function overloads({ pool, pools, assumptions, scratch }: World): Float64Array {
  const overload = scratch.perPool
  const { noise, visitors } = pool
  const { items } = assumptions
  for (let p = 0; p < pools; p++) overload[p] = saturate(Math.max(0, noise[p]! - items), visitors[p]! + items)
  return overload
}

/** Takes last week's contributions off: only visitors make any. */
function clearContributions({ scratch }: World): void {
  const { visitors, contributed } = scratch
  for (let v = 0; v < scratch.count; v++) contributed[visitors[v]!] = 0
}

/** Phase 4: one decision to visit per aware person. */
export function visits(world: World): void {
  const { assumptions, plan, space, network, groups, person, member, scratch, now, members, rows } = world
  const { wm, wd, wo } = assumptions
  const settings = plan[space.week]!
  clearContributions(world)
  now.shock = drawShock(world)
  const needKey = keyNow(world.spaces[0]!, 'need')
  const visitKey = keyNow(world, 'visit')
  scratch.found.fill(0)
  const same = {
    awareSince: member.awareSince,
    openness: person.openness,
    habit: member.habit,
    expected: member.expected,
    interest: member.interest,
    skill: person.skill,
    activeTies: scratch.activeTies,
    group: network.group,
    stance: groups.stance,
    overload: overloads(world),
    poolMask: world.poolMask,
    focus: world.spaces[0]!.scratch.focus,
    here: isEndless(world) ? 0 : world.here,
    active: member.active,
    need: scratch.need,
    visitors: scratch.visitors,
    flips: scratch.flips,
    found: scratch.found,
    week: space.week,
    needA: needKey.a,
    needB: needKey.b,
    visitA: visitKey.a,
    visitB: visitKey.b,
    needRate: assumptions.need * now.tied,
    common:
      assumptions.b0 +
      assumptions.wx * now.animate +
      (settings.mandate ? wd : 0) +
      wd * now.groupHelp +
      now.shock,
    wh: assumptions.wh,
    wv: assumptions.wv,
    ws: assumptions.ws,
    wm: world.inGroups ? 2 * wm : wm,
    wq: assumptions.wq,
    wn: assumptions.wn,
    wo,
    misfit: assumptions.wf * (1 - settings.fit),
    tauN: assumptions.tauN,
  }
  world.kernels.visitRows(0, members, same)
  // work needs are those of employees
  if (rows > members) world.kernels.visitRows(members, rows, { ...same, needRate: 0 })
  scratch.count = scratch.found[0]!
  pushFlips(world, scratch.found[1]!)
}
