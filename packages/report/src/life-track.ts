import type { Life, LifeEvent, LifeKind } from '@fishbowl/core'
import { cellWidth } from './cells.ts'
import type { SymbolName } from './symbols.ts'
import { say } from './words/index.ts'

/** What a week of a life comes to in one space; where several weeks share a cell the later of these is shown. */
export const trackMarks = [
  'unaware',
  'away',
  'visit',
  'helped',
  'contributes',
  'unanswered',
  'leaves',
] as const
export type TrackMark = (typeof trackMarks)[number]

const glyphs = {
  unaware: ' ',
  away: '·',
  visit: '○',
  helped: '●',
  contributes: '▲',
  unanswered: '×',
  leaves: '│',
}
const plain = {
  unaware: ' ',
  away: '.',
  visit: 'o',
  helped: '@',
  contributes: '^',
  unanswered: 'x',
  leaves: '|',
}
const higher = (one: TrackMark, other: TrackMark): TrackMark =>
  trackMarks.indexOf(one) > trackMarks.indexOf(other) ? one : other

/** What becomes of a week in which something happened, and in which it did not though it was the occasion. */
const marksOf: Readonly<Partial<Record<LifeKind, readonly [did: TrackMark, didNot?: TrackMark]>>> = {
  visit: ['visit'],
  'self-service': ['helped'],
  answer: ['helped', 'unanswered'],
  'cm-answer': ['helped', 'unanswered'],
  share: ['contributes'],
  credit: ['contributes'],
  'employee-turnover': ['leaves'],
}

function markOf({ kind, happened, count }: LifeEvent): TrackMark | undefined {
  const [did, didNot] = marksOf[kind] ?? []
  return (kind === 'credit' ? (count ?? 0) > 0 : happened) ? did : didNot
}

/** A life in one space week by week. */
export function trackOf({ weeks, events, feelings }: Life, space: string): readonly TrackMark[] {
  const marks = Array.from({ length: weeks }, (): TrackMark => 'unaware')
  const put = (week: number, mark: TrackMark): void => {
    marks[week] = higher(marks[week] ?? 'unaware', mark)
  }
  for (const { week, space: where } of feelings) if (where === space) put(week, 'away')
  for (const event of events) {
    const mark = event.space === undefined || event.space === space ? markOf(event) : undefined
    // no member had answered: facilitation did
    if (event.kind === 'cm-answer' && mark === 'helped') marks[event.week] = mark
    else if (mark !== undefined) put(event.week, mark)
  }
  return marks
}

/** Weeks that share a cell where a track has `columns` of them. */
export const weeksInCell = (weeks: number, columns: number): number =>
  Math.max(1, Math.ceil(weeks / Math.max(1, columns)))

/** A track in at most `columns` cells, the first week at the left. */
export function trackText(track: readonly TrackMark[], columns: number, symbols: SymbolName): string {
  const size = weeksInCell(track.length, columns)
  const set = symbols === 'ascii' ? plain : glyphs
  return Array.from(
    { length: Math.ceil(track.length / size) },
    (_, cell) => set[track.slice(cell * size, (cell + 1) * size).reduce(higher)],
  ).join('')
}

/** What the glyphs of some tracks mean, as far as `columns` cells go. */
export function trackLegend(
  tracks: readonly (readonly TrackMark[])[],
  columns: number,
  symbols: SymbolName,
): string {
  const set = symbols === 'ascii' ? plain : glyphs
  const used = trackMarks.filter(
    (mark): mark is Exclude<TrackMark, 'unaware'> =>
      mark !== 'unaware' && tracks.some((track) => track.includes(mark)),
  )
  return used.reduce((line, mark) => {
    const longer = `${line}${line === '' ? '' : '  '}${set[mark]} ${say(`life.track.${mark}`)}`
    return cellWidth(longer) <= columns ? longer : line
  }, '')
}
