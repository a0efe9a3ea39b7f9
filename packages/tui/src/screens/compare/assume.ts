import { type AssumptionId, assumptionIds, type Ledger, ledgerOf, wordIssues } from '@fishbowl/core'
import { fit, scenarioTitle, wordAssumption } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { type Change, type Entry, isRefused, variantEntry } from '../../entry.ts'
import { type Choice, picking } from '../../overlay.ts'
import { entryOf, pushed, replaced, type State, withEntry } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { ScreenOf } from '../module.ts'

/** A set of assumptions to look at a comparison under. */
type Changed = {
  readonly choice: Choice
  /** Ends the ids of the scenarios under it. */
  readonly slug: string
  /** In words, behind "with". */
  readonly under: string
  readonly assumptions: Change
}

const ends = ['low', 'high'] as const

/** One assumption at one end of its plausible range; undefined where the scenario has it there already. */
function atEnd(
  id: AssumptionId,
  end: (typeof ends)[number],
  [ledger, now]: readonly [Ledger, number],
): Changed | undefined {
  const { title, unit, low, high, status } = ledger[id]
  const value = ledger[id][end]
  if (value === now) return undefined
  const [at, before] = [wordAssumption(value, id), wordAssumption(now, id)]
  const range = { low: wordAssumption(low, id), high: wordAssumption(high, id) }
  // The numbers stand first: they must not be cut.
  const label = [
    fit(say('screen.assume.at', { end, value: at }), 16, 'left'),
    fit(say('screen.assume.now', { value: before }), 10, 'left'),
  ].join(' ')
  return {
    choice: { label, says: say('screen.assume.says', { title, id, unit, status }) },
    slug: `${id}-${end}`.toLowerCase(),
    under: say('screen.assume.under', { title, value: at, before }),
    assumptions: { [id]: { value, reason: say('screen.assume.reason', { end, ...range }) } },
  }
}

/** All that another scenario assumes otherwise than its version of the model. */
function asIn({ id, title, loaded }: Entry): Changed | undefined {
  const { overrides } = loaded.scenario
  const count = Object.keys(overrides).length
  if (count === 0) return undefined
  const under = say('screen.assume.asIn', { id })
  return {
    choice: { label: under, says: say('screen.assume.changed', { n: count, title: scenarioTitle(title) }) },
    slug: `as-${id}`,
    under,
    assumptions: overrides,
  }
}

/** What a comparison of these two can be looked at under: the changed assumptions of other scenarios, then the ledger. */
function changesFor({ entries }: State, base: Entry, policy: Entry): readonly Changed[] {
  const others = entries.filter((one) => one !== base && one !== policy && one.isPassing !== true)
  const { assumptions, model } = base.loaded.scenario
  const ledger = ledgerOf(model)
  return [
    ...others.flatMap((one) => asIn(one) ?? []),
    ...assumptionIds.flatMap((id) => ends.flatMap((end) => atEnd(id, end, [ledger, assumptions[id]]) ?? [])),
  ]
}

/** The id of a scenario under a change: at most 60 characters, and another one than that of its pair, which may begin alike. */
function idUnder(id: string, slug: string, pair: readonly Entry[]): string {
  const end = slug.slice(0, 30).replace(/-+$/, '')
  const wish = `${id.slice(0, 59 - end.length)}-${end}`
  return pair.some((one) => one.id === wish) ? `${id.slice(0, 57 - end.length)}-2-${end}` : wish
}

/** A scenario under changed assumptions; the same one for the same change. */
function underEntry(
  state: State,
  entry: Entry,
  { slug, under, assumptions }: Changed,
  pair: readonly Entry[],
): Entry | string {
  const id = idUnder(entry.id, slug, pair)
  const naming = {
    id,
    title: say('screen.assume.variant', { title: scenarioTitle(entry.title), under }).slice(0, 600),
    kind: 'draft',
  } as const
  const made = variantEntry(entry, { assumptions }, naming, state.entries)
  if (isRefused(made)) return wordIssues(made)
  const known = entryOf(state, id)
  if (known?.operand === made.operand) return known
  return known === undefined || known.isPassing === true
    ? { ...made, isPassing: true }
    : say('screen.assume.exists', { id })
}

/** The two scenarios of the comparison, and the same two under the change, as four arms. */
function fourArms(state: State, ids: readonly [string, string], changed: Changed): Step {
  const entries: Entry[] = []
  for (const id of ids) {
    const entry = entryOf(state, id)
    if (entry === undefined) return saying(state, say('screen.assume.gone', { id }))
    const made = underEntry(state, entry, changed, entries)
    if (typeof made === 'string') return saying(state, made)
    entries.push(made)
  }
  const all = [...ids, ...entries.map(({ id }) => id)]
  const screen: ScreenOf<'compare'> = { name: 'compare', ids: all, under: changed.under }
  const isOpen = state.screens.at(-1)?.name === 'compare' && underOf(state) !== undefined
  const known = entries.reduce(withEntry, state)
  const view = { ...state.view, focus: 1, cursor: undefined, zoom: false }
  const next = (isOpen ? replaced : pushed)({ ...known, view }, screen)
  return { state: next, effects: [{ do: 'run', ids: all, replicates: state.replicates }] }
}

function underOf({ screens }: State): string | undefined {
  const screen = screens.at(-1)
  return screen?.name === 'compare' ? screen.under : undefined
}

/** Offers assumptions to look at the comparison of the focused arm with its baseline under. */
export function assumed(state: State, { ids, under }: ScreenOf<'compare'>): Step {
  const [baseId = '', first = ''] = ids
  const focused = ids[state.view.focus]
  const policyId = under !== undefined || focused === undefined || focused === baseId ? first : focused
  const [base, policy] = [entryOf(state, baseId), entryOf(state, policyId)]
  if (base === undefined || policy === undefined) return saying(state, say('screen.chart.nothing'))
  const changes = changesFor(state, base, policy)
  const title = say('screen.assume.title')
  const choices = changes.map(({ choice }) => choice)
  return still({
    ...state,
    overlay: picking(title, choices, (now, index) => {
      const changed = changes[index]
      return changed === undefined ? still(now) : fourArms(now, [baseId, policyId], changed)
    }),
  })
}
