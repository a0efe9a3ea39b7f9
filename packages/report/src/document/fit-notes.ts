import { canonicalJson, type MeasureId, scenarioData } from '@fishbowl/core'
import type { NamedScenario } from '../source/explanation-source.ts'
import type { ComparisonSource } from '../source/source.ts'
import { say } from '../words/index.ts'
import { measureTitle } from '../words/model.ts'
import { listed } from './arms.ts'

/** A result that stands beside a comparison. */
type Beside = {
  /** As a sentence begins: "This explanation". */
  readonly what: string
  readonly scenarios: readonly NamedScenario[]
  readonly measure?: MeasureId | undefined
  readonly seed: string
  readonly horizon?: number | undefined
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (data: unknown): data is Fields =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

/** What a scenario says that changes no run, and its seed and length, which a command may set and which are told apart. */
const besides: ReadonlySet<string> = new Set([
  'seed',
  'horizon',
  'title',
  'question',
  'source',
  'watch',
  'expect',
])

/** A scenario without these. */
function bare(data: unknown): string {
  if (!isFields(data)) return ''
  return canonicalJson(Object.fromEntries(Object.entries(data).filter(([key]) => !besides.has(key))))
}

const horizonOf = (data: unknown): number | undefined =>
  isFields(data) && typeof data['horizon'] === 'number' ? data['horizon'] : undefined

function scenarioNotes({ what, scenarios }: Beside, { comparison }: ComparisonSource): readonly string[] {
  const arms = new Map(comparison.arms.map(({ arm }) => [arm.id, arm] as const))
  const foreign = scenarios.filter(({ id }) => !arms.has(id)).map(({ id }) => id)
  const other = scenarios.filter(({ id, scenario, space }) => {
    const arm = arms.get(id)
    if (arm === undefined || scenario === undefined) return false
    return arm.space !== space || bare(scenario) !== bare(scenarioData(arm.scenario))
  })
  return [
    ...(foreign.length === 0 ? [] : [say('report.fit.foreign', { what, names: listed(foreign) })]),
    ...(other.length === 0
      ? []
      : [say('report.fit.other', { what, names: listed(other.map(({ id }) => id)) })]),
  ]
}

/** What a reader must know of a result beside a comparison with which it does not share everything; nothing where it does. */
export function fitNotes(beside: Beside, source: ComparisonSource | undefined): readonly string[] {
  if (source === undefined) return []
  const { what, measure, seed, scenarios } = beside
  const { horizon = horizonOf(scenarios[0]?.scenario) } = beside
  const weeks = source.comparison.horizon
  return [
    ...scenarioNotes(beside, source),
    ...(measure === undefined || measure === source.measure
      ? []
      : [
          say('report.fit.measure', {
            what,
            title: measureTitle(measure),
            other: measureTitle(source.measure),
          }),
        ]),
    ...(horizon === undefined || horizon === weeks
      ? []
      : [say('report.fit.weeks', { what, weeks: horizon, other: weeks })]),
    ...(seed === source.seed ? [] : [say('report.fit.seed', { what, seed, other: source.seed })]),
  ]
}
