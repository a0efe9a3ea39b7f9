import type { Analysis, Indices, Shares, Source } from '@fishbowl/lab/sensitivity'
import type { Origin, SensitivitySource } from '@fishbowl/report/document'
import { z } from 'zod'
import {
  assumptionId,
  checkEstimate,
  floats,
  keptEstimate,
  keptNumber,
  keptShare,
  measureId,
  readAs,
} from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'

const Index = z.object({ value: keptNumber, low: keptNumber, high: keptNumber, wide: z.boolean() })
const sources = [
  'policy',
  'assumptions',
  'luck',
  'policyAssumptions',
  'policyLuck',
] as const satisfies readonly Source[]
const Split = z.object({
  total: keptNumber,
  parts: z.array(
    z.object({
      source: z.enum(sources),
      variance: keptNumber,
      share: keptNumber,
      low: keptNumber,
      high: keptNumber,
    }),
  ),
})
const Moved = z.object({
  assumption: assumptionId,
  n: z.int().min(0),
  mu: keptNumber,
  muStar: keptNumber,
  low: keptNumber,
  high: keptNumber,
  sigma: keptNumber,
  dead: z.boolean(),
})
const Over = z.object({
  sets: z.int().min(1),
  mean: keptNumber,
  low: keptNumber,
  high: keptNumber,
  values: floats,
  sign: keptShare,
})
/** What `sensitivity --json` writes, as far as a report reads it. */
const Kept = z.object({
  seed: z.string(),
  digest: z.string(),
  measure: z.object({ id: measureId }),
  arms: z
    .array(
      z.object({
        id: z.string(),
        title: z.string().default(''),
        space: z.string().optional(),
        scenario: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(2),
  design: z.object({
    assumptions: z.array(assumptionId).min(1),
    setByScenarios: z.array(assumptionId).default([]),
    trajectories: z.int().default(0),
    points: z.int().default(0),
    replicates: z.int().min(1),
  }),
  usually: keptEstimate,
  screening: z.array(Moved).default([]),
  dead: z.array(assumptionId),
  others: z.array(assumptionId),
  // The row without an assumption is that of the others.
  indices: z.array(z.object({ assumption: assumptionId.optional(), first: Index, total: Index })),
  rows: z.int().optional(),
  missingRows: z.int().default(0),
  split: Split.optional(),
  splitOfDifference: Split.optional(),
  overSets: Over.optional(),
})
type Kept = z.infer<typeof Kept>

/** The share of the sets that has the sign of their mean is that of the sets in it. */
function checkOver(over: NonNullable<Kept['overSets']>, { refuse }: Place): void {
  const { values, mean, sign, sets } = over
  if (values.length !== sets)
    throw refuse(`overSets.values: ${values.length} values for ${sets} sets of assumptions`)
  const { low, high } = over
  checkEstimate('overSets', { ...sign, n: sets, mean, low, high, sd: Number.NaN, missing: 0 }, values, refuse)
  const same = values.reduce((sum, value) => sum + (value === 0 ? 0.5 : value > 0 === mean > 0 ? 1 : 0), 0)
  if (Math.abs(sign.share * sign.n - same) > 1e-6 || sign.n !== sets)
    throw refuse(
      `overSets.sign.share: ${sign.share} is not what the sets in it come to (${same / sets}); the document was changed after it was written`,
    )
}

function sharesOf({
  indices,
  split,
  splitOfDifference,
  overSets,
  rows,
  missingRows,
}: Kept): Shares | undefined {
  if (split === undefined || overSets === undefined || rows === undefined) return undefined
  return {
    indices: indices.map(({ first, total }): Indices => ({ first, total })),
    split,
    ...(splitOfDifference === undefined ? {} : { deltaSplit: splitOfDifference }),
    over: overSets,
    rows,
    missing: missingRows,
  }
}

/** A sensitivity analysis, read back. Throws a Failure for what is none, and for one whose numbers do not fit together. */
export function readSensitivity(data: unknown, origin: Origin, place: Place): SensitivitySource {
  const kept = readAs(Kept, data, place.refuse)
  const { arms, design, measure, screening, overSets, seed, digest, usually } = kept
  const { assumptions: factors, setByScenarios: own, ...plan } = design
  if (overSets !== undefined) checkOver(overSets, place)
  const position = (id: (typeof factors)[number], where: string): number => {
    const found = factors.indexOf(id)
    if (found === -1) throw place.refuse(`${where}: ${id} is not among the assumptions of its design`)
    return found
  }
  const shares = sharesOf(kept)
  const found: Analysis = {
    effects: screening.map(({ assumption, n, mu, muStar, low, high, sigma, dead }, i) => {
      const factor = position(assumption, `screening.${i}.assumption`)
      return { factor, n, mu, muStar, low, high, sigma, dead }
    }),
    choice: {
      named: kept.indices.flatMap(({ assumption }, i) =>
        assumption === undefined ? [] : [position(assumption, `indices.${i}.assumption`)],
      ),
      others: kept.others.map((id, i) => position(id, `others.${i}`)),
      dead: kept.dead.map((id, i) => position(id, `dead.${i}`)),
    },
    ...(shares === undefined ? {} : { shares }),
  }
  return {
    ...origin,
    seed,
    digest,
    arms,
    asked: { arms, measure: measure.id, factors, own, plan },
    found: { ...found, usually },
  }
}
