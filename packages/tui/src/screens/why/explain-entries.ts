import { type LoadedScenario, variantOf } from '@fishbowl/core'
import { type Contrast, effectKey } from '@fishbowl/lab/explain'
import { explainNotes, leverNotes, sameSentence } from '../../cli/explain-notes.ts'
import { type ExplainPlan, explainPlan } from '../../cli/explain-plan.ts'
import { type ExplainMeans, type ExplainStep, explaining } from '../../cli/explain-runs.ts'
import { changeBetween, type Entry } from '../../entry.ts'
import type { Explanation, WhyAsked, WhyProgress, Without } from './services.ts'

type Pair = readonly [Entry, Entry]

/** A change on one of the two that makes the runs of the second without a lever; undefined where none does, or where that is the first itself. */
function withoutLever({ levers, scenario, file }: Contrast, lever: number, pair: Pair): Without | undefined {
  const mask = (1 << levers.length) - 1 - (1 << lever)
  const raw = mask === 0 ? undefined : file(mask)
  if (raw === undefined) return undefined
  const { seed, horizon } = scenario(0)
  const wanted = effectKey(scenario(mask))
  for (const { id, loaded } of pair) {
    const { horizon: length, ...rest } = changeBetween(loaded.raw, raw)
    const change =
      length === undefined || length === loaded.scenario.horizon ? rest : { ...rest, horizon: length }
    const load = variantOf(loaded as LoadedScenario, change, id)
    if (load.ok && effectKey({ ...load.loaded.scenario, seed, horizon }) === wanted)
      return { base: id, change }
  }
  return undefined
}

/** What is known before the first run. */
function planned(plan: ExplainPlan, pair: Pair): Explanation {
  const { contrast, asked, arms, ablated } = plan
  return {
    ids: [arms[0].id, arms[1].id],
    measure: asked.measure,
    weeks: asked.weeks,
    seed: contrast.scenario(0).seed,
    replicates: contrast.plan.replicates.length,
    ablated: ablated.length,
    levers: contrast.levers.map((lever, i) => ({
      lever,
      notes: leverNotes(lever),
      without: withoutLever(contrast, i, pair),
    })),
    same: contrast.levers.length === 0 ? sameSentence(plan) : undefined,
    stage: contrast.levers.length === 0 ? 'done' : 'levers',
    attribution: undefined,
    ablations: undefined,
    stories: undefined,
    notes: plan.notes,
    digests: [],
  }
}

const withStep = (
  start: Explanation,
  { stage, attribution, ablations, stories }: ExplainStep,
): Explanation => ({ ...start, stage, attribution, ablations, stories })

/** Explains two entries as `fishbowl explain` does two operands: the same plan, the same runs, the same numbers. */
export async function* explainEntries(
  pair: Pair,
  { measure, replicates }: WhyAsked,
  means: ExplainMeans,
): AsyncGenerator<WhyProgress, void, undefined> {
  const operands = pair.map(({ id, loaded: { raw, scenario } }) => ({ id, raw, scenario }))
  const plan = explainPlan(operands, { measure, ...(replicates === undefined ? {} : { replicates }) })
  const start = planned(plan, pair)
  if (start.same !== undefined) {
    yield { made: 0, runs: 0, found: start }
    return
  }
  yield { made: 0, runs: plan.runs, found: start }
  const steps = explaining(plan, means)
  let made = 0
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next run
    const { done, value } = await steps.next()
    if (done === true) {
      const notes = explainNotes(plan, value.attribution)
      yield { made, runs: made, found: { ...start, ...value, notes, stage: 'done' } }
      return
    }
    made = value.made
    yield { made, runs: value.runs, found: withStep(start, value) }
  }
}
