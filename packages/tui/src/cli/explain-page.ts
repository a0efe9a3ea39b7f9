import { measureOf, wordDifferences } from '@fishbowl/core'
import {
  changedSentences,
  fatesSentence,
  interactionTable,
  leverTable,
  leverTitle,
  measureTitle,
  mechanismTable,
  symbolsOf,
  wordGain,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import { titleOf } from './arm-names.ts'
import type { ExplainPlan } from './explain-plan.ts'
import type { Explained } from './explain-runs.ts'
import type { Look } from './look.ts'
import { indented, pageOf, paragraph, tableLines } from './page.ts'

/** Mechanisms that are told in a sentence, and those in the table. */
export const toldMechanisms = 3
const listedMechanisms = 10
const mostPairs = 5

/** All that the page tells besides the plan. */
export type ExplainTold = Explained & {
  readonly headline: readonly string[]
  readonly mechanisms: readonly string[]
  readonly notes: readonly string[]
  readonly again: string
}

function heading({ arms }: ExplainPlan, look: Look): readonly string[] {
  const [first, second] = arms
  return [
    ...paragraph(say('analysis.why.titlePair', { first: first.id, second: second.id }), look),
    ...arms.flatMap((arm) => paragraph(say('curve.named', { name: arm.id, text: titleOf(arm) }), look, 2)),
  ]
}

const changes = ({ contrast }: ExplainPlan, look: Look): readonly string[] =>
  contrast.levers.flatMap((lever) => [
    ...paragraph(say('advice.page.colon', { text: leverTitle(lever) }), look),
    ...indented(wordDifferences(lever.changes).split('\n'), look),
  ])

/** What numbers of a table are: points or the unit of the measure, over which weeks. */
function unitWords({ asked }: ExplainPlan): string {
  const [from, to] = asked.weeks
  return say('analysis.why.units', {
    points: measureOf(asked.measure).format === 'share' ? 'yes' : 'no',
    title: measureTitle(asked.measure),
    from,
    to,
  })
}

function leverPart(plan: ExplainPlan, { attribution }: ExplainTold, look: Look): readonly string[] {
  const { measure } = plan.asked
  const n = attribution.replicates.length
  const title = say('analysis.why.page.levers', {
    unit: unitWords(plan),
    n,
    first: plan.arms[0].id,
    second: plan.arms[1].id,
  })
  return [...paragraph(title, look), ...tableLines(leverTable(attribution, measure), look)]
}

function pairPart({ asked }: ExplainPlan, { attribution }: ExplainTold, look: Look): readonly string[] {
  const { interactions } = attribution
  if (interactions.length === 0) return []
  const all = interactions.length
  return [
    ...paragraph(say('analysis.why.page.pairs', { shown: all > mostPairs ? mostPairs : 0, all }), look),
    ...tableLines(interactionTable(attribution, asked.measure, mostPairs), look),
  ]
}

function mechanismPart(
  plan: ExplainPlan,
  { ablations, mechanisms }: ExplainTold,
  look: Look,
): readonly string[] {
  if (ablations === undefined) return paragraph(say('analysis.why.noMechanisms'), look)
  const { measure } = plan.asked
  const data = mechanismTable(ablations, measure, listedMechanisms)
  const [first] = ablations.mechanisms
  const title = say('analysis.why.page.mechanisms', {
    n: ablations.replicates.length,
    gain: first === undefined ? 'none' : wordGain(first.gain, measure),
  })
  if (data.rows.length === 0) return mechanisms.flatMap((sentence) => paragraph(sentence, look))
  return [
    ...paragraph(title, look),
    ...tableLines(data, look),
    ...mechanisms.flatMap((sentence) => paragraph(sentence, look)),
  ]
}

function storyPart({ arms }: ExplainPlan, { stories }: ExplainTold, look: Look): readonly string[] {
  if ('why' in stories) return paragraph(say('analysis.why.untold', { why: stories.why }), look)
  const names = { first: arms[0].id, second: arms[1].id }
  return pageOf(
    paragraph(fatesSentence(stories.fates, names), look),
    ...stories.members.map((one) => paragraph(changedSentences(one, names).join(' '), look)),
  )
}

function sourcePart(
  { arms, contrast }: ExplainPlan,
  { digests, again }: ExplainTold,
  look: Look,
): readonly string[] {
  const { text } = symbolsOf(look.symbols)
  const replicates = say('why.count.replicates', { n: contrast.plan.replicates.length })
  const { seed } = contrast.scenario(0)
  return [
    ...arms.map(({ id }, i) => text(say('curve.foot.digest', { digest: digests[i] ?? '', id }))),
    ...paragraph(say('curve.foot.replicates', { model: modelVersion, seed, replicates }), look),
    say('curve.foot.again', { again: text(again) }),
  ]
}

/** An explanation as people read it. */
export function explainPage(plan: ExplainPlan, told: ExplainTold, look: Look): readonly string[] {
  return pageOf(
    heading(plan, look),
    told.headline.flatMap((sentence) => paragraph(sentence, look)),
    leverPart(plan, told, look),
    pairPart(plan, told, look),
    changes(plan, look),
    mechanismPart(plan, told, look),
    storyPart(plan, told, look),
    told.notes.flatMap((note) => paragraph(note, look)),
    sourcePart(plan, told, look),
  )
}
