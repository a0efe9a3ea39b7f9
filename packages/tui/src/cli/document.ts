import { hasCurve, type MeasureId, measureIds, measureOf, safe, scenarioData } from '@fishbowl/core'
import type { ArmResult, Band, Pair, Weekly } from '@fishbowl/lab'
import { keptTitle } from '@fishbowl/report'
import type { Opened } from '../scenarios.ts'
import type { Result } from './experiment.ts'

const perMeasure = <T>(value: (id: MeasureId) => T): Record<string, T> =>
  Object.fromEntries(measureIds.map((id) => [id, value(id)]))

/** The curves of a report, by measure. */
const curvesOf = (curves: readonly MeasureId[], band: (id: MeasureId) => Band): object =>
  Object.fromEntries(curves.filter(hasCurve).map((id) => [id, band(id)]))

/** All of an arm that follows from its scenario, the replicates and the version of the model. */
function armDocument(
  result: ArmResult,
  {
    weeks,
    opened,
    curves,
  }: {
    readonly weeks: Weekly | undefined
    readonly opened: Opened | undefined
    readonly curves: readonly MeasureId[]
  },
  { measure, modelVersion }: Pick<DocumentFacts, 'measure' | 'modelVersion'>,
): object {
  const { arm, band, end, digest } = result
  return {
    id: arm.id,
    space: arm.space,
    title: keptTitle(arm),
    files: opened?.chain.map(safe),
    scenario: scenarioData(arm.scenario),
    digest: digest(modelVersion),
    ...(hasCurve(measure) ? { band: band(measure) } : {}),
    end: perMeasure((id) => end(id)),
    ...(weeks === undefined
      ? {}
      : { curves: curvesOf(curves, band), weeks: weeks.means(), prints: weeks.prints() }),
  }
}

function pairDocument(pair: Pair, measure: MeasureId, curves: readonly MeasureId[]): object {
  return {
    baseline: pair.baseline,
    arm: pair.arm,
    ...(hasCurve(measure) ? { delta: pair.delta(measure) } : {}),
    ...(curves.length === 0 ? {} : { curves: curvesOf(curves, pair.delta) }),
    end: perMeasure((id) => pair.end(id)),
    better: perMeasure((id) => pair.better(id)),
  }
}

/** What a document needs besides the numbers. */
export type DocumentFacts = {
  readonly kind: 'run' | 'comparison'
  readonly measure: MeasureId
  readonly modelVersion: string
  readonly again: string
  /** Files of the scenarios, by arm; empty where they came from somewhere else. */
  readonly opened: readonly Opened[]
  readonly sentences: readonly string[]
  readonly notes: readonly string[]
  /** What a fork changes, and from where. */
  readonly fork?: object
}

/** The numbers of a result as plain data: what `verify` makes again. */
export function numbersDocument(
  { comparison, weeks }: Result,
  facts: Pick<DocumentFacts, 'kind' | 'measure' | 'modelVersion' | 'opened'>,
): Record<string, unknown> {
  const { arms, pairs, baseline, replicates, horizon, end, curves } = comparison
  const { kind, measure } = facts
  return {
    replicates: replicates.length,
    seed: arms[0]?.arm.scenario.seed,
    horizon,
    endWeeks: end,
    measure: { id: measure, ...measureOf(measure) },
    arms: arms.map((arm, i) =>
      armDocument(arm, { weeks: weeks.get(arm.arm.id), opened: facts.opened[i], curves }, facts),
    ),
    ...(kind === 'comparison'
      ? {
          baseline,
          pairs: pairs.map((pair) => pairDocument(pair, measure, weeks.size === 0 ? [] : curves)),
        }
      : {}),
  }
}

/** A result as plain data. The same inputs give the same document, on any number of threads. */
export function resultDocument(result: Result, facts: DocumentFacts): Record<string, unknown> {
  const { kind, modelVersion, again, sentences, notes, fork } = facts
  const { sureness } = result
  return {
    ...numbersDocument(result, facts),
    kind,
    modelVersion,
    again,
    sentences,
    notes,
    ...(fork === undefined ? {} : { fork }),
    ...(sureness.length === 0 ? {} : { sureness }),
  }
}
