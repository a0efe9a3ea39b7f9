import { type Lever, leverDefault, leversOf, leverValue, type Settings } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { textOf } from '../../field.ts'
import { groupName, leverEffect, leverName, leverUnit } from './lever-words.ts'
import { noteRows } from './note-rows.ts'
import { postRows, teamWrite } from './post-rows.ts'
import { isChanged, type LeverRow, type Row } from './row.ts'
import type { EditorScreen } from './state.ts'
import { settingsIn, type Target } from './target.ts'

/** How a branch or a draft says a lever. A rule in an intervention is said as a whole, or it would lose its other parts. */
function writeOf({ path, section }: Lever, settings: Settings, { week }: Target): LeverRow['write'] {
  const place = week === undefined ? path : path.slice(1)
  const [key] = place.slice(-1)
  if (week !== undefined && path[2] === 'ratio')
    return (value) => ({ path: place.slice(0, -1), value: { ...settings.ratio, [String(key)]: value } })
  if (section === 'assumptions')
    return (value) => ({ path: place.slice(0, -1), value: { value, reason: say('editor.reason') } })
  return (value) => ({ path: place, value })
}

function leverRow(lever: Lever, target: Target, settings: Settings, old: Settings): LeverRow {
  const { entry, base } = target
  const { model } = entry.loaded.scenario
  return {
    kind: 'lever',
    id: lever.id,
    section: lever.section,
    group: groupName(lever),
    title: leverName(lever),
    effect: leverEffect(lever, model),
    lever,
    value: leverValue(lever, entry.loaded.scenario, settings),
    before: leverValue(lever, base.loaded.scenario, old),
    standard: leverDefault(lever, settings, model),
    write: writeOf(lever, settings, target),
    // In a dated change a team that is named ends the rule that staff follows.
    ...(target.week === undefined || !lever.path.includes('ratio')
      ? {}
      : { remove: teamWrite(['staffing', 'team'], settings) }),
  }
}

/** Every row of a target, in the order of the screen. A branch has its policies alone. */
export function rowsOf(target: Target): readonly Row[] {
  const { entry, base, week } = target
  const settings = settingsIn(entry.loaded.scenario, week)
  const old = settingsIn(base.loaded.scenario, week)
  const rowsIn = (section: string): readonly Row[] =>
    leversOf(entry.loaded.scenario.model)
      .filter((lever) => lever.section === section)
      .flatMap((lever): readonly Row[] => {
        const row = leverRow(lever, target, settings, old)
        return lever.kind === 'team' ? postRows(row, entry.loaded.scenario.assumptions) : [row]
      })
  return week === undefined
    ? [...rowsIn('levers'), ...rowsIn('organisation'), ...noteRows(entry), ...rowsIn('assumptions')]
    : rowsIn('levers')
}

const textIn = (row: Row): string =>
  `${row.section} ${row.group} ${row.title} ${row.id} ${row.kind === 'note' ? row.words : leverUnit(row.lever.unit, 2)}`.toLowerCase()

/** The rows that have every word of the filter; those that differ from the base for the word `changed` or `~`. */
export function shownRows(rows: readonly Row[], { filter }: EditorScreen): readonly Row[] {
  const words = textOf(filter).toLowerCase().split(' ')
  return rows.filter((row) =>
    words.every((word) =>
      word === '~' || word === say('editor.filter.changed') ? isChanged(row) : textIn(row).includes(word),
    ),
  )
}

/** Place of the focused row among those shown; 0 where it is not among them. */
export const placeOf = (rows: readonly Row[], { focus }: EditorScreen): number =>
  Math.max(
    0,
    rows.findIndex(({ id }) => id === focus),
  )
