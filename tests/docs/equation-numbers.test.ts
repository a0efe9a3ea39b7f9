import type { Scenario } from '@fishbowl/core'
import { createWorld } from '@fishbowl/sim'
import type { Equation } from '@fishbowl/sim/describe'
import { describe, expect, test } from 'vitest'
import { listening } from '../../packages/sim/src/story-kernels.ts'
import { stepLooking } from '../../packages/sim/src/story-week.ts'
import { assume, post, small } from '../engine/worlds.ts'
import { allEquations } from './equation-faults.ts'
import { atStart, looks, type Pair } from './equation-looks.ts'
import { frozen } from './equation-value.ts'

/** People are kept to 24 bits. */
const isApart = ({ says, is }: Pair): boolean => !(Math.abs(says - is) <= 2e-5 * Math.max(1, Math.abs(is)))

/** Runs a scenario beside its equations up to the week in which they part: what they say and what the engine did. */
function beside(scenario: Scenario, equations: readonly Equation[], weeks: number): readonly Pair[] {
  const { first: world, asked } = listening(createWorld({ scenario, replicate: 3 }))
  const pairs: Pair[] = [...atStart(world, equations)]
  let before = frozen(world)
  for (let week = 0; week < weeks && !pairs.some(isApart); week++) {
    stepLooking(world, (phase) => {
      const after = frozen(world)
      pairs.push(...(looks[phase]?.(before, after, equations, asked[0] ?? {}) ?? []))
      before = after
    })
    before = frozen(world)
  }
  return pairs
}

const assumptions = assume({ quiet: 0.3, standing: 0.5, reach: 0.4, casc: 0.05, wom: 0.4, v0: 0.75 })
const organisation = { members: 96 }
const community = small({
  organisation,
  assumptions,
  policies: {
    staffing: { team: [post('professional', 2), post('junior', 1, 0.5)] },
    alignment: 'integrated',
    managers: { hours: 0.2, stance: 0.3 },
    training: 0.5,
    mandate: true,
  },
})
const workGroups = small({
  organisation,
  assumptions,
  community: { purpose: 'work-groups' },
  policies: { staffing: { team: [post('professional', 2)] }, training: 0.5 },
})

describe('the equations, computed by themselves, give what the engine gives', () => {
  test.each([
    ['a community', community],
    ['the spaces of work groups', workGroups],
  ] as const)('in %s', (_, scenario) => {
    const pairs = beside(scenario, allEquations, 16)
    const looked = (id: string) => pairs.filter((pair) => pair.id === id).length
    expect(pairs.filter(isApart).slice(0, 20)).toEqual([])
    const often = [
      'start.openness',
      'now.overhead',
      'space.alignment',
      'awareness.hears',
      'visits.visits',
      'managers.stance',
    ]
    expect(often.filter((id) => looked(id) < 10)).toEqual([])
    expect(looked('conversation.answered')).toBeGreaterThan(3)
  })
})

describe('an equation that says something else is found out', () => {
  const changes: readonly (readonly [string, string, string])[] = [
    ['facilitation.overhead', 'oh*min(1, now.programmeRoot)', 'oh'],
    ['facilitation.supply', '- now.strategy', ''],
    ['facilitation.animate', '.4*kX', '.35*kX'],
    ['facilitation.alignment', 'class.max', 'class.floor'],
    ['awareness.hears', '1 + group.stance', '1 - group.stance'],
    ['visits.pull', 'wm*(1 + inGroups)*group.stance*(1 - member.habit)', 'wm*group.stance'],
    ['visits.overload', 'max(0, pool.noise - items)', 'pool.noise'],
    ['conversation.willing', '(1 - w0)*', ''],
    ['conversation.reached', '.5 + root(activeTies)', 'root(activeTies)'],
    ['conversation.expected', '1 + nIntro*novelty', '1 + nIntro'],
    ['conversation.noise', '.5*asks', 'asks'],
    ['experience.expected', 'alpha*(outcome', 'alpha*(0*outcome'],
    ['managers.learn', 'groupSaved - groupSpent', 'groupSaved + groupSpent'],
    ['measurement.memberCost', '*oppShare', ''],
    ['start.asking', '1.6*voiceShape', 'voiceShape'],
  ]
  test.each(changes)('%s: %s', (id, from, to) => {
    const changed = allEquations.map((each) =>
      each.id === id ? { ...each, right: each.right.replace(from, to) } : each,
    )
    expect(changed).not.toEqual(allEquations)
    const isFound = [community, workGroups].some((scenario) => beside(scenario, changed, 6).some(isApart))
    expect(isFound).toBe(true)
  })
})
