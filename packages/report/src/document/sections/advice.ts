import { flipLines, flipSummary } from '../../advice/flips.ts'
import { wordPolicy } from '../../advice/policy.ts'
import { adviceSentences } from '../../advice/sentences.ts'
import { fateTable, finalistTable, letterOf } from '../../advice/tables.ts'
import { wordGoal, wordYearly } from '../../advice/words.ts'
import { formatNumber } from '../../number.ts'
import type { AdviceSource } from '../../source/advice-source.ts'
import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
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
  const policies = {
    n: grouped(considered),
    ruled: ruledOut === 0 ? 'no' : grouped(ruledOut),
  }
  const reached = say('advice.fact.ofRuns', { share: formatNumber(share, { kind: 'share' }) })
  return {
    kind: 'facts',
    facts: [
      [say('advice.fact.scenario'), title],
      [say('advice.fact.goal'), wordGoal(goal)],
      ...(goal.bound === undefined ? [] : [[say('advice.fact.reached'), reached] as const]),
      ...(budget === undefined ? [] : [[say('advice.fact.budget'), wordYearly(budget)] as const]),
      [say('advice.fact.among'), say('advice.fact.policies', policies)],
      [
        say('advice.fact.runs'),
        say('advice.fact.most', { made: grouped(runs.made), most: grouped(runs.most) }),
      ],
    ],
    from: ['advice'],
  }
}

/** A table by letters with the policies in words. */
function withPolicies(
  { columns, rows, ...rest }: ShownTable,
  { finalists }: AdviceSource['advice'],
): ShownTable {
  const words = new Map(
    finalists.map(({ candidate }, i) => [String.fromCharCode(65 + i), wordPolicy(candidate)]),
  )
  return {
    ...rest,
    columns: [...columns.slice(0, 1), left(say('advice.col.policy')), ...columns.slice(1)],
    rows: rows.map(([letter = '', ...cells]) => [letter, words.get(letter) ?? '', ...cells]),
  }
}

/** Everyone who was measured. */
function finalistBlocks(source: AdviceSource): readonly Block[] {
  const { advice } = source
  const [first] = advice.finalists
  if (first === undefined) return []
  const n = first.value.n + first.value.missing
  const caption = say('advice.caption.finalists', { n, short: 'no' })
  const table = withPolicies(shownTable(finalistTable(advice), caption, 'finalists'), advice)
  const chart = finalistsChart(source)
  if (chart === undefined) return [{ kind: 'table', table }]
  return [{ kind: 'chart', choices: [{ label: say('advice.label.finalists'), chart }], tables: [table] }]
}

/** How the advice and its rivals fare in other worlds of assumptions. */
function fateBlocks(source: AdviceSource): readonly Block[] {
  const { advice } = source
  const { goal, robustness } = advice
  const data = fateTable(byLetter(advice))
  const chart = fatesChart(source)
  if (data === undefined || chart === undefined) return []
  const caption = say('advice.caption.fates', {
    sets: robustness?.sets ?? 0,
    each: 'no',
    bound: goal.bound === undefined ? 'no' : 'yes',
  })
  const table = withPolicies(shownTable(data, caption, 'fates'), advice)
  return [{ kind: 'chart', choices: [{ label: say('advice.label.sets'), chart }], tables: [table] }]
}

/** What would flip the advice. */
function flipBlocks({ advice }: AdviceSource): readonly Block[] {
  if (advice.advised === undefined) return []
  const lines = flipLines(advice)
  const summary = note(flipSummary(advice), ['advice', 'finalists'])
  if (lines.length === 0) return [summary]
  return [
    { kind: 'text', text: say('advice.flip.heading'), from: ['flips'] },
    { kind: 'list', items: lines, from: ['flips'] },
    summary,
  ]
}

function fileBlocks({ policyFile, advice }: AdviceSource): readonly Block[] {
  if (policyFile === undefined || advice.advised === undefined) return []
  const letter = letterOf(advice, advice.advised.candidate)
  return [
    { kind: 'text', text: say('advice.file', { letter }), from: ['finalists'] },
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
  const misfits = fitNotes({ what: say('advice.what'), scenarios, seed, horizon }, comparison).map((text) =>
    note(text, ['advice']),
  )
  return {
    section: {
      id: 'advice',
      title: say('advice.title'),
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
