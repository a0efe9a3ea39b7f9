import { hasCurve, type MeasureId, measureIds, measureOf, safe } from '@fishbowl/core'
import type { ArmResult, Comparison, Pair, Sureness } from '@fishbowl/lab'
import type { Opened } from '../scenarios.ts'

const perMeasure = <T>(value: (id: MeasureId) => T): Record<string, T> =>
  Object.fromEntries(measureIds.map((id) => [id, value(id)]))

function armDocument(
  result: ArmResult,
  opened: Opened | undefined,
  { measure, modelVersion }: Pick<DocumentFacts, 'measure' | 'modelVersion'>,
): object {
  const { arm, band, end, digest } = result
  return {
    id: arm.id,
    title: arm.scenario.title,
    files: opened?.chain.map(safe),
    scenario: arm.scenario,
    digest: digest(modelVersion),
    ...(hasCurve(measure) ? { band: band(measure) } : {}),
    end: perMeasure((id) => end(id)),
  }
}

function pairDocument(pair: Pair, measure: MeasureId): object {
  return {
    baseline: pair.baseline,
    arm: pair.arm,
    ...(hasCurve(measure) ? { delta: pair.delta(measure) } : {}),
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
  readonly opened: readonly Opened[]
  readonly sentences: readonly string[]
  readonly notes: readonly string[]
  readonly sureness: readonly Sureness[]
}

/** A result as plain data. The same inputs give the same document, on any number of threads. */
export function resultDocument(comparison: Comparison, facts: DocumentFacts): Record<string, unknown> {
  const { kind, measure, modelVersion, again, opened, sentences, notes, sureness } = facts
  const { arms, pairs, baseline, replicates, horizon, end } = comparison
  return {
    kind,
    measure: { id: measure, ...measureOf(measure) },
    modelVersion,
    again,
    replicates: replicates.length,
    seed: arms[0]?.arm.scenario.seed,
    horizon,
    endWeeks: end,
    sentences,
    notes,
    arms: arms.map((arm, i) => armDocument(arm, opened[i], { measure, modelVersion })),
    ...(kind === 'comparison' ? { baseline, pairs: pairs.map((pair) => pairDocument(pair, measure)) } : {}),
    ...(sureness.length === 0 ? {} : { sureness }),
  }
}
