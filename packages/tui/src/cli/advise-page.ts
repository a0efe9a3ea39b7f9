import type { Scenario } from '@fishbowl/core'
import { type Advice, type Asked, type Finalist, homeValues, replicatesOfSet } from '@fishbowl/lab/advise'
import {
  assumptionSentence,
  fateTable,
  finalistTable,
  flipLines,
  flipSummary,
  letterOf,
  symbolsOf,
  wordCost,
  wordGoal,
  wordYearly,
} from '@fishbowl/report'
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

const either = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' or $1')

/** Which values of a home were among the policies, in one sentence. */
function valuesNote(own: Scenario, axes: Asked['axes']): readonly string[] {
  const { owner, alignment, training } = homeValues(own.policies, axes)
  const parts = [
    ...(owner.length === 0 ? [] : [`owner as it is, ${either(owner)}`]),
    ...(alignment.length === 0 ? [] : [`alignment as it is or closer (${either(alignment)})`]),
    ...(training.length === 0 ? [] : [`training as it is or ${either(training.map(String))} (everybody)`]),
  ]
  return parts.length === 0 ? [] : [`Among the policies: ${parts.join('; ')}.`]
}

/** That an end or a late start of staff looks better than it is, as nothing after the run counts. */
function endNote({ advised }: Advice, { horizon }: Scenario): readonly string[] {
  const dated = advised?.candidate.scenario.interventions.some(({ staffing }) => staffing !== undefined)
  if (dated !== true) return []
  return [
    `Staff of the advice starts or ends by date, and the run has an end: what comes after week ${horizon - 1} is not counted; run longer with --weeks.`,
  ]
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
          `In this model ${free.join(', ').replace(/, ([^,]*)$/, ' and $1')} cost${free.length === 1 ? 's' : ''} nothing, so the advice takes what is best of ${free.length === 1 ? 'it' : 'them'}; leave out with --policies what is not yours to decide. Cost is that of CMs, posts filled all year, and of managers\u2019 hours.`,
        ]),
    ...valuesNote(own, axes),
    ...endNote(advice, own),
    ...(dated ? ['Dated changes of the scenario give way where a policy sets the same lever itself.'] : []),
    ...(goal.bound === undefined
      ? []
      : [`Reached means ${wordGoal(goal)}, pooled over these weeks, run by run.`]),
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
      `Finalists on ${n} replicates that the search did not see, all on the same luck; cost of CMs and managers\u2019 hours:`,
      look,
    ),
    ...tableLines(finalistTable(advice), look),
    ...finalists.flatMap(({ candidate }) =>
      paragraph(`${letterOf(advice, candidate)}  ${candidate.words}${dearestYear(candidate)}`, look, 3),
    ),
  ]
}

function fatePart(advice: Advice, look: Look): readonly string[] {
  const data = fateTable(advice)
  if (data === undefined) return []
  const { robustness, goal } = advice
  const regret =
    goal.bound === undefined
      ? 'what is lost against the best of them'
      : 'net value that is lost against the best of those that reach the goal, in the sets where it is reached'
  return [
    ...paragraph(
      `Over ${robustness?.sets ?? 0} sets of assumptions (${replicatesOfSet} replicates each); regret: ${regret}, mean and in the worst tenth of the sets; worst 10 % of the measure: in runs:`,
      look,
    ),
    ...tableLines(data, look),
  ]
}

function flipPart(advice: Advice, look: Look): readonly string[] {
  if (advice.advised === undefined) return []
  const lines = flipLines(advice)
  return [
    ...(lines.length === 0
      ? []
      : ['What would flip it:', ...lines.flatMap((line) => paragraph(`- ${line}`, look, 2))]),
    ...paragraph(flipSummary(advice), look),
  ]
}

/** An advice as lines for people. */
export function advicePage(advice: Advice, told: AdviceTold, look: Look): readonly string[] {
  const { text } = symbolsOf(look.symbols)
  const { runs, ruledOut, considered } = advice
  const counts = `${considered} policies${ruledOut === 0 ? '' : `, ${ruledOut} over the budget`}, ${runs.made} of at most ${runs.most} runs`
  return pageOf(
    paragraph(told.title, look),
    told.sentences.flatMap((sentence) => paragraph(sentence, look)),
    finalistPart(advice, look),
    fatePart(advice, look),
    flipPart(advice, look),
    told.file === undefined
      ? []
      : ['The advice as a scenario file:', ...fileLines(told.file, look).map((line) => `  ${line}`)],
    told.notes.flatMap((note) => paragraph(note, look)),
    [
      ...(told.wrote === undefined ? [] : [`wrote ${text(told.wrote)}`]),
      ...(told.unwritten === undefined ? [] : paragraph(told.unwritten, look)),
      `digest ${told.digest}`,
      ...paragraph(`model ${modelVersion}, seed "${told.seed}", ${counts}`, look),
      `again: ${text(told.again)}`,
    ],
  )
}
