import { ledgerOf } from '@fishbowl/core'
import type { Band } from '@fishbowl/lab'
import type { Marginal } from '@fishbowl/lab/calibrate'
import type { Cell } from '../../export/table.ts'
import type { CalibrationSource } from '../../source/calibration-source.ts'
import type { TidyTable } from '../document.ts'
import { known, number, text, value, whole } from './columns.ts'

/** Weeks at the end of the data that were not fitted. */
export const heldOutOf = ({ fit }: Pick<CalibrationSource, 'fit'>): number => fit?.holdOut?.weeks ?? 0

/** What was observed and what the runs come to, week by week, as people and as shares of the members. */
export function fitWeeksTable(source: CalibrationSource): TidyTable {
  const { observed, weekNames, fit, scenario } = source
  const { members } = scenario.organisation
  const { first, active } = observed
  const end = first + active.length
  const rowsOf = (series: 'active' | 'posters', seen: readonly number[], band: Band | undefined) =>
    Array.from({ length: Math.max(end, band?.middle.length ?? 0) }, (_, week) => {
      const count = seen[week - first]
      const at = (values: Float64Array | undefined): number | undefined => values?.[week]
      const isFitted = count === undefined ? null : week < end - heldOutOf(source) ? 'fitted' : 'held out'
      return [
        series,
        week,
        weekNames[week - first] ?? null,
        known(count),
        known(count === undefined ? undefined : count / members),
        isFitted,
        ...[at(band?.middle), at(band?.low), at(band?.high)].map(known),
      ]
    })
  return {
    name: 'fit-weeks',
    says: 'people as they were observed and as the runs have them, week by week',
    columns: [
      text('series', 'active: who came; posters: who wrote'),
      whole('week', 'weeks', 'week of the scenario, from 0'),
      text('called', 'what the week is called in the data'),
      number('observed', 'people', 'people who were observed'),
      number('observed_share', 'share of members', 'the same over the members of the scenario'),
      text('use', 'fitted, or held out to judge the forecast'),
      number('median', 'people', 'median of the runs'),
      number('low', 'people', '5 % of the runs are below'),
      number('high', 'people', '5 % of the runs are above'),
    ],
    rows: [
      ...rowsOf('active', active, fit?.active),
      ...(observed.posters === undefined ? [] : rowsOf('posters', observed.posters, fit?.posters)),
    ],
  }
}

const learnt = (marginal: Marginal | undefined): readonly Cell[] =>
  marginal === undefined
    ? [null, null, null, null, null, null]
    : [
        ...[marginal.median, marginal.low, marginal.high, marginal.width].map(known),
        marginal.identified ? 'yes' : 'no',
        marginal.pressed ?? null,
      ]

/** What is left of the plausible range of every fitted assumption. */
export function posteriorTidy({ fit, values, scenario }: CalibrationSource): TidyTable {
  const prior = ledgerOf(scenario.model)
  const marginals = new Map(fit?.posterior?.marginals.map((marginal) => [marginal.id, marginal]))
  return {
    name: 'fitted-assumptions',
    says: 'assumptions that were fitted: the plausible range of the ledger, and what the data leave of it',
    columns: [
      text('assumption', 'id of the assumption'),
      text('title', 'what it is'),
      text('unit', 'unit of the numbers'),
      value('plausible_low', 'lower end of the plausible range'),
      value('plausible_high', 'upper end of the plausible range'),
      value('fitted', 'the value that a fitted scenario takes'),
      value('median', 'median of the sets of assumptions that were kept'),
      value('low', 'lower end of their 90 % range'),
      value('high', 'upper end of their 90 % range'),
      number(
        'width_left',
        'share of the plausible range',
        'width of that range over the same share of the plausible one',
      ),
      text('told', 'yes where the data tell it, no where they cannot'),
      text('pressed', 'the end of the plausible range that the fit crowds at'),
      text('reason', 'what a fitted scenario says of the value'),
    ],
    rows: values.map(({ id, value: fitted, reason }) => {
      const { title, unit, low, high } = prior[id]
      return [id, title, unit, low, high, fitted, ...learnt(marginals.get(id)), reason]
    }),
  }
}

type Fact = readonly [id: string, value: number | undefined, says: string]

/** How near the search came. */
function searchFacts(fit: CalibrationSource['fit']): readonly Fact[] {
  const rounds = fit?.rounds.length ?? 0
  return [
    ['medians_distance', fit?.medians, 'how far all medians at once are from the data, in spreads of a run'],
    ['point_distance', fit?.distance, 'how far the point is from the data, in spreads of a run'],
    ['started_distance', fit?.started, 'the same of the nearest run that it was looked for from'],
    ['rounds', rounds === 0 ? undefined : rounds, 'rounds of the search'],
  ]
}

/** What the sentences on a fit rest on besides the weeks and the assumptions, a number a row. */
export function fitFactsTable(source: CalibrationSource): TidyTable {
  const { observed, scenario, runs, kept, check, fit } = source
  const { holdOut, posterior, rounds = [] } = fit ?? {}
  const rows: readonly Fact[] = [
    ['weeks', observed.active.length, 'weeks that were observed'],
    ['members', scenario.organisation.members, 'members of the scenario'],
    ['first_week', observed.first, 'week of the scenario that the data begin with'],
    ['runs', runs, 'runs that were made'],
    ['kept', kept, 'runs that the bands are made of'],
    ['effective', posterior?.effective, 'independent runs that they are worth'],
    ...searchFacts(fit),
    ['held_out_weeks', holdOut?.weeks, 'weeks that were not fitted'],
    ['held_out_error', holdOut?.error, 'mean miss of the median over these weeks, in people'],
    ['held_out_naive_error', holdOut?.naiveError, 'mean miss of the last fitted week, said again, in people'],
    ['held_out_covered', holdOut?.covered, 'of these weeks within the band'],
    ['held_out_width', holdOut?.width, 'mean width of the band over these weeks, in people'],
    ...rounds.map(
      ({ number: n, tolerance }) =>
        [
          `round_${n}_tolerance`,
          tolerance,
          'largest distance kept in this round, in spreads of a run',
        ] as const,
    ),
    ...(posterior?.tradeOffs ?? []).map(
      ({ ids: [a, b], correlation }) =>
        [`correlation_${a}_${b}`, correlation, `how far ${a} and ${b} are told together only`] as const,
    ),
    ...check.features.flatMap(({ id, observed: seen, usualLow, usualHigh, low, high }) =>
      (
        [
          ['data', seen, 'in the data'],
          ['usual_low', usualLow, 'a twentieth of the first runs is below'],
          ['usual_high', usualHigh, 'a twentieth of the first runs is above'],
          ['low', low, 'least of the first runs'],
          ['high', high, 'most of the first runs'],
        ] as const
      ).map(([end, one, says]) => [`${id}_${end}`, one, `${id} of the curve: ${says}`] as const),
    ),
  ]
  return {
    name: 'fit-facts',
    says: 'numbers that say how the fit was made and how it came out',
    columns: [text('fact', 'id of the fact'), value('value', 'the number'), text('unit', 'what it counts')],
    rows: rows.map(([id, one, says]) => [id, known(one), says]),
  }
}
