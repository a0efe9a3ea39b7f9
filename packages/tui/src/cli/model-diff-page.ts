import type { MeasureId } from '@fishbowl/core'
import { ledger } from '@fishbowl/core'
import {
  type ClaimShift,
  headlines,
  type ModelDiff,
  type Shift,
  type Stretch,
  smallestNetValue,
} from '@fishbowl/lab'
import {
  assumptionTitle,
  briefly,
  differenceFormatOf,
  formatNumber,
  formatPlainly,
  listed,
  measureTitle,
  symbolsOf,
  type TableData,
  wordLevel,
  wordStretch,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Look } from './look.ts'
import { pageOf, paragraph, tableLines } from './page.ts'

type Lines = readonly string[]

/** What was looked at, as the page says it. */
export type DiffPage = {
  readonly diff: ModelDiff
  readonly notes: Lines
  /** Every difference with its interval; otherwise only which way a scenario moved. */
  readonly isFull: boolean
}

const left = (header: string) => ({ header, align: 'left' as const })
const right = (header: string) => ({ header, align: 'right' as const })

// Yearly rates divided by 52 have no short form.
const short = (value: number): string => formatPlainly(Number(value.toPrecision(4)))

const wordRange = ({ default: usual, low, high }: Stretch): string =>
  say('model.diff.value', { usual: short(usual), low: short(low), high: short(high) })

function assumptionsPart({ assumptions, from, to }: ModelDiff, look: Look): Lines {
  const values = assumptions.filter(({ what }) => what === 'value').length
  const words = say('model.diff.assumptions', {
    values,
    ranges: assumptions.length - values,
    all: Object.keys(ledger).length,
  })
  if (assumptions.length === 0) return paragraph(words, look)
  const data: TableData = {
    columns: [left(say('analysis.table.assumption')), left(from), left(to), left(say('analysis.table.is'))],
    rows: assumptions.map((change) => [
      change.id,
      wordRange(change.from),
      wordRange(change.to),
      assumptionTitle(change.id),
    ]),
  }
  return [...paragraph(words, look), '', ...tableLines(data, look)]
}

/** True where a measure had no value in any pair: no question was asked, say. */
const isEmpty = ({ difference }: Shift): boolean => difference.n === 0

const wordDifference = ({ difference, measure }: Shift): string =>
  briefly(formatNumber(difference.mean, differenceFormatOf(measure)))

/** A difference with its interval; one pair has none. */
function wordInterval(shift: Shift): string {
  const { low, high } = shift.difference
  const mean = wordDifference(shift)
  if (!Number.isFinite(low)) return mean
  const interval = briefly(wordStretch(low, high, differenceFormatOf(shift.measure)))
  return say('model.diff.interval', { mean, interval })
}

/** Net value is judged by the size of the organisation; the others have one bound. */
function wordSmallest(measure: MeasureId, shifts: readonly Shift[]): string {
  const sizes = new Set(shifts.map(({ smallest }) => smallest))
  const [only = Number.NaN] = sizes
  return sizes.size > 1
    ? say('model.diff.smallest.scaled', { n: smallestNetValue })
    : briefly(formatNumber(only, differenceFormatOf(measure))).replace('+', '')
}

/** How many scenarios moved which way, a measure a row. */
function countTable({ shifts }: ModelDiff): TableData {
  return {
    columns: [
      left(say('model.diff.col.measure')),
      right(say('model.diff.col.smallest')),
      ...(['up', 'down', 'same', 'untold', 'empty'] as const).map((id) => right(say(`model.diff.col.${id}`))),
    ],
    rows: headlines.map(({ measure }) => {
      const own = shifts.filter((shift) => shift.measure === measure)
      const count = (isIt: (shift: Shift) => boolean): string =>
        String(own.filter((shift) => !isEmpty(shift) && isIt(shift)).length)
      return [
        measureTitle(measure),
        wordSmallest(measure, own),
        count(({ movement, difference }) => movement === 'moved' && difference.mean > 0),
        count(({ movement, difference }) => movement === 'moved' && difference.mean < 0),
        count(({ movement }) => movement === 'same'),
        count(({ movement }) => movement === 'untold'),
        String(own.filter(isEmpty).length),
      ]
    }),
  }
}

const cellOf = (shift: Shift | undefined): string => {
  if (shift === undefined || isEmpty(shift)) return say('model.diff.cell.empty')
  if (shift.movement === 'moved') return wordDifference(shift)
  return say(`model.diff.cell.${shift.movement}`)
}

/** Scenarios in which something moved, a measure a column. */
function movedTable({ shifts }: ModelDiff): TableData {
  const ids = [
    ...new Set(shifts.filter(({ movement }) => movement === 'moved').map(({ scenario }) => scenario)),
  ]
  return {
    columns: [
      left(say('model.diff.col.scenario')),
      ...headlines.map(({ measure }) => right(measureTitle(measure))),
    ],
    rows: ids.map((id) => {
      const own = shifts.filter(({ scenario }) => scenario === id)
      return [id].concat(
        headlines.map(({ measure }) => cellOf(own.find((shift) => shift.measure === measure))),
      )
    }),
  }
}

/** Every scenario and measure with both levels and the interval of the difference. */
function fullTable({ shifts, from, to }: ModelDiff): TableData {
  return {
    columns: [
      left(say('model.diff.col.scenario')),
      left(say('model.diff.col.measure')),
      right(from),
      right(to),
      right(say('model.diff.col.difference')),
      left(''),
    ],
    rows: shifts.map((shift) => {
      const { scenario, measure } = shift
      return [
        scenario,
        measureTitle(measure),
        wordLevel(shift.from, measure),
        wordLevel(shift.to, measure),
        isEmpty(shift) ? '' : wordInterval(shift),
        isEmpty(shift) ? say('model.diff.movement.empty') : say(`model.diff.movement.${shift.movement}`),
      ]
    }),
  }
}

/** Claims whose standing is known under both versions and is another one. */
const turned = ({ claims }: ModelDiff): readonly ClaimShift[] =>
  claims.filter(({ from, to }) => from !== to && from !== 'untold' && to !== 'untold')

function claimsPart(diff: ModelDiff, look: Look): Lines {
  const { claims, leftOut, from, to } = diff
  const changed = turned(diff)
  const untold = claims.filter((one) => one.from === 'untold' || one.to === 'untold').length
  const without = leftOut.map(({ own, expectation }) => `${own}/${expectation.id}`)
  if (claims.length + without.length === 0) return paragraph(say('model.diff.claims.none'), look)
  return [
    ...paragraph(say('model.diff.claims', { n: changed.length, all: claims.length, untold }), look),
    ...changed.flatMap(({ claim: { own, expectation }, ...stands }) =>
      paragraph(
        say('model.diff.claim', {
          name: `${own}/${expectation.id}`,
          says: expectation.says,
          before: say(`model.diff.standing.${stands.from}`),
          after: say(`model.diff.standing.${stands.to}`),
          from,
          to,
        }),
        look,
        2,
      ),
    ),
    ...(without.length === 0
      ? []
      : paragraph(say('model.diff.claims.left', { names: listed(without) }), look)),
  ]
}

/** The outcome in sentences: what moved, or that nothing did, and what so few runs cannot tell. */
export function diffSentences(diff: ModelDiff): Lines {
  const { shifts, replicates, claims } = diff
  const seen = shifts.filter((shift) => !isEmpty(shift))
  const moved = seen.filter(({ movement }) => movement === 'moved').length
  const untold = seen.filter(({ movement }) => movement === 'untold').length
  const isNothing = moved + untold === 0 && turned(diff).length === 0
  return [
    isNothing && claims.every(({ from, to }) => from === to)
      ? say('model.diff.nothing', { n: seen.length })
      : say('model.diff.moved', { moved, all: seen.length, untold }),
    ...(untold > 0 ? [say('model.diff.few', { replicates, more: 4 * replicates })] : []),
  ]
}

/** The page of two versions side by side. */
export function diffPage({ diff, notes, isFull }: DiffPage, look: Look): Lines {
  const { text } = symbolsOf(look.symbols)
  const { from, to, replicates, shifts } = diff
  const scenarios = new Set(shifts.map(({ scenario }) => scenario)).size
  // Cutting columns away would hide numbers; a terminal may wrap or scroll.
  const wide = { ...look, columns: Math.max(look.columns, 100) }
  const isMoved = shifts.some(({ movement }) => movement === 'moved')
  return pageOf(
    paragraph(say('model.diff.head', { from, to, scenarios, replicates }), look),
    assumptionsPart(diff, wide),
    isFull ? tableLines(fullTable(diff), wide) : tableLines(countTable(diff), wide),
    isFull || !isMoved
      ? []
      : [...paragraph(say('model.diff.legend'), look), '', ...tableLines(movedTable(diff), wide)],
    claimsPart(diff, look),
    diffSentences(diff).flatMap((one) => paragraph(text(one), look)),
    notes.flatMap((note) => paragraph(note, look)),
  )
}
