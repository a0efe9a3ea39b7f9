import { defaultScenario } from '@fishbowl/core'
import { surenessOf } from '@fishbowl/lab'
import { assumptionSentence, pairSentence, runSentence, surenessSentence } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { type Level, steadyComparison, withPolicies } from './comparisons.ts'

function pairOf(base: Level, changed: Level, replicates: number) {
  const [pair] = steadyComparison({ 'one-cm': base, 'two-cms': changed }, replicates).pairs
  if (pair === undefined) throw new Error('a pair is expected')
  return pair
}

const wobble = (r: number): number => [20, 21, 22, 23][r % 4] ?? 20
/** 10 visitors more than `wobble`, give or take one. */
const more = (r: number): number => wobble(r) + 10 + (r % 2 === 0 ? 1 : -1)

describe('the sentence about a pair', () => {
  test('a clear difference is told with its size, its interval and how often the arm is better', () => {
    const pair = pairOf({ visitors: wobble, value: 10 }, { visitors: more, value: 10 }, 20)
    // Differences are 11 and 9 in turn: mean 10, sd 1.026, so 10 +- 1.729 * 1.026 / sqrt(20).
    expect(pairSentence(pair, 'weeklyActive')).toMatch(
      /^two-cms ends 10\.0 points higher in weekly active than one-cm \(90 % interval 9\.6 to 10\.4, better in 20 of 20 pairs of runs\)/,
    )
  })

  test('a fall is told in sizes, so that no reader has to turn signs around', () => {
    const pair = pairOf({ visitors: more }, { visitors: wobble }, 20)
    expect(pairSentence(pair, 'weeklyActive')).toMatch(
      /^two-cms ends 10\.0 points lower in weekly active than one-cm \(90 % interval 9\.6 to 10\.4, better in 0 of 20/,
    )
  })

  test('what it is worth follows', () => {
    const pair = pairOf({ visitors: wobble, value: 10_000 }, { visitors: more, value: 15_000 }, 20)
    expect(pairSentence(pair, 'weeklyActive')).toMatch(/; its net value over the run is 200\.0 k\$ higher/)
  })

  test('when the interval includes 0 nothing is claimed but what is ruled out', () => {
    const swing = (r: number): number => wobble(r) + (r % 2 === 0 ? 4 : -4)
    const sentence = pairSentence(pairOf({ visitors: wobble }, { visitors: swing }, 20), 'weeklyActive')
    expect(sentence).toMatch(
      /^two-cms and one-cm cannot be told apart in weekly active with 20 pairs of runs \(90 % interval of the difference -1\.6 to 1\.6\); with the same confidence a difference larger than 1\.6 points is ruled out/,
    )
    expect(sentence).not.toMatch(/higher|lower/)
  })

  test('a small difference keeps enough digits to be one', () => {
    const pair = pairOf(
      { visitors: wobble },
      { visitors: (r) => wobble(r) + (r % 2 === 0 ? 0.05 : 0.03) },
      20,
    )
    expect(pairSentence(pair, 'weeklyActive')).toMatch(/0\.04 points higher.*\(90 % interval 0\.04 to 0\.04/)
  })

  test('one pair of runs has no interval and says so', () => {
    expect(pairSentence(pairOf({ visitors: wobble }, { visitors: more }, 1), 'weeklyActive')).toMatch(
      /^one pair of runs gives no interval: two-cms ends 11\.0 points higher/,
    )
  })

  test('arms that never differ are called the same', () => {
    expect(pairSentence(pairOf({ visitors: wobble }, { visitors: wobble }, 8), 'weeklyActive')).toMatch(
      /is the same in 8 of 8 pairs of runs/,
    )
  })

  test('a measure without value says so instead of n/a', () => {
    expect(pairSentence(pairOf({ visitors: wobble }, { visitors: more }, 8), 'cholesterolRatio')).toMatch(
      /^cholesterol ratio has no value in these runs/,
    )
  })
})

test('the sentence about one arm tells the level, its interval and the net value over the weeks', () => {
  const run = steadyComparison({ 'two-cms': { visitors: wobble, value: 1000 } }, 8)
  expect(runSentence(run, 'weeklyActive')).toBe(
    'weekly active of two-cms ends at 21.5 % (90 % interval of the mean 20.7 to 22.3 %); net value over 40 weeks is 40.0 k$ (90 % interval of the mean 40.0 to 40.0 k$).',
  )
})

/** Twenty differences, half of them `spread` above the mean, half below. */
const deltas = (mean: number, spread: number): readonly number[] =>
  Array.from({ length: 20 }, (_, i) => mean + (i % 2 === 0 ? spread : -spread))

describe('the sentence about a run until sure', () => {
  const pair = pairOf({ visitors: wobble }, { visitors: more }, 20)
  const say = (known: readonly number[], width: number) =>
    surenessSentence(pair, 'weeklyActive', surenessOf(known, width, { batch: 20, most: 20 }))

  test('says why it stopped in each of the three ways', () => {
    expect(say(deltas(0.1, 0.01), 0.005)).toMatch(
      /^Stopped after 20 pairs of runs: .* is not 0 \(look-adjusted/,
    )
    expect(say(deltas(0, 0.01), 0.005)).toMatch(
      /^Stopped after 20 pairs .*no difference .* larger than 0\.40 points/,
    )
    expect(say(deltas(0, 0.1), 0.005)).toMatch(/^Not sure after 20 pairs .* may be 0 or up to 4\.0 points/)
  })
})

describe('what a result rests on', () => {
  test('the levers in which two scenarios differ are named, others are not', () => {
    const base = withPolicies({ alignment: 'claimed', training: 0.5 })
    const changed = withPolicies({ alignment: 'integrated', training: 0.5, ownership: { owner: 'hr' } })
    const sentence = assumptionSentence([base, changed])
    expect(sentence).toContain('the effects of alignment with work and the owner.')
    expect(sentence).not.toContain('training')
  })

  test('a dated change counts as its levers', () => {
    const cut = withPolicies({}, { interventions: [{ week: 10, staffing: { team: [] } }] })
    expect(assumptionSentence([defaultScenario, cut])).toContain('the effects of staffing and seniority.')
  })

  test('scenarios with the same levers rest on nothing that could tell them apart', () => {
    expect(assumptionSentence([defaultScenario, defaultScenario])).toBe('')
  })
})
