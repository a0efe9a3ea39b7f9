import { measureOf } from '@fishbowl/core'
import { ascii, formatNumber, formatOf } from '@fishbowl/report'
import { textOf } from '../field.ts'
import { bindings } from '../keymap.ts'
import { contextOf, type Live, type State, screenOf, selectedEntry, visibleEntries } from '../state.ts'
import { sentenceOf } from './compare.ts'
import { figureOf, spokenFigure } from './figures.ts'
import { progressFacts } from './progress.ts'

/** The screen in sentences, the most important first. */
export function spokenLines(state: State): readonly string[] {
  const lines = state.help === undefined ? screenLines(state) : helpWords(state)
  return [...(state.message === '' ? [] : [state.message]), ...lines].map(ascii)
}

function screenLines(state: State): readonly string[] {
  const screen = screenOf(state)
  switch (screen.name) {
    case 'library':
      return libraryLines(state)
    case 'info':
      return infoLines(state)
    case 'run':
      return resultLines(state, screen.id)
    case 'compare':
      return resultLines(state, undefined)
  }
}

const keyHint = 'Question mark lists the keys.'

function libraryLines(state: State): readonly string[] {
  const entry = selectedEntry(state)
  const visible = visibleEntries(state)
  const filter = textOf(state.filter)
  const found = filter === '' ? '' : ` Filter ${filter}: ${visible.length} scenarios.`
  if (entry === undefined)
    return [`Library.${found}`, 'No scenario has these words; escape clears the filter.']
  const place = visible.indexOf(entry) + 1
  const mark = state.marked.indexOf(entry.id)
  const arm = mark === -1 ? '' : mark === 0 ? ' Marked as the baseline.' : ` Marked as arm ${mark + 1}.`
  return [
    `Library.${found} ${place} of ${visible.length}: ${entry.title} (${entry.id}).${arm}`,
    entry.question,
    keyHint,
  ]
}

function infoLines(state: State): readonly string[] {
  const entry = selectedEntry(state)
  if (entry === undefined) return []
  const { title, question, watch, base, differences, source } = entry
  const look = watch.length === 0 ? [] : [`Look at: ${watch.join('; ')}.`]
  const other =
    base === undefined ? [] : [`Differs from ${base} in ${differences.length} places:`, ...differences]
  return [title, question, ...look, ...other, `Source: ${source}`]
}

function resultLines(state: State, only: string | undefined): readonly string[] {
  const { live, view } = state
  const name = only === undefined ? 'Compare' : `Run ${only}`
  if (live === undefined) return [name]
  const head = `${name}. ${progressFacts(live).join(', ')}.`
  const { comparison } = live
  if (comparison === undefined) return [head, waiting(live)]
  const { measure, cursor, delta } = view
  const figure = figureOf(
    comparison,
    measure,
    only === undefined ? (delta ? 'differences' : 'levels') : { only },
  )
  const week =
    cursor === undefined
      ? []
      : comparison.arms
          .filter(({ arm }) => only === undefined || arm.id === only)
          .map(({ arm, band }) => {
            const value = band(measure).middle[cursor] ?? Number.NaN
            return `Week ${cursor}, ${arm.id}: ${measureOf(measure).title} ${formatNumber(value, formatOf(measure))}.`
          })
  const focus = only === undefined ? view.focus : comparison.arms.findIndex(({ arm }) => arm.id === only)
  const shown = only === undefined ? comparison : { ...comparison, pairs: [] }
  return [head, sentenceOf(shown, { ...view, focus }), ...week, spokenFigure(figure), keyHint]
}

const waiting = ({ phase, error }: Live): string =>
  phase === 'failed' ? `Failed: ${error ?? 'no reason given'}.` : 'No result yet.'

function helpWords(state: State): readonly string[] {
  const context = contextOf({ ...state, help: undefined }, { columns: 1000, rows: 1000 })
  const here = bindings.filter(({ where }) => where[context] !== undefined)
  return ['Keys here.', ...here.map(({ keys, says }) => `${keys.join(' or ')}: ${says}.`)]
}
