import { hasCurve, type MeasureId, type Scenario } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import {
  activityTable,
  assumptionSentence,
  curvesFigure,
  deltaFigure,
  glyphOf,
  measureTitle,
  pairSentence,
  pairTable,
  runSentence,
  runTable,
  scenarioQuestion,
  spacesTable,
  surenessSentence,
  symbolsOf,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { titleOf } from './arm-names.ts'
import type { Result } from './experiment.ts'
import type { Look } from './look.ts'
import { chart, pageOf, paragraph, tableLines } from './page.ts'

const curveRows = 20
const deltaRows = 13

/** What happened and how sure it is, in sentences: one for each pair, or one for a single arm. */
export function sentencesOf({ comparison, sureness }: Result, measure: MeasureId): readonly string[] {
  const { pairs } = comparison
  if (pairs.length === 0) return [runSentence(comparison, measure)]
  return pairs.flatMap((pair, i) => {
    const state = sureness[i]
    const sentence = pairSentence(pair, measure)
    return state === undefined ? [sentence] : [sentence, surenessSentence(pair, measure, state)]
  })
}

/** The sentence about what the result rests on, where it rests on something. */
export function restsOn({ comparison: { arms, baseline } }: Result): readonly string[] {
  const scenarios = arms.map(({ arm }) => arm)
  const first = scenarios.filter(({ id }) => id === baseline)
  const others = scenarios.filter(({ id }) => id !== baseline)
  const sentence = assumptionSentence([...first, ...others].map(({ scenario }) => scenario))
  return sentence === '' ? [] : [sentence]
}

const question = ({ question: text }: Scenario, look: Look): readonly string[] =>
  text === undefined ? [] : paragraph(scenarioQuestion(text), look)

/** Title and question of one scenario, or the titles of several beside their glyphs and the question of the last. */
export function headingPart({ arms, baseline }: Comparison, look: Look): readonly string[] {
  const symbols = symbolsOf(look.symbols)
  const [only, ...others] = arms
  if (only === undefined) return []
  if (others.length === 0)
    return [...paragraph(titleOf(only.arm), look), ...question(only.arm.scenario, look)]
  const titles = arms.flatMap(({ arm }, i) => {
    const values = { name: `${glyphOf(symbols, i)} ${arm.id}`, title: titleOf(arm) }
    if (arm.id === baseline) return paragraph(say('curve.page.baseline', values), look, 2)
    return paragraph(say('curve.named', { name: values.name, text: values.title }), look, 2)
  })
  const asked = arms.filter(({ arm }) => arm.id !== baseline && arm.scenario.question !== undefined)
  return [...titles, ...(asked.length === 1 ? asked.flatMap(({ arm }) => question(arm.scenario, look)) : [])]
}

/** The curves, and for several arms their differences to the baseline. */
export function chartPart(comparison: Comparison, measure: MeasureId, look: Look): readonly string[] {
  if (!hasCurve(measure)) return [say('curve.page.total', { title: measureTitle(measure) })]
  const curves = chart(curvesFigure(comparison, measure), curveRows, look)
  if (comparison.pairs.length === 0) return curves
  return pageOf(curves, chart(deltaFigure(comparison, measure), deltaRows, look))
}

/** Levels at the end: one table for a single arm, one for each pair. */
export function endPart(comparison: Comparison, measure: MeasureId, look: Look): readonly string[] {
  const { end, horizon, pairs } = comparison
  const title = paragraph(say('curve.page.end', { ...end, weeks: horizon }), look)
  if (pairs.length === 0) return [...title, ...tableLines(runTable(comparison, measure), look)]
  const { symbols } = look
  const tables = pairs.map((pair) =>
    tableLines(pairTable(comparison, pair, { first: measure, symbols }), look),
  )
  return pageOf([...title, ...(tables[0] ?? [])], ...tables.slice(1))
}

/** Activities of the CMs by kind; nothing where no arm has a team. */
export function activityPart(comparison: Comparison, look: Look): readonly string[] {
  const data = activityTable(comparison, look.symbols)
  const { from, to } = comparison.end
  return data === undefined ? [] : [say('curve.page.activity', { from, to }), ...tableLines(data, look)]
}

/** Each space by itself; nothing where there is one. */
export function spacesPart(comparison: Comparison, look: Look): readonly string[] {
  if (comparison.arms.length === 1) return []
  const { end, horizon } = comparison
  return [
    ...paragraph(say('curve.page.spaces', { ...end, weeks: horizon }), look),
    ...tableLines(spacesTable(comparison), look),
  ]
}

/** The comparison with its first arm alone. */
export const alone = (comparison: Comparison): Comparison => ({
  ...comparison,
  arms: comparison.arms.slice(0, 1),
  pairs: [],
})
