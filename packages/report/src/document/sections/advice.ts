import { flipLines, flipSummary } from '../../advice/flips.ts'
import { adviceSentences } from '../../advice/sentences.ts'
import { fateTable, finalistTable, letterOf } from '../../advice/tables.ts'
import { wordGoal, wordYearly } from '../../advice/words.ts'
import { formatNumber } from '../../number.ts'
import type { AdviceSource } from '../../source/advice-source.ts'
import type { Sources } from '../../source/source.ts'
import type { Block, ShownTable } from '../document.ts'
import { fitNotes } from '../fit-notes.ts'
import type { Part } from '../report-of.ts'
import { left } from '../shown.ts'
import { shownTable } from '../shown-table.ts'
import { adviceTables } from '../tables/advice-tables.ts'
import { byLetter, fatesChart, finalistsChart } from './advice-charts.ts'

const note = (text: string, from: readonly string[] = []): Block => ({
  kind: 'text',
  text,
  from,
  role: 'note',
})

const grouped = (n: number): string => formatNumber(n, { kind: 'plain', digits: 0 })

/** What was asked, and how it was looked for. */
function askedBlock({ title, advice, budget }: AdviceSource): Block {
  const { goal, share, considered, ruledOut, runs } = advice
  const ruled = ruledOut === 0 ? '' : `, ${grouped(ruledOut)} of them over the budget`
  return {
    kind: 'facts',
    facts: [
      ['scenario', title],
      ['goal', wordGoal(goal)],
      ...(goal.bound === undefined
        ? []
        : [['to be reached in', `${formatNumber(share, { kind: 'share' })} of runs`] as const]),
      ...(budget === undefined ? [] : [['budget', wordYearly(budget)] as const]),
      ['chosen among', `${grouped(considered)} policies${ruled}`],
      ['runs', `${grouped(runs.made)} of at most ${grouped(runs.most)}`],
    ],
    from: ['advice'],
  }
}

/** A table by letters with the policies in words. */
function withPolicies(
  { columns, rows, ...rest }: ShownTable,
  { finalists }: AdviceSource['advice'],
): ShownTable {
  const words = new Map(finalists.map(({ candidate }, i) => [String.fromCharCode(65 + i), candidate.words]))
  return {
    ...rest,
    columns: [...columns.slice(0, 1), left('policy'), ...columns.slice(1)],
    rows: rows.map(([letter = '', ...cells]) => [letter, words.get(letter) ?? '', ...cells]),
  }
}

/** Everyone who was measured. */
function finalistBlocks(source: AdviceSource): readonly Block[] {
  const { advice } = source
  const [first] = advice.finalists
  if (first === undefined) return []
  const n = first.value.n + first.value.missing
  const caption = `Finalists on ${n} replicates that the search did not see, all on the same luck; cost of community managers and managers\u2019 hours`
  const table = withPolicies(shownTable(finalistTable(advice), caption, 'finalists'), advice)
  const chart = finalistsChart(source)
  if (chart === undefined) return [{ kind: 'table', table }]
  return [{ kind: 'chart', choices: [{ label: 'finalists', chart }], tables: [table] }]
}

/** How the advice and its rivals fare in other worlds of assumptions. */
function fateBlocks(source: AdviceSource): readonly Block[] {
  const { advice } = source
  const { goal, robustness } = advice
  const data = fateTable(byLetter(advice))
  const chart = fatesChart(source)
  if (data === undefined || chart === undefined) return []
  const regret =
    goal.bound === undefined
      ? 'what is lost against the best of them'
      : 'net value that is lost against the best of those that reach the goal, in the sets where it is reached'
  const caption = `Over ${robustness?.sets ?? 0} sets of assumptions; regret: ${regret}, mean and in the worst tenth of the sets; worst 10 % of the measure: in runs`
  const table = withPolicies(shownTable(data, caption, 'fates'), advice)
  return [{ kind: 'chart', choices: [{ label: 'sets of assumptions', chart }], tables: [table] }]
}

/** What would flip the advice. */
function flipBlocks({ advice }: AdviceSource): readonly Block[] {
  if (advice.advised === undefined) return []
  const lines = flipLines(advice)
  const summary = note(flipSummary(advice), ['advice', 'finalists'])
  if (lines.length === 0) return [summary]
  return [
    { kind: 'text', text: 'What would flip it:', from: ['flips'] },
    { kind: 'list', items: lines, from: ['flips'] },
    summary,
  ]
}

function fileBlocks({ policyFile, advice }: AdviceSource): readonly Block[] {
  if (policyFile === undefined || advice.advised === undefined) return []
  const letter = letterOf(advice, advice.advised.candidate)
  return [
    { kind: 'text', text: `The advice (${letter}) as a scenario file:`, from: ['finalists'] },
    { kind: 'command', command: policyFile.trimEnd() },
  ]
}

/** The advice in sentences made from its numbers. */
const adviceAnswer = ({ advice, budget }: AdviceSource): readonly string[] => adviceSentences(advice, budget)

/** The cheapest policy that reaches a goal, or the best one, in how many worlds it stays so, and what would flip it. */
export function advicePart({ advice: source, comparison }: Sources): Part | undefined {
  if (source === undefined) return undefined
  const { notes, title, scenario, seed, horizon } = source
  const [headline = '', achieves, ...others] = adviceAnswer(source)
  const from = adviceTables(source)
    .map(({ name }) => name)
    .filter((name) => name !== 'flips')
  const answer: Block = {
    kind: 'text',
    text: [headline, ...(achieves === undefined ? [] : [achieves])].join(' '),
    from,
    role: 'answer',
  }
  const scenarios = [{ id: title.split(':')[0] ?? '', title, scenario }]
  const misfits = fitNotes({ what: 'This advice', scenarios, seed, horizon }, comparison).map((text) =>
    note(text, ['advice']),
  )
  return {
    section: {
      id: 'advice',
      title: 'What to do',
      blocks: [
        answer,
        askedBlock(source),
        ...misfits,
        ...others.map((text): Block => ({ kind: 'text', text, from })),
        ...finalistBlocks(source),
        ...fateBlocks(source),
        ...flipBlocks(source),
        ...fileBlocks(source),
        ...notes.map((text) => note(text, ['advice'])),
      ],
      brief: [answer, ...misfits],
    },
    tables: adviceTables(source),
  }
}
