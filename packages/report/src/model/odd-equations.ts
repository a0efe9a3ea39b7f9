import { type AssumptionId, assumptionIds } from '@fishbowl/core'
import type { EquationFacts, ModelFacts } from './facts.ts'
import { anchor, assumptionAnchor, equationAnchor, referenceLinks } from './markdown.ts'
import { partsOf } from './notation.ts'

const isAssumption = (name: string): name is AssumptionId => assumptionIds.some((id) => id === name)

/** Longest line of an equation. */
const most = 96

/** The terms of a sum, or the parts of a condition, that stand in no bracket. */
function termsOf(text: string): readonly string[] {
  const terms: string[] = []
  let depth = 0
  for (const part of text.split(/ (?=[-+] |and |or )/)) {
    const last = terms.length - 1
    if (depth === 0) terms.push(part)
    else terms[last] = `${terms[last]} ${part}`
    for (const sign of part) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
  }
  return terms
}

/** A long right side goes on below, broken before a term. */
function wrapped(text: string): string {
  if (text.length <= most) return text
  const lines: string[] = []
  for (const term of termsOf(text)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + term.length < most) lines[lines.length - 1] = `${last} ${term}`
    else lines.push(lines.length === 0 ? term : `    ${term}`)
  }
  return lines.join('\n')
}

const drawWord = ({ draw, k }: EquationFacts): string => `u[${draw}${k === undefined ? '' : `, ${k}`}]`

/** An equation as a line, or a few. */
function equationText(equation: EquationFacts): string {
  const { left, is, right } = equation
  if (is === '=') return wrapped(`${left} = ${right}`)
  if (is === '+=')
    return wrapped(`${left} = ${left} + ${/[-+<>]| and | or /.test(right) ? `(${right})` : right}`)
  return `${wrapped(`${left} happens with chance ${right}`)}\n    drawn by ${drawWord(equation)}`
}

/** What an equation reads: assumptions, and state that other weeks or phases left. */
export function readBy({ left, is, right }: EquationFacts): {
  readonly assumptions: readonly AssumptionId[]
  readonly names: readonly string[]
} {
  const { names } = partsOf(right)
  const all = is === '+=' && !names.includes(left) ? [left, ...names] : names
  return {
    assumptions: all.filter(isAssumption),
    names: all.filter((name) => !isAssumption(name)),
  }
}

const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
const places = (at: readonly string[]): string =>
  at.map((place) => `\`${place.replace('#', ' ')}\``).join(', ')

/** An equation with its sentence, its links and where it stands in the code. */
function equationLines(equation: EquationFacts): readonly string[] {
  const { id, says, when, at, rests = [] } = equation
  const { assumptions, names } = readBy(equation)
  const facts = [
    ...(assumptions.length === 0
      ? []
      : [`Assumptions ${assumptions.map((each) => `[${each}](#${assumptionAnchor(each)})`).join(', ')}.`]),
    ...(names.length === 0 ? [] : [`Reads ${codes(names)}.`]),
    ...(rests.length === 0 ? [] : [`Rests on ${referenceLinks(rests)}.`]),
    `Code ${places(at)}.`,
  ]
  return [
    `${anchor(equationAnchor(id))}**${id}**: ${says}${when === undefined ? '' : ` *Where ${when}.*`}`,
    '',
    '```text',
    equationText(equation),
    '```',
    '',
    facts.join(' '),
    '',
  ]
}

/** Equations one after the other. */
export const equationList = (equations: readonly EquationFacts[]): readonly string[] =>
  equations.flatMap(equationLines)

/** Equations that read an assumption, by id. */
export function equationsByAssumption(
  equations: readonly EquationFacts[],
): ReadonlyMap<AssumptionId, readonly string[]> {
  return new Map(
    assumptionIds.map((id) => [
      id,
      equations.filter((equation) => readBy(equation).assumptions.includes(id)).map((each) => each.id),
    ]),
  )
}

/** The submodels: each phase with what it decides, why it stands where it stands, and its equations. */
export const submodelLines = ({ phases }: ModelFacts): readonly string[] =>
  Object.entries(phases).flatMap(([name, { runs, says, why, equations }], i) =>
    [
      `### 7.${i + 1} ${name}`,
      '',
      `${says} ${runs === 'once' ? 'Once for the organisation.' : 'For each space.'}`,
      '',
      `Its place in the week: ${why}`,
      '',
    ].concat(equationList(equations)),
  )
