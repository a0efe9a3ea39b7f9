import { assumptionIds, currentModel, modelVersions } from '@fishbowl/core'
import type { Advice, Candidate, Fate, Finalist, Flip } from '@fishbowl/lab/advise'
import { type AdviceSource, keptFinalist, type Origin } from '@fishbowl/report/document'
import { z } from 'zod'
import {
  assumptionId,
  idOf,
  keptEstimate,
  keptNumber,
  keptShare,
  measureId,
  readAs,
  unbounded,
} from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'

const FinalistData = z.object({
  words: z.string(),
  changes: z.record(z.string(), z.unknown()),
  plannedCost: keptNumber,
  dearestYear: keptNumber,
  nobody: z.boolean(),
  reached: keptShare,
  // A run without a value is the worst.
  merit: z
    .number()
    .nullable()
    .transform((value) => value ?? Number.NEGATIVE_INFINITY),
  value: keptEstimate,
  net: keptEstimate,
  cost: keptEstimate,
  runsToTell: unbounded,
  difference: z.object({ value: keptEstimate, net: keptEstimate, pairsToTell: unbounded }).optional(),
})
const FateData = z.object({
  words: z.string(),
  best: keptShare,
  reaches: keptShare.optional(),
  regret: keptEstimate,
  worstRegret: keptNumber,
  outcome: keptEstimate,
  worstOutcome: keptNumber,
})
const FlipData = z.object({
  id: assumptionId,
  threshold: z.number(),
  side: z.enum(['under', 'over']),
  assumed: z.number(),
  end: z.number(),
  instead: z.string().nullable(),
})
const words = z.array(z.string())
const count = z.int().min(0)
/** What `advise --json` writes, as far as a report reads it. */
const Kept = z.object({
  title: z.string(),
  seed: z.string(),
  digest: z.string(),
  horizon: z.int().min(1),
  scenario: z.unknown().optional(),
  model: z.enum(modelVersions).default(currentModel),
  budget: z.number().nullable().default(null),
  file: z.string().optional(),
  goal: z.object({
    text: z.string(),
    measure: measureId,
    weeks: z.object({ from: count, to: count }),
    sign: z.union([z.literal(1), z.literal(-1)]),
    bound: z.number().optional(),
  }),
  share: z.number().min(0).max(1),
  outcome: z.enum(['reached', 'best', 'unreachable', 'spent']),
  advised: z.string().nullable(),
  finalists: z.array(FinalistData),
  ties: words,
  dearer: z.string().nullable(),
  robustness: z.object({ sets: count, none: count, fates: z.array(FateData) }).nullable(),
  setsAsked: count,
  flips: z
    .object({
      replicates: count,
      complete: z.boolean(),
      followed: z.array(idOf(assumptionIds, 'assumption')),
      flips: z.array(FlipData),
    })
    .nullable(),
  tooClose: words,
  considered: count,
  ruledOut: count,
  runs: z.object({ made: count, most: count }),
})
type Kept = z.infer<typeof Kept>

/** Gives the finalist with these words. */
type Named = (text: string, where: string) => Finalist

const finalistOf = (kept: z.infer<typeof FinalistData>, number: number): Finalist => {
  const { words: text, changes, plannedCost, dearestYear, nobody, difference, ...numbers } = kept
  const candidate = { words: text, difference: changes, cost: plannedCost, dearest: dearestYear, nobody }
  return keptFinalist({ ...numbers, candidate, ...(difference === undefined ? {} : { difference }) }, number)
}

function robustnessOf({ robustness }: Kept, named: Named): Advice['robustness'] {
  if (robustness === null) return undefined
  return {
    ...robustness,
    fates: robustness.fates.map(({ words: text, reaches, ...told }, i): Fate => {
      const { candidate } = named(text, `robustness.fates.${i}.words`)
      return { ...told, reaches, candidate }
    }),
  }
}

function flipsOf({ flips }: Kept, named: Named): Advice['flips'] {
  if (flips === null) return undefined
  const insteadOf = (text: string | null, i: number): Candidate | undefined =>
    text === null ? undefined : named(text, `flips.flips.${i}.instead`).candidate
  return {
    ...flips,
    flips: flips.flips.map((flip, i): Flip => ({ ...flip, instead: insteadOf(flip.instead, i) })),
  }
}

function adviceOf(kept: Kept, { refuse }: Place): Advice {
  const { model, goal, share: asked, outcome, advised, ties, dearer, tooClose, ...counts } = kept
  const finalists = kept.finalists.map(finalistOf)
  const named: Named = (text, where) => {
    const found = finalists.find(({ candidate }) => candidate.words === text)
    if (found === undefined) throw refuse(`${where}: ${JSON.stringify(text)} is none of its finalists`)
    return found
  }
  const { bound, ...aim } = goal
  const { setsAsked, considered, ruledOut, runs } = counts
  return {
    model,
    goal: { ...aim, ...(bound === undefined ? {} : { bound }) },
    share: asked,
    outcome,
    advised: advised === null ? undefined : named(advised, 'advised'),
    finalists,
    ties: ties.map((text, i) => named(text, `ties.${i}`)),
    dearer: dearer === null ? undefined : named(dearer, 'dearer'),
    robustness: robustnessOf(kept, named),
    setsAsked,
    flips: flipsOf(kept, named),
    tooClose: tooClose.map((text, i) => named(text, `tooClose.${i}`)),
    considered,
    ruledOut,
    runs,
  }
}

/** An advice, read back. Throws a Failure for what is none. */
export function readAdvice(data: unknown, origin: Origin, place: Place): AdviceSource {
  const kept = readAs(Kept, data, place.refuse)
  const { title, seed, digest, horizon, scenario, budget, file } = kept
  return {
    ...origin,
    title,
    seed,
    digest,
    horizon,
    scenario,
    ...(budget === null ? {} : { budget }),
    ...(file === undefined ? {} : { policyFile: file }),
    advice: adviceOf(kept, place),
  }
}
