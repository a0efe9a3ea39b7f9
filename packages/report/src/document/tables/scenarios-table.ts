import {
  type AssumptionId,
  assumptionIds,
  canonicalJson,
  defaultsOf,
  ledger,
  type Scenario,
} from '@fishbowl/core'
import { wordPolicies } from '../../figures/interventions.ts'
import { formatPlainly } from '../../number.ts'
import type { ComparisonSource } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { spaceTitle } from '../../words/library.ts'
import { joined } from '../../words/lists.ts'
import { armTitle, lookedAt } from '../arms.ts'
import { changedPolicies, datedInWords, policiesInWords } from '../changes.ts'
import type { TidyTable } from '../document.ts'
import { text, whole } from './columns.ts'
import { populationFacts } from './population-table.ts'

type Arm = ComparisonSource['comparison']['arms'][number]['arm']

/** What an arm changes on the baseline, in words, one thing each; empty where nothing is changed. */
export function changesOf(source: ComparisonSource, arm: Arm): readonly string[] {
  const { arms, baseline, horizon } = source.comparison
  const base = arms.find((one) => one.arm.id === baseline)?.arm
  if (base === undefined || base.id === arm.id) return []
  const [from, to] = [lookedAt(base), lookedAt(arm)]
  const policies = wordPolicies(changedPolicies(from, to))
  const facts = populationFacts(base)
  const people = populationFacts(arm).flatMap(({ id, title, shown }) => {
    const before = facts.find((fact) => fact.id === id)?.shown ?? say('report.changes.notGiven')
    return id === 'spaces' || before === shown ? [] : [say('report.changes.fact', { title, shown, before })]
  })
  const dated = datedInWords(arm.id, to, horizon)
  const datedBefore = datedInWords(base.id, from, horizon)
  return [
    ...(policies === '' ? [] : [policies]),
    ...dated.filter((one) => !datedBefore.includes(one)),
    ...datedBefore
      .filter((one) => !dated.includes(one))
      .map((change) => say('report.changes.without', { change })),
    ...people,
    ...otherSpaces(from, to),
    ...(arm.scenario.model === base.scenario.model
      ? []
      : [say('report.changes.model', { model: arm.scenario.model, before: base.scenario.model })]),
    ...otherAssumptions(base, arm).map((id) =>
      say('report.changes.assumption', {
        title: ledger[id].title,
        value: formatPlainly(arm.scenario.assumptions[id]),
        before: formatPlainly(base.scenario.assumptions[id]),
        unit: ledger[id].unit,
      }),
    ),
  ]
}

/** Further spaces that one scenario has and the other does not, or has otherwise. */
function otherSpaces(from: Scenario, to: Scenario): readonly string[] {
  const ids = [...new Set([...Object.keys(from.spaces), ...Object.keys(to.spaces)])].toSorted()
  return ids.flatMap((id) => {
    const [before, after] = [from.spaces[id], to.spaces[id]]
    if (after === undefined) return [say('report.changes.noSpace', { id })]
    if (before === undefined)
      return [
        `${say('report.changes.newSpace', { id })}${after.title === undefined ? '' : ` (${spaceTitle(after.title)})`}`,
      ]
    return canonicalJson(before) === canonicalJson(after) ? [] : [say('report.changes.otherSpace', { id })]
  })
}

/** The value of an assumption that a scenario has for other reasons than its version of the model; undefined where that says it. */
function ownValue({ scenario: { assumptions, model } }: Arm, id: AssumptionId): number | undefined {
  const value = assumptions[id]
  return value === defaultsOf(model)[id] ? undefined : value
}

/** Ids of the assumptions that two arms set differently, beyond what their versions of the model say. */
export const otherAssumptions = (base: Arm, arm: Arm): readonly AssumptionId[] =>
  assumptionIds.filter((id) =>
    arm.scenario.model === base.scenario.model
      ? arm.scenario.assumptions[id] !== base.scenario.assumptions[id]
      : ownValue(arm, id) !== ownValue(base, id),
  )

/** What is compared. */
export function scenariosTable(source: ComparisonSource): TidyTable {
  const { arms, baseline, horizon, pairs, replicates } = source.comparison
  return {
    name: 'scenarios',
    says: 'the scenarios, and what each of them changes on the one that it is compared with',
    columns: [
      text('scenario', 'scenario'),
      text('title', 'its title'),
      text('baseline', 'what it is compared with; nothing for what the others are compared with'),
      text('policies', 'all its policies at the start'),
      text('dated', 'its changes of policies by week'),
      text('changes', 'what it changes on the baseline'),
      whole('weeks', 'weeks', 'weeks that are looked at'),
      whole('runs', 'runs', 'runs of it'),
      text('seed', 'seed of its luck'),
      text('model', 'version of the model that it runs under'),
      text('digest', 'digest of model, scenario, seed and runs'),
    ],
    rows: arms.map(({ arm }) => {
      const scenario = lookedAt(arm)
      return [
        arm.id,
        armTitle(source, arm.id),
        pairs.length === 0 || arm.id === baseline ? null : baseline,
        policiesInWords(arm),
        joined(datedInWords(arm.id, scenario, horizon)) || null,
        joined(changesOf(source, arm)) || null,
        horizon,
        replicates.length,
        arm.scenario.seed,
        arm.scenario.model,
        source.digests.get(arm.id) ?? null,
      ]
    }),
  }
}
