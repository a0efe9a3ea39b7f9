import type { CalibrationFit, CalibrationSource, Origin } from '@fishbowl/report/document'
import { z } from 'zod'
import { keptArms } from '../cli/kept-arms.ts'
import { assumptionId, floats, keptNumber, readAs } from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'

const whole = z.int().min(0)
const Band = z.object({ middle: floats, low: floats, high: floats, level: z.number() })
const HoldOut = z.object({
  from: whole,
  weeks: whole,
  error: keptNumber,
  naiveError: keptNumber,
  covered: whole,
  level: z.number(),
  width: keptNumber,
})
const Marginal = z.object({
  id: assumptionId,
  median: keptNumber,
  low: keptNumber,
  high: keptNumber,
  level: z.number(),
  width: keptNumber,
  identified: z.boolean(),
  pressed: z.enum(['low', 'high']).optional(),
})
const Posterior = z.object({
  marginals: z.array(Marginal.transform(({ pressed, ...marginal }) => ({ ...marginal, pressed }))),
  tradeOffs: z.array(z.object({ ids: z.tuple([assumptionId, assumptionId]), correlation: keptNumber })),
  effective: keptNumber,
})
const Feature = z.object({
  id: z.enum(['level', 'spike', 'decay', 'jumps']),
  observed: keptNumber,
  low: keptNumber,
  high: keptNumber,
  usualLow: keptNumber,
  usualHigh: keptNumber,
  beyond: z.boolean(),
})
const Round = z.object({ number: whole, tolerance: keptNumber, acceptance: keptNumber, runs: whole })
const people = z.array(z.number().min(0))

/** What `calibrate --json` writes, as far as a report reads it. */
const Kept = z.object({
  method: z.enum(['abc-smc', 'point']),
  scenario: z.looseObject({ id: z.string() }),
  space: z.string().optional(),
  dataFile: z.string().default(''),
  observed: z.object({ first: whole, active: people.min(1), posters: people.optional() }),
  weekNames: z.array(z.string()),
  runs: whole,
  kept: whole.optional(),
  check: z.object({
    runs: whole,
    near: z.boolean(),
    nearest: keptNumber,
    usual: keptNumber,
    most: keptNumber,
    share: keptNumber,
    features: z.array(Feature),
  }),
  active: Band.optional(),
  posters: Band.optional(),
  holdOut: HoldOut.optional(),
  posterior: Posterior.optional(),
  rounds: z.array(Round).default([]),
  medians: keptNumber.optional(),
  distance: keptNumber.optional(),
  started: keptNumber.optional(),
  values: z.array(z.object({ id: assumptionId, value: z.number(), reason: z.string() })),
  digest: z.string(),
})

function fitOf({
  active,
  posters,
  holdOut,
  posterior,
  rounds,
  medians,
  distance,
  started,
}: z.infer<typeof Kept>): CalibrationFit | undefined {
  if (active === undefined || posters === undefined) return undefined
  return {
    active,
    posters,
    rounds,
    ...(holdOut === undefined ? {} : { holdOut }),
    ...(posterior === undefined ? {} : { posterior }),
    ...(medians === undefined ? {} : { medians }),
    ...(distance === undefined ? {} : { distance }),
    ...(started === undefined ? {} : { started }),
  }
}

/** A calibration, read back. Throws a Failure for what is none. */
export async function readCalibration(
  data: unknown,
  origin: Origin,
  place: Place,
): Promise<CalibrationSource> {
  const kept = readAs(Kept, data, place.refuse)
  const { method, scenario, space, dataFile, observed, weekNames, runs, check, values, digest } = kept
  const { first, active, posters } = observed
  if ([posters ?? active, weekNames].some(({ length }) => length !== active.length))
    throw place.refuse('observed: its weeks, their names and the posters are not equally many')
  const [arm] = await keptArms([{ id: scenario.id, digest, scenario }], place)
  if (arm === undefined) throw place.refuse('it holds no scenario')
  const fit = fitOf(kept)
  return {
    ...origin,
    method,
    scenario: arm.scenario,
    dataFile,
    observed: posters === undefined ? { first, active } : { first, active, posters },
    weekNames,
    runs,
    check,
    values,
    digest,
    ...(space === undefined ? {} : { space }),
    ...(kept.kept === undefined ? {} : { kept: kept.kept }),
    ...(fit === undefined ? {} : { fit }),
  }
}
