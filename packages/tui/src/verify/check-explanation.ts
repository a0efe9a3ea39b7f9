import { inSpace, type MeasureId, measured, measureIds } from '@fishbowl/core'
import type { Task } from '@fishbowl/lab'
import { z } from 'zod'
import type { Request } from '../cli/answer.ts'
import { spaceArm } from '../cli/arm-names.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { keptArms } from '../cli/kept-arms.ts'
import type { Miss, SourceCheck } from './check.ts'
import type { KeptDocument } from './check-document.ts'
import { rerun, sampleOf, usualSample, wordNumbers } from './sample.ts'

const Explained = z.looseObject({
  measure: z.looseObject({ id: z.enum([...measureIds] as [MeasureId, ...MeasureId[]]) }),
  weeks: z.tuple([z.int().min(0), z.int().min(0)]),
  space: z.string().optional(),
  arms: z.tuple([
    z.looseObject({ scenario: z.looseObject({ id: z.string() }), digest: z.string() }),
    z.looseObject({ scenario: z.looseObject({ id: z.string() }), digest: z.string() }),
  ]),
  replicates: z.array(z.int().min(0).max(999_999)),
  totals: z.array(z.number()),
})

const left =
  'what is due to each lever and mechanism, and every interval; fishbowl verify with --all makes them'

/** Some replicates of an explanation: both of its scenarios, and the gain between them. Undefined where it holds no gains. */
export async function checkExplanation(
  { data }: KeptDocument,
  { file, beside, digest }: { readonly file: string; readonly beside: string; readonly digest: string },
  request: Request,
): Promise<SourceCheck | undefined> {
  const parsed = Explained.safeParse(data)
  if (!parsed.success || parsed.data.totals.length !== parsed.data.replicates.length) return undefined
  const { measure, weeks, space, arms, replicates, totals } = parsed.data
  const { outside, settings } = request
  const refuse = (why: string): Failure => new Failure('usage', `"${file}" cannot be run again: ${why}`)
  const ends = await keptArms(
    // Two files of one id are told apart in names only.
    arms.map(({ scenario, digest: of }) => ({
      id: space === undefined ? scenario.id : spaceArm(scenario.id, space),
      digest: of,
      scenario,
      space,
    })),
    { beside, outside, refuse },
  )
  const picked = sampleOf(replicates.length, settings.replicates ?? usualSample, digest)
  const sampled = picked.map((i) => replicates[i] ?? 0)
  const tasks = sampled.flatMap((replicate) => ends.map(({ scenario }): Task => ({ scenario, replicate })))
  const values: number[] = []
  const [from, to] = weeks
  await rerun(
    tasks,
    (history) => void values.push(measured(inSpace(history, space), measure.id, { from, to })),
    request,
  )
  const misses = picked.flatMap((at, n): readonly Miss[] => {
    const found = (values[2 * n + 1] ?? Number.NaN) - (values[2 * n] ?? Number.NaN)
    const expected = totals[at]
    const place = `gain of replicate ${replicates[at]}`
    return expected === found ? [] : [{ file, place, expected, found }]
  })
  return {
    file,
    kind: 'explanation',
    runs: tasks.length,
    compared: picked.length,
    misses,
    says: `both scenarios run again in ${sampled.length === 1 ? 'replicate' : 'replicates'} ${wordNumbers(sampled)} of ${replicates.length}, ${counted(picked.length, 'gain')} compared`,
    left,
  }
}
