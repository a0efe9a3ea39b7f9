import { measureOf } from '@fishbowl/core'
import { formatNumber, formatOf } from '@fishbowl/report'
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
  const isMarked = screen.marked.includes(screen.id) ? ' Marked.' : ''
  return [
    `Branches of ${screen.root}. ${place} of ${leaves.length}: ${screen.id}.${isMarked} Cursor in week ${screen.week}.${facts}`,
    ...[fork.join(' '), week, end].filter((words) => words !== ''),
    `Tree: ${leaves.map((leaf) => leafWords(state, leaf)).join('; ')}.`,
    ...(comparison === undefined || comparison.replicates.length === 0
      ? ['No result yet.']
      : [spokenFigure(branchFigure(state, comparison, screen.root))]),
    keyHint(),
  ]
}

function leafWords(state: State, { entry, depth }: Leaf): string {
  const { measure } = state.view
  const end = knownOf(state, entry.id, measure).end
  const level =
    end === undefined ? '' : `, ${measureOf(measure).title} ${formatNumber(end.mean, formatOf(measure))}`
  if (depth === 0) return `${entry.id}${level}`
  return `${entry.id} off ${entry.base ?? ''} in week ${entry.week ?? 0}: ${wordChange(entry)}${level}`
}
