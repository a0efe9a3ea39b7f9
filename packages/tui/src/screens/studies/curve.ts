import { comparison } from '@fishbowl/lab'
import { decodeHistory, type StudyReader } from '@fishbowl/lab/ledger'
import type { PlannedStudy } from '@fishbowl/lab/study'
import { say } from '@fishbowl/report/words'
import { keptPlan } from '../../cli/kept-plan.ts'
import type { Outside } from '../../outside.ts'
import { remembered } from '../../remember.ts'
import { breather } from './breathe.ts'
import { isThere } from './kept-facts.ts'
import type { PointCurve, StudyServices } from './services.ts'
import { whileOpen } from './while-open.ts'
import { whyOf } from './why.ts'

/** Replicates that a band is drawn of; more make it no clearer. */
const mostReplicates = 100

/** The point that another one is compared with: the first scenario under the same factors, or point 0. */
const referenceOf = (point: number, { bases }: PlannedStudy): number =>
  bases.length > 1 ? point - (point % bases.length) : 0

const nameOf = (point: number): string => say('studies.reference', { n: `${point}` })

async function read(
  reader: StudyReader,
  { point, measure }: Pick<PointCurve, 'point' | 'measure'>,
  pause: () => Promise<void> | undefined,
): Promise<PointCurve['comparison']> {
  const plan = keptPlan(reader.meta())
  const numbers = [...new Set([referenceOf(point, plan), point])]
  const arms = numbers.map((number) => ({ id: nameOf(number), scenario: plan.at(number).scenario }))
  const into = comparison(arms, nameOf(numbers[0] ?? point), { curves: [measure] })
  for (const number of numbers)
    for (const { replicate, body } of reader.results(number)) {
      if (replicate >= mostReplicates) break
      into.add(replicate, new Map([[nameOf(number), decodeHistory(body)]]))
      // oxlint-disable-next-line no-await-in-loop -- keys are heard between two runs
      await pause()
    }
  return remembered(into.result())
}

/** The weeks of one point of a ledger, beside those of the point that it is compared with. */
export async function curveOf(
  { name, ledger }: Parameters<StudyServices['curve']>[0],
  { point, measure, signal }: Parameters<StudyServices['curve']>[1],
  outside: Outside,
): Promise<PointCurve | { readonly why: string }> {
  if (!isThere(ledger, outside)) return { why: say('studies.noCurve.run') }
  try {
    return await whileOpen(ledger, signal, async (reader) => ({
      name,
      point,
      measure,
      comparison: await read(reader, { point, measure }, breather(outside.now)),
    }))
  } catch (error) {
    return { why: whyOf(error) }
  }
}
