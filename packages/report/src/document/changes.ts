import { canonicalJson, type Policies, type Scenario, settingsOf } from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import { interventionMarks, wordPolicies } from '../figures/interventions.ts'
import { say } from '../words/index.ts'
import { isLookedAfter, lookedAt } from './arms.ts'

/** Every lever with what holds where nothing is said of it: the default, or what the owner brings along. */
function inForce(policies: Policies): Policies {
  const { alignment, owner, membership, stance, managerHours, training, fit, launchSize, mandate, reviewed } =
    settingsOf(policies)
  const { staffing, managers } = policies
  return {
    staffing: { ...staffing, team: staffing?.team ?? [] },
    alignment,
    ownership: { ...policies.ownership, owner },
    membership,
    managers: { stance, hours: managerHours, groupHours: managers?.groupHours },
    training,
    platform: { fit },
    launch: { size: launchSize },
    mandate,
    budget: reviewed ? 'reviewed' : 'fixed',
  }
}

const levers = (policies: Policies): readonly (keyof Policies)[] =>
  Object.keys(inForce(policies)) as readonly (keyof Policies)[]

/** All policies of an arm in words, from week 0 on. */
export function policiesInWords(arm: Pick<Arm, 'scenario' | 'space'>): string {
  const { staffing, ...others } = inForce(lookedAt(arm).policies)
  return isLookedAfter(arm)
    ? say('report.changes.lookedAfter', { policies: wordPolicies(others) })
    : wordPolicies({ staffing, ...others })
}

/** The levers that stand otherwise at the start than in another scenario, as policies: those of `to`. */
export function changedPolicies(from: Scenario, to: Scenario): Policies {
  const [before, after] = [inForce(from.policies), inForce(to.policies)]
  const changed = levers(to.policies).filter(
    (lever) => canonicalJson(before[lever] ?? null) !== canonicalJson(after[lever] ?? null),
  )
  return Object.fromEntries(changed.map((lever) => [lever, after[lever]]))
}

/** The dated changes of a scenario, each with its week: "week 78: no CM". */
export const datedInWords = (id: string, scenario: Scenario, horizon: number): readonly string[] =>
  interventionMarks([{ id, scenario }], horizon).map(({ x, text }) =>
    say('report.changes.week', { week: x, change: text }),
  )
