import { scenarioTitle, wordPolicies } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { branchEntry } from '../../branch.ts'
import { type Entry, freeId, isRefused } from '../../entry.ts'
import { picking } from '../../overlay.ts'
import { entryOf, replaced, type State, withEntry } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import { openEditor } from '../editor/open.ts'
import { takenEntries } from '../library/remove.ts'
import { type Ready, readyChanges } from './changes.ts'
import { charted } from './charted.ts'
import { noted, placed, remembered } from './deeds.ts'
import type { BranchesScreen } from './state.ts'
import { treeOf } from './tree.ts'

/** Offers ready changes from the week of the cursor on, and the editor for all others; each makes a branch of the selected entry. */
export function offered(state: State, screen: BranchesScreen): Step {
  const { id, week } = screen
  const entry = entryOf(state, id)
  if (entry === undefined) return still(state)
  const { scenario } = entry.loaded
  if (week < 1) return saying(state, say('editor.branch.weekZero'))
  const ready = readyChanges(scenario, week)
  const choices = [
    ...ready.map((one) => ({ label: one.says, says: wordPolicies(one.policies) })),
    { label: say('editor.branch.other'), says: say('editor.branch.otherSays', { week }) },
  ]
  const overlay = picking(say('editor.branch.pick', { week, id }), choices, (now, index) => {
    const change = ready[index]
    return change === undefined ? openEditor(now, id, week) : made(now, screen, change)
  })
  return still({ ...state, overlay })
}

/** Longest id of a scenario that `freeId` leaves whole. */
const longestId = 54

function made(state: State, screen: BranchesScreen, { slug, says, policies }: Ready): Step {
  const { root, id, week } = screen
  const base = entryOf(state, id)
  if (base === undefined) return still(state)
  const ending = `-w${week}-${slug}`
  const wish = `${root.slice(0, longestId - ending.length)}${ending}`
  const naming = {
    id: freeId(wish, [...takenEntries(state), ...remembered(state)]),
    title: say('editor.branch.title', { base: scenarioTitle(base.title), week, says }),
  }
  const entry = branchEntry(base, { week, policies }, naming, state.entries)
  if (isRefused(entry))
    return saying(
      state,
      say('editor.branch.none', { why: entry[0]?.message ?? say('editor.branch.refused') }),
    )
  return grown(withEntry(state, entry), screen, entry)
}

/** The screen with a branch that was just put in: selected, its runs under way. */
function grown(state: State, screen: BranchesScreen, entry: Entry): Step {
  const branches = placed(state, entry.id)
  const next = noted(state, { root: screen.root, kind: 'made', branches })
  const seen = treeOf(next.entries, screen.root).map((leaf) => leaf.entry.id)
  const message = say('editor.branch.made', { id: entry.id })
  const step = charted(replaced(next, { ...screen, id: entry.id, marked: [], seen }))
  return { ...step, state: { ...step.state, message } }
}

/** The screen after the one above it was left: with the branch that was made there, or runs of what was changed there. */
export function resumed(state: State, screen: BranchesScreen): Step {
  const fresh = treeOf(state.entries, screen.root).filter(({ entry }) => !screen.seen.includes(entry.id))
  const latest = fresh.at(-1)?.entry
  return latest === undefined ? charted(state) : grown(state, screen, latest)
}
