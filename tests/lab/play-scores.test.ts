import {
  brierScore,
  calibrationOf,
  type Direction,
  Flight,
  intervalScore,
  type Prediction,
  pointsOf,
  probabilitiesOf,
  type ScoredRound,
  scoredRound,
} from '@fishbowl/lab/play'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toyHistory } from './toy.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
/** Three probabilities that sum to 1. */
const truths = fc
  .tuple(share, share)
  .map(([a, b]) => [Math.min(a, b), Math.abs(a - b), 1 - Math.max(a, b)] as const)

/** The score that is expected of what is told where the truth is another. */
const expectedBrier = (told: readonly number[], truth: readonly number[]): number =>
  truth.reduce((sum, p, came) => sum + p * brierScore(told, came), 0)

describe('the score of a direction', () => {
  test('is 0 for certain and right, 2 for certain and wrong, two thirds for no knowledge', () => {
    expect(brierScore([1, 0, 0], 0)).toBe(0)
    expect(brierScore([1, 0, 0], 1)).toBe(2)
    expect(brierScore([1 / 3, 1 / 3, 1 / 3], 2)).toBeCloseTo(2 / 3, 12)
    // 80 % up, and up came: .2² + .1² + .1²
    expect(brierScore(probabilitiesOf({ kind: 'direction', direction: 'up', sure: 0.8 }), 0)).toBeCloseTo(
      0.06,
      12,
    )
  })

  test('is proper: nobody expects a better one than by telling the probabilities that they believe', () => {
    fc.assert(
      fc.property(truths, truths, (truth, told) => {
        const gain = expectedBrier(told, truth) - expectedBrier(truth, truth)
        // what a lie costs is its squared distance from the truth
        const distance = truth.reduce((sum, p, i) => sum + (p - (told[i] ?? 0)) * (p - (told[i] ?? 0)), 0)
        expect(gain).toBeCloseTo(distance, 9)
      }),
    )
  })
})

describe('the score of an interval', () => {
  test('is its width, and ten times what the value lies outside', () => {
    expect(intervalScore(2, 5, 3)).toBe(3)
    expect(intervalScore(2, 5, 6)).toBe(13)
    expect(intervalScore(2, 5, 1)).toBe(13)
    expect(intervalScore(2, 5, 5)).toBe(3)
  })

  test('is proper: of all intervals the one from the first to the ninth decile is expected to score best', () => {
    // a value that is as often each of 0, 1, ... 99: deciles 10 and 90 (9 to 10 and 89 to 90 are as good)
    const values = Array.from({ length: 100 }, (_, i) => i)
    const expected = (low: number, high: number): number =>
      values.reduce((sum, value) => sum + intervalScore(low, high, value), 0) / 100
    const best = expected(9.5, 89.5)
    const end = fc.double({ min: -20, max: 120, noNaN: true })
    fc.assert(
      fc.property(end, end, (a, b) => {
        expect(expected(Math.min(a, b), Math.max(a, b))).toBeGreaterThanOrEqual(best - 1e-9)
      }),
    )
    expect(expected(12, 89.5)).toBeGreaterThan(best + 0.01)
    expect(expected(9.5, 93)).toBeGreaterThan(best + 0.01)
  })
})

const ofDirection = (brier: number) => ({ kind: 'direction', came: 'up', hit: true, brier }) as const
const ofPoints = (interval: number) => ({ kind: 'points', within: 1, of: 1, interval }) as const

describe('points', () => {
  test('of a direction go from 100 to 0, and whoever knows nothing has 66.7', () => {
    const points = [0, 2, 2 / 3].map((brier) => pointsOf({ flat: 0.01 }, ofDirection(brier)))
    expect(points[0]).toBe(100)
    expect(points[1]).toBe(0)
    expect(points[2]).toBeCloseTo(66.667, 3)
  })

  test('are a line on the score, so that they are as proper as it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), share, (score, by) => {
        for (const kind of [ofDirection, ofPoints]) {
          const at = (x: number): number => pointsOf({ flat: 0.02 }, kind(x))
          expect(at(score) - at(score + by)).toBeCloseTo(by * (at(0) - at(1)), 6)
          expect(at(0)).toBe(100)
        }
      }),
    )
  })
})

const say = (direction: Direction, sure: number): Prediction => ({
  kind: 'direction',
  direction,
  sure,
})

describe('the calibration of a game', () => {
  // 100 members; weekly active is .1 in the first quarter, .3 in the second, .3 in the third, .2 in the fourth
  const flight = Flight.parse({ rounds: 4, events: [] })
  const level = [10, 30, 30, 20]
  const history = toyHistory({ weeks: 52 }, (week) => ({ visitors: level[Math.floor(week / 13)] ?? 0 }))
  const scoredBy = (predictions: readonly Prediction[]): readonly ScoredRound[] =>
    predictions.map((prediction, round) => scoredRound(flight, history, round, prediction))

  test('counts hits by how sure they were', () => {
    const { rows, direction, points } = calibrationOf(
      scoredBy([say('flat', 0.8), say('up', 0.8), say('up', 0.8), say('down', 0.5)]),
    )
    expect(rows).toEqual([
      { sure: 0.5, n: 1, hits: 1 },
      { sure: 0.8, n: 3, hits: 2 },
    ])
    // right at 80 % twice: .06 each; wrong at 80 %, flat came: .8² + .9² + .1² = 1.46; right at 50 %: .25 + 2/16 = .375
    expect(direction?.own).toBeCloseTo((0.06 + 0.06 + 1.46 + 0.375) / 4, 12)
    expect(points).toBeCloseTo(100 - 50 * (direction?.own ?? Number.NaN), 9)
    expect(direction?.nothing).toBeCloseTo(2 / 3, 12)
  })

  test('is set beside whoever says that it goes on as in the round before, at 65 %', () => {
    const { direction } = calibrationOf(
      scoredBy([say('flat', 0.95), say('up', 0.95), say('flat', 0.95), say('down', 0.95)]),
    )
    // first round: a third each; flat said, up came; up said, flat came; flat said, down came: .65² + .825² + .175²
    const wrong = 0.65 * 0.65 + 0.825 * 0.825 + 0.175 * 0.175
    expect(direction?.asLast).toBeCloseTo((2 / 3 + 3 * wrong) / 4, 12)
    expect(direction?.overAsLast).toBeGreaterThan(0.99)
    expect(direction?.overNothing).toBeCloseTo(1 - (direction?.own ?? Number.NaN) / (2 / 3), 12)
  })

  test('of points counts how many came within, beside the last value seen with the same width', () => {
    const drawn: Prediction = {
      kind: 'points',
      points: [
        [0, 0.29],
        [12, 0.4],
      ],
      within: 0.05,
    }
    const { intervals, interval, rows, direction } = calibrationOf([scoredRound(flight, history, 1, drawn)])
    expect(intervals).toEqual({ n: 2, within: 1 })
    // widths of .1; the second is .05 too high: ten times .05
    expect(interval?.own).toBeCloseTo((0.1 + 0.6) / 2, 12)
    // .1 was the last value: .3 lies .15 above .15, twice
    expect(interval?.asLast).toBeCloseTo(0.1 + 1.5, 12)
    expect(rows).toEqual([])
    expect(direction).toBeUndefined()
  })

  test('of a game without predictions is empty', () => {
    expect(calibrationOf([])).toEqual({ rows: [], intervals: { n: 0, within: 0 } })
  })
})
