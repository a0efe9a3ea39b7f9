import { valueAtPath } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { type Step, saying } from '../../step.ts'
import { edit, tried, triedAt, triedValue } from './apply.ts'
import { put, taken, type Write } from './change.ts'
import type { Hand } from './hand.ts'
import { isChanged, type LeverRow } from './row.ts'
import { wordValue } from './words.ts'

const isPost = ({ lever }: LeverRow): boolean => lever.path.includes('team')
const isRule = ({ lever }: LeverRow): boolean => lever.path.includes('ratio')

const written = ({ state, screen, target }: Hand, { path, value }: Write): Step =>
  edit(state, screen, target, triedAt(state, target, put(target.change, { path, value }), path))

/** Posts as the base has them; the rest of the list stays. */
function resetPost(hand: Hand, row: LeverRow): Step {
  const { state, screen, target } = hand
  if (row.before !== undefined)
    return edit(state, screen, target, triedValue(state, target, row, { value: row.before }))
  return row.remove === undefined ? saying(state, say('editor.reset.noPosts')) : written(hand, row.remove)
}

/** The lever as the base has it: what the change says of it goes. */
export function resetRow(hand: Hand): Step {
  const { row, state, screen, target } = hand
  if (row?.kind !== 'lever') return saying(state, say('editor.reset.lever'))
  if (isPost(row)) return resetPost(hand, row)
  const { path } = row.write(undefined)
  const place = isRule(row) && row.before === undefined ? path.slice(0, path.indexOf('ratio') + 1) : path
  if (valueAtPath(target.change, place) !== undefined)
    return edit(state, screen, target, tried(state, target, taken(target.change, place)))
  return isChanged(row)
    ? saying(state, say('editor.reset.follows', { title: row.title }))
    : saying(state, say('editor.reset.same', { title: row.title, value: wordValue(row.lever, row.value) }))
}

/** A lever of which nothing is said any more. */
export function unsaid(hand: Hand, row: LeverRow): Step {
  if (isRule(row)) return withoutRule(hand, row)
  if (row.before === undefined) return resetRow({ ...hand, row })
  const value = wordValue(row.lever, row.before)
  return saying(hand.state, say('editor.reset.base', { value }))
}

/** Ends the rule that staff follows. */
function withoutRule(hand: Hand, row: LeverRow): Step {
  const { target, state, screen } = hand
  const { base, change, week } = target
  if (row.value === undefined) return saying(state, say('editor.reset.noRule'))
  if (row.before === undefined) return resetRow({ ...hand, row })
  if (week === undefined || row.remove === undefined) {
    return saying(state, say('editor.reset.rule', { base: base.id, other: base.base ?? 'no' }))
  }
  const next = put(taken(change, ['staffing', 'ratio']), row.remove)
  return edit(state, screen, target, tried(state, target, next))
}

/** Takes away what the row stands for: a dated change, the posts of a level, the rule. */
export function takenAway(hand: Hand): Step {
  const { row, state } = hand
  if (row === undefined) return saying(state, say('editor.reset.noFocus'))
  if (row.kind === 'lever' && isRule(row)) return withoutRule(hand, row)
  if (row.remove !== undefined) return written(hand, row.remove)
  if (row.kind === 'note') return saying(state, say('editor.way.filePlain', { title: row.title }))
  return saying(state, say(isPost(row) ? 'editor.reset.none' : 'editor.reset.takes'))
}
