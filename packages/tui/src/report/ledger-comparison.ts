import { assumptionIds, defaultsOf, type MeasureId, quote, type Scenario } from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import {
  decodeHistory,
  type KeptResult,
  type StudyMeta,
  type StudyReader,
  taskKey,
} from '@fishbowl/lab/ledger'
import type { PlannedStudy } from '@fishbowl/lab/study'
import { isSample, keptStudy } from '@fishbowl/lab/study'
import { pointTitle, reportMeasures } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import { pairingNotes } from '../cli/account.ts'
import { resultDocument } from '../cli/document.ts'
import { Failure } from '../cli/failure.ts'
import { keptPlan } from '../cli/kept-plan.ts'
import { shellWord } from '../cli/page.ts'
import { peopleBeside } from '../cli/people-beside.ts'
import { restsOn, sentencesOf } from '../cli/story.ts'
import type { Outside } from '../outside.ts'
import { type Choice, chosenPoints } from './ledger-choice.ts'

const longestTitle = 600

/** The scenario of a point with what its factors set of assumptions as its own, with a reason: only so can it be read back from a document. */
function owned(scenario: Scenario): Scenario {
  const defaults = defaultsOf(scenario.model)
  const reason = say('analysis.study.varied')
  const set = assumptionIds.flatMap((id) => {
    const value = scenario.assumptions[id]
    return value === (scenario.overrides[id]?.value ?? defaults[id]) ? [] : [[id, { value, reason }]]
  })
  return { ...scenario, overrides: { ...scenario.overrides, ...Object.fromEntries(set) } }
}

/** A point as an arm: its scenario under a name that says which point it is, its title says what the point sets. */
function armOf(plan: PlannedStudy, number: number): Arm {
  const { scenario, base, factors } = plan.at(number)
  const title = pointTitle({ base, factors }, plan.bases.length > 1, scenario.title).slice(0, longestTitle)
  const { question = scenario.question } = plan
  const id = `p${number}`
  const own = { ...owned(scenario), id, title }
  return { id, scenario: question === undefined ? own : { ...own, question } }
}

const otherwise = (path: string, number: number): Failure =>
  new Failure(
    'failed',
    `${quote(path, 200)}: point ${number} is not what this version makes of its scenario, so its curves cannot be told`,
    {
      hint: 'put the organisation files of its scenarios beside it, or make the report with the version that made the ledger',
    },
  )

/** Refuses runs that are not those of the scenario that is said to have made them. */
function checkKey(
  { code }: StudyMeta,
  { key, point, replicate }: KeptResult,
  scenario: Scenario,
  path: string,
): void {
  if (taskKey({ code, scenario, replicate }) !== key) throw otherwise(path, point)
}

function planAt(meta: StudyMeta, path: string, outside: Outside): PlannedStudy {
  try {
    return keptPlan(meta, (scenario) => peopleBeside(path, scenario, outside))
  } catch {
    throw otherwise(path, 0)
  }
}

function historyOf({ body, point, replicate }: KeptResult, path: string): ReturnType<typeof decodeHistory> {
  try {
    return decodeHistory(body)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Failure('failed', `${quote(path, 200)}: point ${point}, replicate ${replicate}: ${why}`, {
      hint: 'take a copy of the ledger that is whole, or run the study again into another one',
    })
  }
}

/** What a comparison of points holds, before it is told. */
type Filled = Parameters<typeof resultDocument>[0]

/** Reads the runs of the points one by one; what stays is the comparison. */
async function filled(
  reader: StudyReader,
  choice: Choice,
  {
    arms,
    measure,
    path,
  }: { readonly arms: readonly Arm[]; readonly measure: MeasureId; readonly path: string },
): Promise<Filled> {
  const { comparison, weekly } = await import('@fishbowl/lab')
  const meta = reader.meta()
  const into = comparison(arms, 'p0', { curves: [...new Set([measure, ...reportMeasures])] })
  const weeks = new Map(arms.map(({ id }) => [id, weekly()]))
  for (const [i, { id, scenario }] of arms.entries())
    for (const result of reader.results(choice.numbers[i])) {
      if (result.replicate >= choice.replicates) break
      checkKey(meta, result, scenario, path)
      const history = historyOf(result, path)
      into.add(result.replicate, new Map([[id, history]]))
      weeks.get(id)?.add(history)
    }
  return { comparison: into.result(), sureness: [], weeks }
}

/**
 * The points of a list or a grid as a comparison, as `compare --json` writes it; undefined for random points, and where point 0 has no run.
 * Runs are read one by one; what stays is the comparison of six arms at most. Throws a Failure where the ledger holds other runs than it says.
 */
export async function comparisonOf(
  reader: StudyReader,
  { path, measure }: { readonly path: string; readonly measure: MeasureId },
  outside: Outside,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const meta = reader.meta()
  if (isSample(keptStudy(reader).kind)) return undefined
  const ranked = meta.measures.includes(measure) ? measure : meta.measures[0]
  const choice = chosenPoints(reader, ranked)
  if (choice === undefined) return undefined
  const plan = planAt(meta, path, outside)
  const arms = choice.numbers.map((number) => armOf(plan, number))
  const result = await filled(reader, choice, { arms, measure, path })
  const facts = { arms, baseline: 'p0', measure, replicates: choice.replicates, threads: undefined }
  return resultDocument(result, {
    kind: arms.length === 1 ? 'run' : 'comparison',
    measure,
    modelVersion,
    again: ['fishbowl', 'report', path, '--output', 'report'].map(shellWord).join(' '),
    opened: [],
    sentences: sentencesOf(result, measure),
    notes: [...choice.notes, ...pairingNotes(arms, facts, {}), ...restsOn(result)],
  })
}
