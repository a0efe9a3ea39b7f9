import { differenceFormatOf, formatNumber, formatOf, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../brush.ts'
import type { State } from '../state.ts'

/** The values under the time cursor, for a chart that has no table below it: of one arm, or of all by their glyphs. '' without a cursor. */
export function cursorWords({ live, view }: State, brush: Brush, only?: string): string {
  const { cursor, measure, delta } = view
  const comparison = live?.comparison
  if (comparison === undefined || cursor === undefined) return ''
  const { arms, pairs } = comparison
  const isDelta = delta && only === undefined
  const values = arms.flatMap(({ arm: { id }, band }, at) => {
    if (only !== undefined && id !== only) return []
    const pair = pairs.find(({ arm }) => arm === id)
    const { middle } = (isDelta ? pair?.delta(measure) : band(measure)) ?? {}
    if (middle === undefined) return []
    const format = isDelta ? differenceFormatOf(measure) : formatOf(measure)
    const value = formatNumber(middle[cursor] ?? Number.NaN, format)
    return [only === undefined ? `${brush.glyph(at)} ${value}` : value]
  })
  const told = { week: cursor, title: measureTitle(measure), values: values.join(', ') }
  return isDelta ? say('screen.week.differences', told) : say('screen.week.values', told)
}
