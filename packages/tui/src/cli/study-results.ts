import { type MeasureId, nearest } from '@fishbowl/core'
import type { StudyMeta, StudyReader } from '@fishbowl/lab/ledger'
import { isSample, keptStudy, type PointResult, pointResults } from '@fishbowl/lab/study'
import { symbolsOf } from '@fishbowl/report'
import type { PlannedTeam } from '@fishbowl/report/document'
import { say } from '@fishbowl/report/words'
import { settingsAt } from '@fishbowl/sim'
import { countedIn } from './counted.ts'
import { Failure } from './failure.ts'
import { keptPlan } from './kept-plan.ts'
import type { Look } from './look.ts'
import { pageOf, paragraph, shellWord } from './page.ts'
import { type PointTable, pointLines } from './study-points.ts'
import { sampleLines, sampleRows } from './study-sample.ts'

/** The results of a study, read from its ledger. */
export type StudyResults = {
  readonly document: Readonly<Record<string, unknown>>
  readonly lines: (look: Look) => readonly string[]
}

/** More points than this are summed up in documents too. */
const mostInDocument = 1000

/** All measures of the study, or the one that was asked for. */
function measuresOf(kept: readonly MeasureId[], wanted: MeasureId | undefined): readonly MeasureId[] {
  if (wanted === undefined) return kept
  if (kept.includes(wanted)) return [wanted]
  const near = nearest(wanted, kept)
  const way = near === undefined ? `it kept ${kept.join(', ')}` : `did you mean ${near}?`
  throw new Failure('usage', `the study kept no measure "${wanted}"; ${way}`)
}

/** What readers should know of the numbers. */
function notesOf(reader: StudyReader, isRandom: boolean): readonly string[] {
  const { planned, done, failed } = reader.counts()
  const { replicates, shard } = reader.meta()
  const whole = say('analysis.study.page.part', { part: shard?.part ?? 'none', of: shard?.of ?? 0 })
  return [
    ...(done < planned
      ? [
          say('analysis.study.page.soFar', {
            done: countedIn(done, 'runs'),
            planned,
            whole,
            failed: failed === 0 ? 'none' : countedIn(failed, 'runs'),
          }),
        ]
      : []),
    ...(shard !== undefined && done === planned ? [say('analysis.study.page.merge', { whole })] : []),
    ...(isRandom
      ? [say('analysis.study.page.luck', { replicates: countedIn(replicates, 'replicates') })]
      : []),
    ...(replicates === 1 && !isRandom ? [say('analysis.study.page.oneReplicate')] : []),
    say('analysis.study.page.rests'),
  ]
}

const pointDocument =
  (measures: readonly MeasureId[], team: (number: number) => PlannedTeam | undefined) =>
  ({ point, runs, levels, deltas }: PointResult): object => ({
    ...point,
    runs,
    team: team(point.number),
    levels: Object.fromEntries(measures.map((id, i) => [id, levels[i]])),
    ...(deltas === undefined ? {} : { deltas: Object.fromEntries(measures.map((id, i) => [id, deltas[i]])) }),
  })

/** The version of the model that made a ledger, by what it says of its tool; undefined where it says none. */
export const modelOf = ({ tool }: Pick<StudyMeta, 'tool'>): string | undefined =>
  / model (\S+)$/.exec(tool)?.[1]

/** Who is planned for in the last week of a point, where its scenario can be put together again and its length is known. */
function teamsOf({ meta }: StudyReader): (number: number) => PlannedTeam | undefined {
  try {
    const plan = keptPlan(meta())
    return (number) => {
      const { scenario } = plan.at(number)
      const { team } = settingsAt(scenario, scenario.horizon - 1)
      return { posts: team.length, fte: team.reduce((sum, { fte }) => sum + fte, 0) }
    }
  } catch {
    return () => undefined
  }
}

/** Sums up a ledger: its points where they were chosen, with their teams if asked for, their spread where they were drawn. */
export function studyResultsOf(
  reader: StudyReader,
  file: string,
  wanted: MeasureId | undefined,
  {
    withTeams = false,
    first = wanted,
  }: {
    readonly withTeams?: boolean
    /** The measure that random points are summed up by. @default the one that is asked for */
    readonly first?: MeasureId | undefined
  } = {},
): StudyResults {
  const meta = reader.meta()
  const study = keptStudy(reader)
  const measures = measuresOf(meta.measures, wanted)
  const isRandom = isSample(study.kind)
  // a sample is told one measure at a time, so only that one is held of its many points
  const held = isRandom ? measuresOf(measures, first).slice(0, 1) : measures
  const points = [
    ...pointResults(reader, {
      scenarios: study.scenarios.length,
      firstIsReference: !isRandom,
      replicates: meta.replicates,
      measures: held.map((id) => meta.measures.indexOf(id)),
    }),
  ]
  const table: PointTable = { study, factors: meta.factors, measures: held, points }
  const notes = notesOf(reader, isRandom)
  const again = ['fishbowl', 'study', 'results', file, ...(wanted === undefined ? [] : ['--measure', wanted])]
    .map(shellWord)
    .join(' ')
  const { id, title, replicates, plan, code, tool } = meta
  const digest = reader.digest()
  return {
    document: {
      kind: 'study-results',
      modelVersion: modelOf(meta),
      id,
      title,
      question: study.question,
      design: study.kind,
      scenarios: study.scenarios,
      factors: meta.factors,
      measures: held,
      replicates,
      seed: study.seed,
      runs: reader.counts(),
      ...(isRandom
        ? { spread: sampleRows(table, 0) }
        : {
            points: points
              .slice(0, mostInDocument)
              .map(
                pointDocument(
                  held,
                  withTeams && meta.points <= mostInDocument ? teamsOf(reader) : () => undefined,
                ),
              ),
            pointsLeftOut: Math.max(0, points.length - mostInDocument),
          }),
      notes,
      digest,
      plan,
      code,
      tool,
      again,
    },
    lines: (look) =>
      pageOf(
        paragraph(title === id ? id : `${id}: ${title}`, look),
        points.length === 0
          ? ['No run is there yet.']
          : isRandom
            ? sampleLines(table, 0, look)
            : pointLines(table, wanted, look),
        notes.flatMap((note) => paragraph(note, look)),
        [
          ...paragraph(
            say('analysis.study.page.digest', {
              digest,
              runs: countedIn(reader.counts().done, 'runs'),
            }),
            look,
          ),
          ...paragraph(
            say('analysis.study.page.foot', {
              tool,
              seed: study.seed,
              replicates: countedIn(replicates, 'replicates'),
            }),
            look,
          ),
          symbolsOf(look.symbols).text(say('curve.foot.again', { again })),
        ],
      ),
  }
}
