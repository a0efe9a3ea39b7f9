import { measureOf, wordDifferences } from '@fishbowl/core'
import {
  changedSentences,
  fatesSentence,
  interactionTable,
  leverTable,
  mechanismTable,
  symbolsOf,
  wordGain,
} from '@fishbowl/report'
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
    ...paragraph(`Why ${second.id} differs from ${first.id}`, look),
    ...arms.flatMap((arm) => paragraph(`${arm.id}: ${titleOf(arm)}`, look, 2)),
  ]
}

const changes = ({ contrast }: ExplainPlan, look: Look): readonly string[] =>
  contrast.levers.flatMap(({ title, changes: lines }) => [
    ...paragraph(`${title}:`, look),
    ...indented(wordDifferences(lines).split('\n'), look),
  ])

/** What numbers of a table are: points or the unit of the measure, over which weeks. */
function unitWords({ asked }: ExplainPlan): string {
  const { title, format } = measureOf(asked.measure)
  const [from, to] = asked.weeks
  return `${format === 'share' ? 'points of ' : ''}${title}, weeks ${from} to ${to}`
}

function leverPart(plan: ExplainPlan, { attribution }: ExplainTold, look: Look): readonly string[] {
  const { measure } = plan.asked
  const n = attribution.replicates.length
  const title = `What comes from each lever (${unitWords(plan)}; ${n} replicate${n === 1 ? '' : 's'}; alone: only it switched on in ${plan.arms[0].id}; last: lost when it is switched off in ${plan.arms[1].id}; ? cannot be told from 0):`
  return [...paragraph(title, look), ...tableLines(leverTable(attribution, measure), look)]
}

function pairPart({ asked }: ExplainPlan, { attribution }: ExplainTold, look: Look): readonly string[] {
  const { interactions } = attribution
  if (interactions.length === 0) return []
  const more = interactions.length > mostPairs ? `, the ${mostPairs} largest of ${interactions.length}` : ''
  return [
    ...paragraph(`What two levers give together beyond apart${more} (these intervals hold together):`, look),
    ...tableLines(interactionTable(attribution, asked.measure, mostPairs), look),
  ]
}

function mechanismPart(
  plan: ExplainPlan,
  { ablations, mechanisms }: ExplainTold,
  look: Look,
): readonly string[] {
  if (ablations === undefined)
    return paragraph('Which mechanisms carry it is not looked at, since no difference can be told.', look)
  const { measure } = plan.asked
  const data = mechanismTable(ablations, measure, listedMechanisms)
  const [first] = ablations.mechanisms
  const gain = first === undefined ? '' : `, where ${wordGain(first.gain, measure)} is to be explained`
  const n = ablations.replicates.length
  const title = `Which mechanisms of the model carry it, each switched off in both (first ${n} replicates${gain}; the parts overlap and do not add up; their intervals hold together):`
  if (data.rows.length === 0) return mechanisms.flatMap((sentence) => paragraph(sentence, look))
  return [
    ...paragraph(title, look),
    ...tableLines(data, look),
    ...mechanisms.flatMap((sentence) => paragraph(sentence, look)),
  ]
}

function storyPart({ arms }: ExplainPlan, { stories }: ExplainTold, look: Look): readonly string[] {
  if ('why' in stories) return paragraph(`No members are told of: ${stories.why}.`, look)
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
  const n = contrast.plan.replicates.length
  const count = `${n} replicate${n === 1 ? '' : 's'}`
  return [
    ...arms.map(({ id }, i) => text(`digest ${digests[i]} ${id}`)),
    ...paragraph(`model ${modelVersion}, seed "${contrast.scenario(0).seed}", ${count}`, look),
    `again: ${text(again)}`,
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
