import { defaultScenario, ledger } from '@fishbowl/core'
import type { Runner } from '@fishbowl/lab'
import { inProcess } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { usualAssumptions } from '../../packages/lab/src/calibrate/assumptions.ts'
import { calibrate, usualHoldOut } from '../../packages/lab/src/calibrate/calibrate.ts'
import { holdOutOf, weighedBand } from '../../packages/lab/src/calibrate/forecast.ts'
import { pointFit } from '../../packages/lab/src/calibrate/point-fit.ts'
import { posteriorOf } from '../../packages/lab/src/calibrate/posterior.ts'
import { priorCheck } from '../../packages/lab/src/calibrate/prior-check.ts'
import { curvesAt, type Question } from '../../packages/lab/src/calibrate/problem.ts'
import { blocksOf, scaled } from '../../packages/lab/src/calibrate/series.ts'
import { curveRunner, held, riddle, toyBase } from './calibrate-toy.ts'

const small = { prior: 256, runs: 1500, particles: 100 }

/** The toy without any assumption: luck alone makes its curves. */
const lucky: Runner = async (task) =>
  curveRunner({ ...task, scenario: { ...task.scenario, assumptions: defaultScenario.assumptions } })

describe('calibrating a toy whose truth is known', () => {
  test('90 % ranges hold it about as often as they say, and are narrower than before', async () => {
    let ranges = 0
    let within = 0
    let width = 0
    for (let t = 0; t < 12; t++) {
      const { question, truth } = await riddle(t, curveRunner, toyBase(), 20)
      const { fit } = await calibrate(question, curveRunner, small)
      if (fit === undefined) continue
      ranges += 3
      within += held(fit, truth)
      width += fit.posterior.marginals.reduce((sum, marginal) => sum + marginal.width, 0)
    }
    // The long form asks for 85 % of 300; 33 ranges are this much less sure.
    expect(ranges).toBeGreaterThanOrEqual(33)
    expect(within / ranges).toBeGreaterThanOrEqual(0.75)
    expect(width / ranges).toBeLessThan(0.6)
  })

  test('takes the same runs to the same end on any number of threads', async () => {
    const { question } = await riddle(3, curveRunner, toyBase(), 20)
    const one = await calibrate(question, curveRunner, { ...small, inFlight: 1 })
    expect(await calibrate(question, curveRunner, { ...small, inFlight: 9 })).toEqual(one)
    const other = { ...question, scenario: { ...question.scenario, seed: 'another' } }
    expect(await calibrate(other, curveRunner, small)).not.toEqual(one)
  })

  test('what nothing depends on stays as wide as it was, and is said to be untold', async () => {
    const { question } = await riddle(1, curveRunner, toyBase(), 20)
    // The toy does not look at the weights of habit and of value.
    const { fit } = await calibrate({ ...question, assumptions: ['b0', 'wh', 'wv'] }, curveRunner, small)
    const by = Object.fromEntries((fit?.posterior.marginals ?? []).map((one) => [one.id, one.identified]))
    expect(by).toEqual({ b0: true, wh: false, wv: false })
  })

  test('luck is never fitted away: where it alone makes the curve, nothing is told', async () => {
    const { question } = await riddle(2, lucky, toyBase(), 20)
    const { fit } = await calibrate(question, lucky, small)
    expect(fit?.posterior.marginals.map(({ identified }) => identified)).toEqual([false, false, false])
  })

  test('never makes more runs than it may', async () => {
    const { question } = await riddle(3, curveRunner, toyBase(), 20)
    let made = 0
    const counted: Runner = (task) => {
      made++
      return curveRunner(task)
    }
    const { runs } = await calibrate(question, counted, { ...small, inFlight: 1 })
    expect(made).toBe(runs)
    expect(runs).toBeLessThanOrEqual(small.runs)
  })

  test('a quick fit comes near the curve with fewer words', async () => {
    const { question } = await riddle(3, curveRunner, toyBase(), 20)
    const { point, runs } = await pointFit(question, curveRunner, { prior: 128, runs: 1500 })
    expect(runs).toBeLessThanOrEqual(1500)
    expect(point?.distance).toBeLessThan(0.7 * (point?.started ?? 0))
    const off = question.observed.active.map((count, week) =>
      Math.abs(count / (point?.active.middle[week] ?? 0) - 1),
    )
    // The luck of the observed run alone is a tenth.
    expect(off.reduce((sum, one) => sum + one, 0) / off.length).toBeLessThan(0.2)
  })
})

/** What the toy is asked of a curve. */
const about = (active: readonly number[]): Question => ({
  ...toyBase(),
  scale: 'log',
  observed: { first: 0, active },
})

describe('data that no run can match', () => {
  const weeks = Array.from({ length: 20 }, (_, week) => week)

  test.each([
    ['more people than any run', weeks.map((week) => 1900 - (week % 3) * 90), 'level'],
    ['a rise where every run falls', weeks.map((week) => 20 * (week + 1) + (week % 2) * 30), 'decay'],
    ['up and down', weeks.map((week) => (week % 2 === 0 ? 500 : 60)), 'jumps'],
    ['a curve drawn with a ruler', weeks.map(() => 300), 'jumps'],
  ])('%s: nothing is fitted, and it says where they part', async (_, active, feature) => {
    let runs = 0
    const counted: Runner = (task) => {
      runs++
      return curveRunner(task)
    }
    const { fit, check } = await calibrate(about(active), counted, small)
    expect([fit, check.near, runs]).toEqual([undefined, false, 256])
    expect(check.features.filter(({ beyond }) => beyond).map(({ id }) => id)).toContain(feature)
  })
})

/** Eight weeks of one level. */
const curveAt = (level: number) => ({ first: 0, active: Array.from({ length: 8 }, () => level) })

describe('the prior predictive check by hand', () => {
  /** Runs of a constant level; the last one far from all others. */
  const levels = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000]
  const trials = levels.map((level, luck) => ({
    point: Float64Array.of(0),
    luck,
    summary: Float64Array.of(level),
  }))
  const check = (level: number) =>
    priorCheck(curveAt(level), Float64Array.of(level), trials, levels.map(curveAt))

  test.each([
    ['among the runs', 55, true, []],
    ['as far from the last run as runs are from each other, within a tenth', 1090, true, []],
    ['beyond all runs by more than a tenth, though one run is as lonely', 1200, false, ['level']],
    ['beyond all runs downwards', 9, false, ['level']],
    ['farther from every run than any run from the others', 2000, false, ['level']],
  ] as const)('%s', (_, level, near, beyond) => {
    const found = check(level)
    expect(found.near).toBe(near)
    expect(found.features.filter((one) => one.beyond).map(({ id }) => id)).toEqual(beyond)
  })

  test('a hole among the runs that no run is as far from', () => {
    expect(check(500).near).toBe(true)
    const without = trials.slice(0, -1)
    const gap = priorCheck(curveAt(85), Float64Array.of(140), without, levels.slice(0, -1).map(curveAt))
    expect(gap).toMatchObject({ near: false, share: 0 })
    expect(gap.features.every((one) => !one.beyond)).toBe(true)
  })
})

describe('on the engine', () => {
  const scenario = {
    ...defaultScenario,
    organisation: { ...defaultScenario.organisation, members: 100 },
    interventions: [{ week: 15, staffing: { team: [{ seniority: 'junior' as const, count: 1, fte: 1 }] } }],
  }
  const asked: Question = {
    scenario,
    assumptions: ['b0', 'wn'],
    scale: 'log',
    observed: { first: 0, active: [] },
  }

  const at = async (b0: number) => {
    const { active } = await curvesAt(asked, { point: Float64Array.of(b0, 0.5), luck: 1 }, 12, inProcess)
    return active.reduce((sum, count) => sum + count, 0)
  }

  test('a run over more weeks begins with the same weeks, so kept runs can be run on', async () => {
    const place = { point: Float64Array.of(0.6, 0.4), luck: 17 }
    const short = await curvesAt(asked, place, 12, inProcess)
    const long = await curvesAt(asked, place, 30, inProcess)
    expect(Array.from(long.active.slice(0, 12))).toEqual(Array.from(short.active))
    expect(Array.from(long.posters.slice(0, 12))).toEqual(Array.from(short.posters))
    expect(long.active[0]).toBeGreaterThan(0)
  })

  test('the values of a point are those the engine runs with', async () => {
    expect(await at(0.9)).toBeGreaterThan(2 * (await at(0.1)))
  })
})

/** Points of equal weight. */
const cloud = (points: readonly (readonly [number, number])[]) =>
  points.map((point) => ({ point: Float64Array.from(point), weight: 1 / points.length }))

describe('what is said of a posterior', () => {
  const line = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100)

  test('as wide as before is untold, a tenth is told, and a straight line is a trade-off', () => {
    const { marginals, tradeOffs } = posteriorOf(
      ['b0', 'wn'],
      cloud(line.map((x) => [x, 0.5 - x / 10] as const)),
    )
    expect(marginals.map(({ width }) => width)).toEqual([expect.closeTo(1, 1), expect.closeTo(0.1, 2)])
    expect(marginals.map(({ identified }) => identified)).toEqual([false, true])
    expect(tradeOffs).toEqual([{ ids: ['b0', 'wn'], correlation: expect.closeTo(-1, 9) as number }])
    expect(marginals[0]?.median).toBeCloseTo((ledger.b0.low + ledger.b0.high) / 2, 1)
  })

  test('a crowd at the end of a range is seen', () => {
    const { marginals } = posteriorOf(['b0', 'wn'], cloud(line.map((x) => [1 - x / 20, x] as const)))
    expect(marginals.map(({ pressed }) => pressed)).toEqual(['high', undefined])
  })

  test('a cloud that is thrown against both ends of a range would not leave it at one of them', () => {
    const ends = line.map((x, i) => [i % 3 === 0 ? x / 25 : 1 - x / 25, x] as const)
    expect(posteriorOf(['b0', 'wn'], cloud(ends)).marginals[0]?.pressed).toBeUndefined()
  })
})

test('weeks held out are judged by the median, against the last week said again', () => {
  const curves = [10, 20, 30].map((level) => ({
    curve: Float64Array.of(0, 0, level, level, level),
    weight: 1 / 3,
  }))
  const band = weighedBand(curves, 5)
  expect([band.low[2], band.middle[2], band.high[2]]).toEqual([10, 20, 30])
  expect(holdOutOf(band, [18, 24, 35], 2, 28)).toEqual({
    from: 2,
    weeks: 3,
    // 2, 4 and 15 people off the median; 10, 4 and 7 off the last week.
    error: 7,
    naiveError: 7,
    covered: 2,
    level: 0.9,
    width: 20,
  })
})

test('a fifth is held out, but nothing of a short series', () => {
  expect([9, 10, 26, 52].map(usualHoldOut)).toEqual([0, 2, 5, 10])
})

test('blocks are short at the launch, cover every week once, and leave no crumb', () => {
  expect(blocksOf(26).map(([from, to]) => to - from)).toEqual([1, 1, 2, 2, 4, 4, 4, 4, 4])
  for (let weeks = 1; weeks < 60; weeks++) {
    const blocks = blocksOf(weeks)
    expect(blocks.map(([from]) => from)).toEqual([0, ...blocks.slice(0, -1).map(([, to]) => to)])
    expect(blocks.at(-1)?.[1]).toBe(weeks)
  }
})

test('counts on each scale', () => {
  expect(scaled(7, 100, 'plain')).toBe(7)
  expect(scaled(7, 100, 'log')).toBeCloseTo(Math.log(7.5), 12)
  expect(scaled(7, 100, 'logit')).toBeCloseTo(Math.log(7.5 / 93.5), 12)
  expect(scaled(0, 100, 'log')).toBeCloseTo(Math.log(0.5), 12)
})

/** Ids of the short list of a scenario. */
const ids = (changes: object, hasPosters = false) =>
  usualAssumptions({ ...defaultScenario, ...changes }, hasPosters).map(({ id }) => id)

test('the short list fits what the scenario leaves open and the data can show', () => {
  expect(ids({})).toEqual(['b0', 'sdA', 'wh', 'wv', 'wn', 'tauN', 'down', 'wom', 'sdW'])
  const closed = { community: { ...defaultScenario.community, everyoneAware: true } }
  expect(ids(closed)).not.toContain('wom')
  expect(ids({}, true)).toEqual(expect.arrayContaining(['voice', 'nIntro']))
  expect(ids({ policies: { staffing: { team: [{ seniority: 'junior', count: 1, fte: 1 }] } } })).toContain(
    'wx',
  )
  expect(ids({ overrides: { b0: { value: -5, reason: 'known' } } })).not.toContain('b0')
})
