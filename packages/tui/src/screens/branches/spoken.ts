import { formatNumber, formatOf, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { State } from '../../state.ts'
import { spokenFigure } from '../../views/figures.ts'
import { keyHint } from '../../views/key-hint.ts'
import { progressFacts } from '../../views/progress.ts'
import { knownOf } from './known.ts'
import { branchFigure, comparisonOf, covering, shownIds, wordChange } from './shown.ts'
import type { BranchesScreen } from './state.ts'
import { type Leaf, treeOf } from './tree.ts'
import { branchWords } from './words.ts'

/** The tree and its selected branch in sentences. */
export function spokenBranches(state: State, screen: BranchesScreen): readonly string[] {
  const leaves = treeOf(state.entries, screen.root)
  const ids = shownIds(state, screen)
  const comparison = comparisonOf(state, ids)
  const place = leaves.findIndex(({ entry }) => entry.id === screen.id) + 1
  const live = covering(state, ids)
  const facts = live === undefined ? '' : ` ${progressFacts(live).join(', ')}.`
  const { fork, week, end } = branchWords(state, screen)
  const marked = screen.marked.includes(screen.id) ? 'yes' : 'no'
  return [
    say('editor.branch.spoken', {
      root: screen.root,
      at: place,
      n: leaves.length,
      id: screen.id,
      marked,
      week: screen.week,
      facts,
    }),
    ...[fork.join(' '), week, end].filter((words) => words !== ''),
    say('editor.branch.tree', {
      leaves: leaves.map((leaf) => leafWords(state, leaf)).join(say('curve.join.semicolon')),
    }),
    ...(comparison === undefined || comparison.replicates.length === 0
      ? [say('editor.branch.noResult')]
      : [spokenFigure(branchFigure(state, comparison, screen.root))]),
    keyHint(),
  ]
}

function leafWords(state: State, { entry, depth }: Leaf): string {
  const { measure } = state.view
  const end = knownOf(state, entry.id, measure).end
  const level =
    end === undefined ? '' : `, ${measureTitle(measure)} ${formatNumber(end.mean, formatOf(measure))}`
  if (depth === 0) return `${entry.id}${level}`
  return say('editor.branch.leaf', {
    id: entry.id,
    base: entry.base ?? '',
    week: entry.week ?? 0,
    change: wordChange(entry),
    level,
  })
}
