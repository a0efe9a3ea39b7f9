import { logistic, saturate } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
import { keyNow, type World } from '../world.ts'

const root3 = Math.sqrt(3)

/** The weekly shock common to all: mean 0, sd `sdW`. */
function drawShock(world: World): number {
  let sum = 0
  for (let k = 0; k < 4; k++) {
    const { a, b } = keyNow(world, 'shock')
    sum += uniform(a, b, k)
  }
  return world.assumptions.sdW * root3 * (sum - 2)
}

/** Overload by noise per pool, from last week's noise and visitors. */
function overloads({ pool, pools, assumptions, scratch }: World): Float64Array {
  const overload = scratch.perPool
  for (let p = 0; p < pools; p++) {
    overload[p] = saturate(
      Math.max(0, pool.noise[p]! - assumptions.items),
      pool.visitors[p]! + assumptions.items,
    )
  }
  return overload
}

/** Phase 4: one decision to visit per aware person. A novelty of n = 1/(1 + age/tauN) fades; the manager's stance matters for starting. */
export function visits(world: World): void {
  const { assumptions, plan, space, network, groups, person, member, poolOf, scratch, now, members, rows } =
    world
  const { awareSince, interest, habit, expected, active } = member
  const { b0, wh, wv, ws, wq, wn, tauN, wf } = assumptions
  const { visitors, need, outcome, activeTies } = scratch
  const settings = plan[space.week]!
  const wm = world.inGroups ? 2 * assumptions.wm : assumptions.wm
  now.shock = drawShock(world)
  const overload = overloads(world)
  const common =
    b0 +
    assumptions.wx * now.animate +
    (settings.mandate ? assumptions.wd : 0) +
    assumptions.wd * now.groupHelp +
    now.shock
  const misfit = wf * (1 - settings.fit)
  const needKey = keyNow(world, 'need')
  const visitKey = keyNow(world, 'visit')
  const needRate = assumptions.need * now.tied
  let count = 0
  for (let i = 0; i < rows; i++) {
    active[i] = 0
    need[i] = 0
    const since = awareSince[i]!
    if (since < 0) continue
    const novelty = 1 / (1 + (space.week - since) / tauN)
    const v = expected[i]!
    const h = habit[i]!
    const needs = i < members && uniform(needKey.a, needKey.b, i) < needRate * interest[i]! ? 1 : 0
    const z =
      common +
      person.openness[i]! +
      wh * h +
      wv * (2 * v - 1) +
      ws * Math.sqrt(activeTies[i]!) +
      wm * groups.stance[network.group[i]!]! * (1 - h) +
      needs * wq * v +
      wn * novelty -
      misfit * (1 - person.skill[i]!) -
      assumptions.wo * overload[poolOf[i]!]!
    if (uniform(visitKey.a, visitKey.b, i) >= logistic(z)) continue
    active[i] = 1
    need[i] = needs
    outcome[i] = -1
    visitors[count++] = i
  }
  scratch.count = count
}
