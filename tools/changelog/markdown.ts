import { ledger, type MeasureId, measureOf } from '@fishbowl/core'
import { headlines, type ModelDiff, type Shift, smallestNetValue } from '@fishbowl/lab'
import { briefly, differenceFormatOf, formatNumber, formatPlainly } from '@fishbowl/report'

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

// Yearly rates divided by 52 have no short form.
const short = (value: number): string => formatPlainly(Number(value.toPrecision(4)))
const many = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`
const word = (value: number, id: MeasureId): string => briefly(formatNumber(value, differenceFormatOf(id)))

function assumptionRows({ assumptions, from, to }: ModelDiff): readonly string[] {
  const values = assumptions.filter(({ what }) => what === 'value')
  const ranges = assumptions.filter(({ what }) => what === 'range').map(({ id }) => `\`${id}\``)
  const said = [
    ...(values.length === 0
      ? [`No default of the ${Object.keys(ledger).length} assumptions changed.`]
      : [
          `${many(values.length, 'default')} of the ${Object.keys(ledger).length} assumptions changed:`,
          '',
          row('assumption', from, to, 'unit', 'what it is'),
          '|---|--:|--:|---|---|',
          ...values.map((change) => {
            const { unit, title } = ledger[change.id]
            return row(`\`${change.id}\``, short(change.from.default), short(change.to.default), unit, title)
          }),
        ]),
    ...(ranges.length === 0 ? [] : ['', `Only the plausible range of ${ranges.join(', ')} changed.`]),
  ]
  return said
}

/** The least and the largest of what moved one way: "-8.1 to -1.4 pt". */
function stretchOf(shifts: readonly Shift[], measure: MeasureId): string {
  if (shifts.length === 0) return '0'
  const means = shifts.map(({ difference }) => difference.mean)
  const [least, most] = [Math.min(...means), Math.max(...means)]
  const stretch =
    shifts.length === 1 ? word(least, measure) : `${word(least, measure)} to ${word(most, measure)}`
  return `${shifts.length} (${stretch})`
}

function measureRows({ shifts }: ModelDiff): readonly string[] {
  return headlines.map(({ measure }) => {
    const own = shifts.filter((shift) => shift.measure === measure)
    const moved = own.filter(({ movement }) => movement === 'moved')
    const count = (movement: Shift['movement']): string =>
      String(own.filter((shift) => shift.movement === movement).length)
    const [one] = own
    const smallest =
      measure === 'netValue'
        ? `${smallestNetValue} $ a person and year`
        : word(one?.smallest ?? Number.NaN, measure).replace('+', '')
    return row(
      measureOf(measure).title,
      smallest,
      stretchOf(
        moved.filter(({ difference }) => difference.mean > 0),
        measure,
      ),
      stretchOf(
        moved.filter(({ difference }) => difference.mean < 0),
        measure,
      ),
      count('same'),
      count('untold'),
    )
  })
}

function claimRows({ claims, from, to }: ModelDiff): readonly string[] {
  const words = { holds: 'holds', fails: 'fails', untold: 'cannot be told' }
  const turned = claims.filter((one) => one.from !== one.to && one.from !== 'untold' && one.to !== 'untold')
  const untold = claims.filter((one) => one.from === 'untold' || one.to === 'untold').length
  const rest = untold === 0 ? '' : `; ${untold} more cannot be told with so few runs`
  const head = `Of ${many(claims.length, 'claim')} of the library ${turned.length} changed from held to failed or back${rest}`
  return [
    turned.length === 0 ? `${head}.` : `${head}:`,
    ...(turned.length === 0 ? [] : ['']),
    ...turned.map(
      ({ claim: { own, expectation }, ...stands }) =>
        `- \`${own}/${expectation.id}\` ${words[stands.from]} under ${from} and ${words[stands.to]} under ${to}: ${expectation.says}`,
    ),
  ]
}

/** What moved between two versions of the model, as a section of the changelog. */
export function changesMarkdown(diff: ModelDiff, left: readonly string[]): string {
  const { from, to, replicates, shifts } = diff
  const scenarios = new Set(shifts.map(({ scenario }) => scenario)).size
  const without =
    left.length === 0 ? '' : ` Left out for their size: ${left.map((id) => `\`${id}\``).join(', ')}.`
  return [
    `Written by \`npm run changelog\` from \`fishbowl model diff ${from} ${to}\`: ${many(scenarios, 'scenario')} of the library, ${replicates} runs of each under both versions on the same luck; a difference is ${to} less ${from}, and has moved where its whole 90 % interval lies beyond the smallest one that matters.${without}`,
    '',
    ...assumptionRows(diff),
    '',
    row('measure', 'smallest that matters', 'scenarios up', 'scenarios down', 'not moved', 'cannot tell'),
    '|---|--:|--:|--:|--:|--:|',
    ...measureRows(diff),
    '',
    ...claimRows(diff),
  ].join('\n')
}

const begin = (from: string, to: string): string => `<!-- model diff ${from} ${to}: generated -->`
const end = '<!-- /model diff -->'

/** The two versions of every place that is generated, in the order of the file. */
export const placesIn = (text: string): readonly (readonly [from: string, to: string])[] =>
  Array.from(text.matchAll(/<!-- model diff (\S+) (\S+): generated -->/g), ([, from = '', to = '']) => [
    from,
    to,
  ])

/** The text with a place filled anew. Throws RangeError where the place does not end. */
export function filled(text: string, [from, to]: readonly [string, string], made: string): string {
  const at = text.indexOf(begin(from, to))
  const stop = text.indexOf(end, at)
  if (at === -1 || stop === -1)
    throw new RangeError(`the place of ${from} ${to} needs ${begin(from, to)} and ${end}`)
  return `${text.slice(0, at)}${begin(from, to)}\n\n${made}\n\n${text.slice(stop)}`
}
