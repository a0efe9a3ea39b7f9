import { loadRaw } from '@fishbowl/core'
import { comparison } from '@fishbowl/lab'
import { decodeHistory, type StudyMeta, type StudyReader } from '@fishbowl/lab/ledger'
import { type NamedScenario, type PlannedStudy, planOf, StudyFile } from '@fishbowl/lab/study'
import type { Outside } from '../../outside.ts'
import { remembered } from '../../remember.ts'
import { breather } from './breathe.ts'
import { isThere } from './kept-facts.ts'
import type { PointCurve, StudyServices } from './services.ts'
import { whileOpen } from './while-open.ts'
import { whyOf } from './why.ts'

/** Replicates that a band is drawn of; more make it no clearer. */
const mostReplicates = 100

type Kept = { readonly study?: unknown; readonly scenarios?: Readonly<Record<string, unknown>> }

const nothing = new Error('its scenario cannot be put together again from the ledger alone')

/** The plan that a ledger was made from, out of what it keeps of the study file. Throws where that is not enough. */
function planIn({ file }: StudyMeta): PlannedStudy {
  const { study, scenarios = {} } = file as Kept
  const parsed = StudyFile.safeParse(study)
  if (!parsed.success) throw nothing
  const named = Object.entries(scenarios).flatMap(([id, raw], at): readonly NamedScenario[] => {
    const load = loadRaw(raw, id)
    return load.ok ? [{ id, loaded: load.loaded, at }] : []
  })
  const { data } = parsed
  // Study files name scenarios by path; here they are known by their ids.
  const value = { ...data, scenarios: named.map(({ id }) => id) }
  const planned = planOf(
    { value, raw: data, issueAt: (_path, code, message) => ({ code, message, file: '' }) as never },
    named,
  )
  if (!planned.ok || named.length !== data.scenarios.length) throw nothing
  return planned.plan
}

/** The point that another one is compared with: the first scenario under the same factors, or point 0. */
const referenceOf = (point: number, { bases }: PlannedStudy): number =>
  bases.length > 1 ? point - (point % bases.length) : 0

const nameOf = (point: number): string => `point ${point}`

async function read(
  reader: StudyReader,
  { point, measure }: Pick<PointCurve, 'point' | 'measure'>,
  pause: () => Promise<void> | undefined,
): Promise<PointCurve['comparison']> {
  const plan = planIn(reader.meta())
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
  if (!isThere(ledger, outside)) return { why: 'no run is kept yet' }
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
