import type { AssumptionId, LeverValue } from '@fishbowl/core'
import { clip } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { emptyField, fieldText, textOf } from '../../field.ts'
import { wrapped } from '../../wrap.ts'
import { triedValue } from './apply.ts'
import type { Hand } from './hand.ts'
import { choiceName, choiceSays, unsaidWord } from './lever-words.ts'
import { askedFor } from './parse.ts'
import { isChanged, type LeverRow, type Row } from './row.ts'
import { wayWith, wordRange, wordSpan, wordValue } from './words.ts'

/** Whether the text that is typed can be taken, in words. */
function verdictOn({ state, screen, target }: Hand, row: LeverRow): string {
  const { lever } = row
  const text = textOf(screen.typing ?? emptyField)
  const stands = say('editor.stands', { range: wordRange(lever), value: wordValue(lever, row.value) })
  // A refusal that the status line has just told is not told twice.
  const refused = (why: string): string =>
    why === state.message ? stands : say('editor.refusedValue', { why })
  if (text.trim() === '') return stands
  const asked = askedFor(text, lever)
  if (asked.kind === 'problem') return refused(asked.why)
  if (asked.kind === 'unsaid') return say('editor.nothingSaid', { unsaid: unsaidWord(lever) })
  const next = triedValue(state, target, row, asked)
  if ('why' in next) return refused(next.why)
  return say('editor.makes', { value: wordValue(lever, asked.value as LeverValue) })
}

/** What a lever may be, is by default and is in the base. */
function boundsOf({ lever, standard, before, value }: LeverRow, base: string): string {
  const plausible =
    lever.low === lever.least && lever.high === lever.most ? 'no' : wordSpan(lever, lever.low, lever.high)
  return say('editor.bounds', {
    range: wordRange(lever),
    plausible,
    standard: wordValue(lever, standard),
    other: JSON.stringify(before) === JSON.stringify(value) ? 'no' : 'yes',
    base,
    before: wordValue(lever, before),
  })
}

/** The meaning of the choice that is set, the reason of an assumption, and what the lever does. */
function effectOf({ target }: Hand, { lever, value, effect }: LeverRow): string {
  const choice = lever.choices.find(({ id }) => id === value)
  const says = choice === undefined ? '' : choiceSays(lever, choice.id, choice.says)
  const means =
    choice === undefined || says === '' ? '' : say('editor.means', { choice: choiceName(choice.id), says })
  const id = lever.section === 'assumptions' ? String(lever.path[1]) : ''
  const override = target.entry.loaded.scenario.overrides[id as AssumptionId]
  const why = override === undefined ? '' : say('editor.because', { reason: override.reason })
  return `${means}${why}${effect}`
}

/** The focused row in sentences: what it is, its bounds or what is typed, and its effect. */
export function leverWords(hand: Hand, row: Row): readonly [head: string, facts: string, effect: string] {
  if (row.kind === 'note') {
    return [row.title, wayWith(row), row.words]
  }
  const { lever, value } = row
  const title =
    lever.section === 'assumptions'
      ? say('editor.named', { id: String(lever.path[1]), title: row.title })
      : row.title
  const head = say('editor.head', {
    title,
    value: wordValue(lever, value),
    changed: isChanged(row) ? 'yes' : 'no',
  })
  const facts = hand.screen.typing === undefined ? boundsOf(row, hand.target.base.id) : verdictOn(hand, row)
  return [head, facts, effectOf(hand, row)]
}

/** The same as lines below a rule; what is typed stands in the place of the value. */
export function leverLines(
  hand: Hand,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  brush: Brush,
): readonly string[] {
  const rule = brush.paint(brush.chrome.rule.repeat(columns), 'muted')
  const { row, screen } = hand
  if (row === undefined) return [rule]
  const { symbols } = brush
  const [head, facts, effect] = leverWords(hand, row)
  const { typing } = screen
  const text = (words: string): readonly string[] => wrapped(symbols.text(words), columns - 2)
  const first =
    typing === undefined
      ? brush.line(
          [
            [` ${head}`, 'bold'],
            [`  ${facts}`, 'muted'],
          ],
          columns,
        )
      : brush.line([[` ${row.title} `], [fieldText(typing, brush.chrome.caret), 'bold']], columns)
  const below = typing === undefined ? text(effect) : text(facts)
  // A head that leaves no room for the facts gives them a line of their own.
  const own = typing === undefined && head.length + facts.length + 3 > columns ? text(facts) : []
  const headLine = own.length === 0 ? first : brush.line([[` ${head}`, 'bold']], columns)
  const room = Math.max(0, rows - 2)
  const lines = [
    ...own.slice(0, Math.max(1, rows - 3)).map((line) => [line, 'muted'] as const),
    ...below.map((line) => [line, 'plain'] as const),
  ]
  const told = lines.slice(0, room).map(([line, style], i) => {
    const isCut = i === room - 1 && lines.length > room
    const whole = isCut ? clip(`${line} ${symbols.ellipsis}`, columns - 1, symbols.ellipsis) : line
    return brush.paint(` ${whole}`, style)
  })
  return [rule, headLine, ...told].slice(0, rows)
}
