import type { EquationFacts, ModelFacts } from './facts.ts'
import { tableOf } from './markdown.ts'
import { readBy } from './odd-equations.ts'

const widest = 96

/** Words in lines of a width, the later ones under the first. */
function folded(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 2 <= width)
      lines[lines.length - 1] = `${last}, ${word}`
    else lines.push(word)
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line},` : line))
}

const kept = (facts: ModelFacts): readonly string[] => [...Object.keys(facts.tables), 'space']
/** The table of a name; classes and levels are what levers name. */
function tableIn(name: string): string {
  const [table = '', field] = name.split('.')
  if (field === undefined) return ''
  return table === 'class' || table === 'level' ? 'lever' : table
}

const setBy = (equations: readonly EquationFacts[]): readonly string[] => [
  ...new Set(equations.map(({ left }) => left)),
]
const readIn = (equations: readonly EquationFacts[]): readonly string[] => [
  ...new Set(equations.flatMap((equation) => readBy(equation).names)),
]

/** State that an equation reads before any of the same week has set it: what one week hands to the next. */
function handedOn(facts: ModelFacts): readonly string[] {
  const state = new Set(kept(facts))
  const set = new Set<string>()
  const found = new Set<string>()
  const weekly = Object.values(facts.phases)
  for (const equation of weekly.flatMap(({ equations }) => equations)) {
    for (const name of readBy(equation).names) if (state.has(tableIn(name)) && !set.has(name)) found.add(name)
    set.add(equation.left)
  }
  return [...found].filter((name) => set.has(name))
}

/** The order of the phases as a figure of characters: what each sets, and what the week hands to the next. */
export function phaseFigure(facts: ModelFacts): readonly string[] {
  const names = Object.keys(facts.phases)
  const longest = Math.max(...names.map((name) => name.length))
  const state = new Set([...kept(facts), 'now'])
  const indent = ' '.repeat(longest + 14)
  const lines = Object.entries(facts.phases).flatMap(([name, { runs, equations }], i) => {
    const sets = setBy(equations).filter((each) => state.has(tableIn(each)))
    const [first = 'nothing that is kept', ...rest] = folded(sets, widest - longest - 16)
    const head = `${String(i + 1).padStart(2)}  ${name.padEnd(longest)}  ${runs.padEnd(4)}  `
    return [`${head}${first}`].concat(rest.map((line) => `${indent}${line}`))
  })
  const hands = folded(handedOn(facts), widest - 4)
  return [
    '```text',
    ' #  phase'.padEnd(longest + 4) + '  runs  sets',
    '-'.repeat(widest),
    ...lines,
    '-'.repeat(widest),
    'and so on with the next week, which begins with what this one left:',
    ...hands.map((line) => `    ${line}`),
    '```',
    '',
  ]
}

/** Which phase reads and which sets which table. */
export function phaseTable(facts: ModelFacts): readonly string[] {
  const columns = [...kept(facts), 'now', 'lever']
  const rows = Object.entries(facts.phases).map(([name, { equations }]) => {
    const reads = new Set(readIn(equations).map(tableIn))
    const sets = new Set(setBy(equations).map(tableIn))
    const mark = (table: string): string => `${reads.has(table) ? 'r' : ''}${sets.has(table) ? 's' : ''}`
    return [name].concat(columns.map(mark))
  })
  return tableOf(['phase', ...columns], rows)
}
