import { lifeKinds, mechanismIds } from '@fishbowl/core'
import type { Attribution, Lever, LeverGain } from '@fishbowl/lab/explain'
import type { ExplanationFound, ExplanationSource, Origin } from '@fishbowl/report/document'
import { z } from 'zod'
import {
  checkEstimate,
  floats,
  idOf,
  isNear,
  keptEstimate,
  keptNumber,
  measureId,
  readAs,
} from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'

const mechanism = idOf(mechanismIds, 'mechanism')
const lifeKind = idOf(lifeKinds, 'event in a life')

const LeverData = z.object({
  id: z.string(),
  title: z.string(),
  changes: z.array(
    z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  brings: z
    .array(z.object({ setting: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }))
    .default([]),
  joined: z.string().optional(),
})
const GainData = LeverData.extend({
  gain: keptEstimate,
  alone: keptEstimate,
  last: keptEstimate,
  samplingError: keptNumber,
  values: floats,
})
const Ablated = z.object({
  mechanisms: z.array(
    z.object({ mechanism, gain: keptEstimate, without: keptEstimate, rests: keptEstimate }),
  ),
  inert: z.array(mechanism),
  replicates: z.array(z.int()),
  runs: z.int(),
})
const Event = z.object({
  week: z.int(),
  space: z.string().optional(),
  kind: lifeKind,
  happened: z.boolean(),
  draw: z.number().optional(),
  chance: z.number().optional(),
  parts: z.record(z.string(), z.number()).optional(),
})
const Parted = z.object({
  week: z.int(),
  since: z.int(),
  space: z.string().optional(),
  kind: lifeKind,
  one: Event.optional(),
  other: Event.optional(),
})
const rows = z.array(z.int())
const Stories = z.union([
  z.object({ why: z.string() }),
  z.object({
    fates: z.object({
      replicate: z.int(),
      both: rows,
      onlyFirst: rows,
      onlySecond: rows,
      neither: z.int(),
    }),
    members: z.array(
      z.object({
        member: z.int().min(0),
        rule: z.string(),
        group: z.int().optional(),
        partings: z.record(z.string(), z.array(Parted)),
      }),
    ),
  }),
])
const ArmData = z.object({
  id: z.string(),
  title: z.string().default(''),
  space: z.string().optional(),
  scenario: z.unknown().optional(),
  digest: z.string().optional(),
})
const Common = z.object({
  seed: z.string(),
  horizon: z.int().min(1),
  measure: z.object({ id: measureId }),
  weeks: z.tuple([z.int(), z.int()]),
  space: z.string().optional(),
  idle: z.array(LeverData).default([]),
  levers: z.array(z.unknown()),
})
/** What `explain --json` writes where something differs, as far as a report reads it. */
const Kept = z.object({
  arms: z.tuple([ArmData, ArmData]),
  method: z.object({ kind: z.string(), permutations: z.int().optional() }),
  total: keptEstimate,
  totals: floats,
  together: keptEstimate,
  levers: z.array(GainData).min(1),
  interactions: z.array(z.object({ levers: z.tuple([z.string(), z.string()]), effect: keptEstimate })),
  replicates: z.array(z.int()),
  missing: z.array(z.int()),
  mechanisms: Ablated.optional(),
  stories: Stories,
})
type Kept = z.infer<typeof Kept>

/** The parts of each replicate add up to its gain, and every estimate is that of its replicates. */
function checkSums({ total, totals, levers, replicates }: Kept, { refuse }: Place): void {
  const columns = [totals, ...levers.map(({ values }) => values)]
  const odd = columns.findIndex((values) => values.length !== replicates.length)
  if (odd !== -1)
    throw refuse(
      `${odd === 0 ? 'totals' : `levers.${odd - 1}.values`}: ${columns[odd]?.length} values for ${replicates.length} replicates`,
    )
  checkEstimate('total', total, totals, refuse)
  for (const [i, { gain, values }] of levers.entries())
    checkEstimate(`levers.${i}.gain`, gain, values, refuse)
  for (const [row, all] of totals.entries()) {
    const sum = levers.reduce((parts, { values }) => parts + (values[row] ?? Number.NaN), 0)
    // What is left of large parts that cancel each other out is as exact as they are.
    const size = levers.reduce((most, { values }) => Math.max(most, Math.abs(values[row] ?? 0)), 0)
    if (!isNear(sum + size, all + size))
      throw refuse(
        `levers: in replicate ${replicates[row]} they add up to ${sum} and the gain is ${all}; the document was changed after it was written`,
      )
  }
}

/** Missing lines of a file are none. */
const leverOf = ({ joined, changes, brings, ...lever }: z.infer<typeof LeverData>): Lever => ({
  ...lever,
  changes: changes.map(({ path, before, after }) => ({ path, before, after })),
  brings: brings.map(({ setting, before, after }) => ({ setting, before, after })),
  ...(joined === undefined ? {} : { joined }),
})

function attributionOf(
  { levers: kept, interactions, total, totals, together, replicates, missing }: Kept,
  { refuse }: Place,
): Attribution {
  const levers = kept.map(
    ({ gain, alone, last, values, samplingError, ...lever }): LeverGain => ({
      lever: leverOf(lever),
      gain,
      alone,
      last,
      values,
      samplingError,
    }),
  )
  const named = (id: string, i: number): Lever => {
    const found = levers.find(({ lever }) => lever.id === id)
    if (found === undefined) throw refuse(`interactions.${i}.levers: ${JSON.stringify(id)} is no lever of it`)
    return found.lever
  }
  return {
    total,
    totals,
    together,
    levers,
    interactions: interactions.map(({ levers: [one, other], effect }, i) => ({
      levers: [named(one, i), named(other, i)],
      effect,
    })),
    replicates,
    missing,
  }
}

function foundOf(kept: Kept, measure: ExplanationSource['measure'], place: Place): ExplanationFound {
  checkSums(kept, place)
  const { arms, mechanisms, stories, method } = kept
  return {
    arms,
    names: { first: arms[0].id, second: arms[1].id, measure },
    attribution: attributionOf(kept, place),
    ablations: mechanisms,
    // Lives are not kept; what is told needs the partings alone.
    stories:
      'why' in stories
        ? stories
        : ({
            ...stories,
            members: stories.members.map(({ member, rule, group, partings }) => ({
              member,
              rule,
              group,
              partings,
              lives: [],
            })),
          } as ExplanationFound['stories']),
    permutations: method.permutations,
  }
}

/** An explanation, read back. Throws a Failure for what is none, and for one whose numbers do not fit together. */
export function readExplanation(data: unknown, origin: Origin, place: Place): ExplanationSource {
  const { measure, idle, levers, ...common } = readAs(Common, data, place.refuse)
  const source = { ...origin, ...common, measure: measure.id, idle: idle.map(leverOf) }
  // Scenarios between which no lever is left are not run.
  if (levers.length === 0) return source
  return { ...source, found: foundOf(readAs(Kept, data, place.refuse), measure.id, place) }
}
