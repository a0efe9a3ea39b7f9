import { type PlayLeverId, playLeverOf } from '@fishbowl/lab/play'
import { cellWidth, fit } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { wrapped } from '../../wrap.ts'
import { optionPrices } from './entry-money.ts'
import { type Entry, menuOf, standingNow } from './entry-state.ts'
import { leverName, leverSays, money, optionName, optionSays, priceWords } from './entry-words.ts'
import { choiceLine, type Paper, textLines } from './paper.ts'

/** Columns of the names of levers: all of them have room, and their options what is left. */
const nameWidth = ({ game: { flight } }: Entry, { columns, brush }: Paper): number =>
  Math.min(
    columns >= 80 ? 34 : 27,
    Math.max(...flight.levers.map((lever) => cellWidth(brush.symbols.text(leverName(lever))))),
  )

/** What a lever costs as it stands, and whether the round changes it. */
function leverRow(entry: Entry, lever: PlayLeverId, digit: number, paper: Paper): string {
  const { columns, brush } = paper
  const wide = nameWidth(entry, paper)
  const now = standingNow(entry)[lever]
  const changed = entry.decision[lever] !== undefined
  const price = optionPrices(entry, lever)[now] ?? 0
  const cost = price === 0 ? '' : brush.symbols.text(money(price))
  // What costs nothing leaves its room to the option.
  const costWidth = cost === '' ? 0 : 9
  const { ellipsis, text: printed } = brush.symbols
  const name = fit(printed(leverName(lever)), wide, 'left', ellipsis)
  const room = Math.min(44, columns - wide - costWidth - 9)
  const option = fit(printed(optionName(lever, now)), room, 'left', ellipsis)
  return brush.line(
    [
      [` ${digit}`, 'bold'],
      [`  ${name}  `],
      [changed ? `${brush.symbols.focus} ` : '  ', 'bold'],
      [option, changed ? 'bold' : 'plain'],
      [fit(cost, costWidth, 'right'), 'muted'],
    ],
    columns,
  )
}

/** The menu of levers: where each stands, what that costs. */
export function leversLines(entry: Entry, page: number, paper: Paper): readonly string[] {
  const { levers, isPaged } = menuOf(entry, page)
  return [
    ...textLines(say('play.entry.levers'), paper, 'bold'),
    ...levers.map((lever, i) => leverRow(entry, lever, i + 1, paper)),
    ...(isPaged ? [choiceLine(9, say('play.entry.more'), '', paper)] : []),
  ]
}

/** The options of a lever; what each does stands under it where all have room. */
export function leverLines(entry: Entry, lever: PlayLeverId, rows: number, paper: Paper): readonly string[] {
  const { columns, brush } = paper
  const prices = optionPrices(entry, lever)
  const now = standingNow(entry)[lever]
  const { options } = playLeverOf(lever)
  const head = [...textLines(leverName(lever), paper, 'bold'), ...textLines(leverSays(lever), paper, 'muted')]
  const row = (option: number): string => {
    const price = priceWords(entry.game.flight, lever, prices[option] ?? 0)
    const line = choiceLine(option, optionName(lever, option), price, { columns: columns - 2, brush })
    return brush.paint(option === now ? `${brush.symbols.focus} ` : '  ', 'bold') + line
  }
  const says = (option: number): readonly string[] =>
    wrapped(brush.symbols.text(optionSays(lever, option)), columns - 8).map((line) =>
      brush.line([[`      ${line}`, 'muted']], columns),
    )
  const bare = [...head, ...options.map((_, option) => row(option))]
  const whole = [...head, ...options.flatMap((_, option) => [row(option)].concat(says(option)))]
  return whole.length <= rows ? whole : bare
}
