import type { Scenario } from '@fishbowl/core'
import { type Advice, type Asked, type Finalist, homeValues, replicatesOfSet } from '@fishbowl/lab/advise'
import {
  assumptionSentence,
  fateTable,
  finalistTable,
  flipLines,
  flipSummary,
  formatPlainly,
  joined,
  letterOf,
  listed,
  scenarioTitle,
  symbolsOf,
  wordCost,
  wordGoal,
  wordPolicy,
  wordYearly,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import type { Look } from './look.ts'
import { fileLines, pageOf, paragraph, tableLines } from './page.ts'

/** Everything that the page of an advice tells. */
export type AdviceTold = {
  readonly title: string
  readonly sentences: readonly string[]
  readonly notes: readonly string[]
  /** The advice as a scenario file; undefined where it is to leave things as they are, or there is none. */
  readonly file: string | undefined
  readonly digest: string
  readonly seed: string
  readonly again: string
  /** The file that was written, or why none was; undefined where none was asked for. */
  readonly wrote: string | undefined
  readonly unwritten: string | undefined
}

const either = (names: readonly string[]): string =>
  names.length < 2
    ? names.join('')
    : say('curve.note.or', { first: names.slice(0, -1).join(', '), last: names.at(-1) ?? '' })

/** Which values of a home were among the policies, in one sentence. */
function valuesNote(own: Scenario, axes: Asked['axes']): readonly string[] {
  const { owner, alignment, training } = homeValues(own.policies, axes)
  const parts = [
    ...(owner.length === 0 ? [] : [say('advice.note.owner', { values: either(owner) })]),
    ...(alignment.length === 0 ? [] : [say('advice.note.alignment', { values: either(alignment) })]),
    ...(training.length === 0
      ? []
      : [say('advice.note.training', { values: either(training.map(formatPlainly)) })]),
  ]
  return parts.length === 0 ? [] : [say('advice.note.among', { parts: joined(parts) })]
}

/** That an end or a late start of staff looks better than it is, as nothing after the run counts. */
function endNote({ advised }: Advice, { horizon }: Scenario): readonly string[] {
  const dated = advised?.candidate.scenario.interventions.some(({ staffing }) => staffing !== undefined)
  if (dated !== true) return []
  return [say('advice.note.end', { week: horizon - 1 })]
}

/** What readers must know to trust an advice, besides its numbers. */
export function adviceNotes(advice: Advice, own: Scenario, { axes }: Pick<Asked, 'axes'>): readonly string[] {
  const { advised, goal } = advice
  const free = axes.filter((axis) => axis === 'owner' || axis === 'alignment' || axis === 'training')
  const dated = own.interventions.some(
    ({ staffing, ownership, alignment, training }) =>
      staffing !== undefined || ownership !== undefined || alignment !== undefined || training !== undefined,
  )
  const rests = advised === undefined ? '' : assumptionSentence([own, advised.candidate.scenario])
  return [
    ...(free.length === 0
      ? []
      : [
          say('advice.note.free', {
            names: listed(free.map((axis) => say(`advice.axis.${axis}`))),
            n: free.length,
          }),
        ]),
    ...valuesNote(own, axes),
    ...endNote(advice, own),
    ...(dated ? [say('advice.note.dated')] : []),
    ...(goal.bound === undefined ? [] : [say('advice.note.reached', { goal: wordGoal(goal) })]),
    ...(rests === '' ? [] : [rests]),
  ]
}

/** What the dearest year costs where the table, which tells the average, would hide it. */
const dearestYear = ({ cost, dearest }: Finalist['candidate']): string =>
  wordYearly(cost) === wordYearly(dearest) ? '' : ` (${wordCost({ cost, dearest })})`

function finalistPart(advice: Advice, look: Look): readonly string[] {
  const { finalists } = advice
  if (finalists.length === 0) return []
  const [first] = finalists
  const n = first === undefined ? 0 : first.readings.length
  return [
    ...paragraph(
      say('advice.page.colon', { text: say('advice.caption.finalists', { n, short: 'yes' }) }),
      look,
    ),
    ...tableLines(finalistTable(advice), look),
    ...finalists.flatMap(({ candidate }) =>
      paragraph(`${letterOf(advice, candidate)}  ${wordPolicy(candidate)}${dearestYear(candidate)}`, look, 3),
    ),
  ]
}

function fatePart(advice: Advice, look: Look): readonly string[] {
  const data = fateTable(advice)
  if (data === undefined) return []
  const { robustness, goal } = advice
  const caption = say('advice.caption.fates', {
    sets: robustness?.sets ?? 0,
    each: replicatesOfSet,
    bound: goal.bound === undefined ? 'no' : 'yes',
  })
  return [...paragraph(say('advice.page.colon', { text: caption }), look), ...tableLines(data, look)]
}

function flipPart(advice: Advice, look: Look): readonly string[] {
  if (advice.advised === undefined) return []
  const lines = flipLines(advice)
  return [
    ...(lines.length === 0
      ? []
      : [say('advice.flip.heading'), ...lines.flatMap((line) => paragraph(`- ${line}`, look, 2))]),
    ...paragraph(flipSummary(advice), look),
  ]
}

/** The title of an advice, which has the id of its scenario before that of the scenario. */
const titleLine = (title: string): string =>
  title.replace(/^([^:]*: )(.*)$/s, (_, id: string, own: string) => id + scenarioTitle(own))

/** An advice as lines for people. */
export function advicePage(advice: Advice, told: AdviceTold, look: Look): readonly string[] {
  const { text } = symbolsOf(look.symbols)
  const { runs, ruledOut, considered } = advice
  const counts = say('advice.page.counts', {
    considered,
    ruledOut,
    made: runs.made,
    most: runs.most,
  })
  return pageOf(
    paragraph(titleLine(told.title), look),
    told.sentences.flatMap((sentence) => paragraph(sentence, look)),
    finalistPart(advice, look),
    fatePart(advice, look),
    flipPart(advice, look),
    told.file === undefined
      ? []
      : [say('advice.file.page'), ...fileLines(told.file, look).map((line) => `  ${line}`)],
    told.notes.flatMap((note) => paragraph(note, look)),
    [
      ...(told.wrote === undefined ? [] : [say('analysis.foot.wrote', { file: text(told.wrote) })]),
      ...(told.unwritten === undefined ? [] : paragraph(told.unwritten, look)),
      say('analysis.foot.digest', { digest: told.digest }),
      ...paragraph(
        say('curve.foot.replicates', { model: modelVersion, seed: told.seed, replicates: counts }),
        look,
      ),
      say('curve.foot.again', { again: text(told.again) }),
    ],
  )
}
