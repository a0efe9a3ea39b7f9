import { defaultScenario } from '@fishbowl/core'
import { reportOf } from '@fishbowl/report/document'
import { describe, expect, test } from 'vitest'
import { alone, kept, rowsOf, textOf } from './document-sources.ts'

const answerOf = (source: ReturnType<typeof kept>): string => textOf(reportOf(alone(source), 'd1'), 'answer')

const steady = (share: number) => () => share
/** Visitors that go up and down from run to run, with a mean of 20. */
const shaky = (step: number) => (replicate: number) => 20 + (replicate % 2 === 0 ? step : -step)

describe('the answer in plain words', () => {
  test('a scenario that is better and leaves more is said to be, with both levels', () => {
    const clear = answerOf(
      kept({ base: { visitors: steady(20), value: 10 }, plan: { visitors: steady(35), value: 100 } }),
    )
    expect(clear).toContain('plan does better in weekly active than base, and leaves more after all costs.')
    expect(clear).toContain('20.0 % with base and 35.0 % with plan')
    expect(clear).toContain('over 40 weeks: base leaves 400 $ and plan leaves 4.0 k$')
    expect(clear).toContain('plan ends 15.0 points higher in weekly active than base')
  })

  test('better at a higher price is a but, not an and', () => {
    const text = answerOf(
      kept({ base: { visitors: steady(20), value: 100 }, plan: { visitors: steady(35), value: 10 } }),
    )
    expect(text).toContain('plan does better in weekly active than base, but leaves less after all costs.')
  })

  test('what cannot be told apart is not called a draw, nor a win', () => {
    const text = answerOf(
      kept({ base: { visitors: steady(20), value: 10 }, plan: { visitors: shaky(4), value: 10 } }),
    )
    expect(text).toContain('These runs cannot tell plan and base apart in weekly active, nor in what is left')
    expect(text).toContain('cannot be told apart in weekly active with 12 pairs of runs')
    expect(text).not.toMatch(/does (?:better|worse)/)
    const limits = textOf(
      reportOf(alone(kept({ base: { visitors: steady(20) }, plan: { visitors: shaky(4) } })), 'd1'),
      'limits',
    )
    expect(limits).toContain('That is not the same as no difference.')
  })

  test('hire nobody is an answer: where the baseline without staff leaves more than every other', () => {
    const idle = { visitors: steady(10), value: 100 }
    const staffed = { visitors: steady(30), value: 40, posts: 2, wages: 50 }
    const text = answerOf(kept({ idle, one: staffed, two: { ...staffed, value: 30 } }))
    expect(text).toContain(
      'With idle nobody is hired, and each of the two that hire leaves less after all costs: on these assumptions, as far as money goes, the answer is to hire nobody.',
    )
    expect(answerOf(kept({ staffed, idle }))).toContain('the answer is to hire nobody')
    // The baseline may be one of those that hire, as long as no other one comes near.
    const dear = { ...staffed, wages: 60 }
    expect(answerOf(kept({ staffed, idle, dear }))).toContain(
      'With idle nobody is hired, and each of the two that hire leaves less',
    )
    expect(answerOf(kept({ staffed, idle, rich: { ...staffed, value: 400 } }))).not.toContain('hire nobody')
    // A second scenario without staff does not hide the first.
    expect(answerOf(kept({ idle, alike: { ...idle, value: 110 }, one: staffed }))).toContain(
      'With idle and alike nobody is hired, and one leaves less',
    )
    // One scenario with staff that leaves more takes the answer away.
    expect(answerOf(kept({ idle, one: staffed, two: { ...staffed, value: 400 } }))).not.toContain(
      'hire nobody',
    )
  })

  test('a space that the team of another looks after is not a space with nobody', () => {
    const spaces = { guild: { community: defaultScenario.community, policies: {}, interventions: [] } }
    const source = kept(
      {
        'a / guild': { visitors: steady(10), value: 50 },
        b: { visitors: steady(10), value: 20, posts: 1, wages: 5 },
      },
      {
        changes: { 'a / guild': { spaces } },
      },
    )
    const looked = {
      ...source.comparison,
      arms: source.comparison.arms.map((result) =>
        result.arm.id === 'b'
          ? result
          : Object.assign({}, result, { arm: { ...result.arm, space: 'guild' } }),
      ),
    }
    expect(answerOf({ ...source, comparison: looked })).not.toContain('hire nobody')
  })

  test('several scenarios are sorted by what can be said of them', () => {
    const text = answerOf(
      kept({
        base: { visitors: steady(20), value: 10 },
        up: { visitors: steady(30), value: 10 },
        down: { visitors: steady(5), value: 2 },
        even: { visitors: shaky(3), value: 20 },
      }),
    )
    expect(text).toContain(
      'In weekly active, up is better than base; down is worse; even cannot be told apart from base.',
    )
    expect(text).toContain('Best in weekly active: up (30.0 %); most left after all costs: even (800 $).')
  })

  test('a single scenario is not sold as a decision', () => {
    const text = answerOf(kept({ only: { visitors: steady(20), value: 10 } }))
    expect(text).toContain('it shows what happens under it, not what another decision would change')
    expect(text).toContain('weekly active of only ends at 20.0 %')
  })

  test('one run says nothing of luck', () => {
    const text = answerOf(
      kept({ base: { visitors: steady(20) }, plan: { visitors: steady(30) } }, { replicates: 1 }),
    )
    expect(text).toContain('one pair of runs gives no interval')
    expect(text).toContain('there is one run only')
    expect(text).not.toContain('does better')
  })

  test('one run has no band, no interval and no plural', () => {
    const money = { base: { value: 10 }, plan: { value: 20 } }
    const levels = { base: { visitors: steady(20), value: 10 }, plan: { visitors: steady(30), value: 20 } }
    const report = reportOf(alone(kept(levels, { replicates: 1, money })), 'd1')
    const all = JSON.stringify(report.sections)
    expect(all).not.toMatch(/\b1 (?:runs|pairs|weeks)|nine runs in ten|interval includes 0|Its band/)
    expect(textOf(report, 'limits')).toContain('one pair of runs gives no interval')
    expect(textOf(report, 'difference')).toContain('One pair of runs has no band')
    expect(rowsOf(report, 'adoption')[0]).toEqual(['0', '20.0 %', '30.0 %'])
    const figures = report.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : []))
      .flatMap((chart) => (chart.kind === 'curves' ? [chart.figure] : []))
    expect(figures.length).toBeGreaterThan(1)
    expect(figures.filter(({ band, series }) => band ?? series.some(({ low }) => low))).toEqual([])
  })

  test('an interval around 0 $ is not called breaking even, and a clear 0 is no mystery', () => {
    const source = kept({ base: { visitors: steady(20), value: 10 }, plan: { visitors: steady(30) } })
    const [base, plan] = source.comparison.arms
    if (base === undefined || plan === undefined) throw new Error('two arms')
    const wide = { n: 12, mean: -60_900, sd: 1, low: -140_000, high: 20_000, level: 0.9, missing: 0 }
    const end: typeof base.end = (id) => (id === 'netValue' ? wide : base.end(id))
    const comparison = { ...source.comparison, arms: [Object.assign({}, base, { end }), plan] }
    const text = answerOf({ ...source, comparison })
    expect(text).toContain('base cannot be told from breaking even (-60.9 k$) and plan breaks even.')
    expect(text).not.toContain('about')
  })

  test('two that do the same are both, not all two', () => {
    const plan = { visitors: steady(30), value: 20 }
    const text = answerOf(kept({ base: { visitors: steady(20), value: 10 }, one: plan, two: plan }))
    expect(text).toContain('In weekly active both are better than base.')
    expect(text).toContain('After all costs both leave more than base.')
  })

  test('scenarios of other people are not said to have the same', () => {
    const levels = { base: { visitors: steady(20) }, plan: { visitors: steady(30) } }
    const organisation = { ...defaultScenario.organisation, members: 500 }
    const report = reportOf(alone(kept(levels, { changes: { plan: { organisation } } })), 'd1')
    const all = JSON.stringify(report)
    expect(all).not.toContain('on the same people')
    expect(textOf(report, 'answer')).toContain('with the same luck, but on other people')
    expect(textOf(report, 'difference')).toContain('with the same luck, but on other people')
    const external = { ...defaultScenario.organisation, audience: 'external' } as const
    const mixed = reportOf(alone(kept(levels, { changes: { plan: { organisation: external } } })), 'd1')
    expect(textOf(mixed, 'limits')).toContain('Those of plan are customers or partners.')
    expect(textOf(mixed, 'value')).not.toContain('costs nothing')
    expect(rowsOf(mixed, 'population')[0]?.[0]).toBe('employees, or customers or partners')
    expect(textOf(mixed, 'population')).not.toContain('every scenario has the same')
    const both = { base: { organisation: external }, plan: { organisation: external } }
    const partners = reportOf(alone(kept(levels, { changes: both })), 'd1')
    expect(textOf(partners, 'limits')).toContain('The people are customers or partners.')
    expect(textOf(partners, 'value')).toContain('The time of customers or partners costs nothing here.')
  })

  test('what is the same in every run is said to be, and not that it cannot be told', () => {
    const levels = { base: { visitors: steady(20) }, plan: { visitors: steady(20) } }
    const same = answerOf(kept(levels, { measure: 'noReply' }))
    expect(same).toContain('plan and base come out the same in every run, in unanswered and after all costs.')
    expect(same).toContain('is the same in 12 of 12 pairs of runs')
    expect(same).not.toContain('cannot')
  })

  test('each scenario is named with its title and its levels', () => {
    const report = reportOf(
      alone(
        kept(
          { base: { visitors: steady(20), value: 10 }, plan: { visitors: steady(30), value: 20 } },
          {
            changes: {
              base: { title: 'As it is' },
              plan: { title: 'With a plan', question: 'Is it worth it?' },
            },
          },
        ),
      ),
      'd1',
    )
    expect(report.title).toBe('\u201CWith a plan\u201D against \u201CAs it is\u201D')
    expect(report.question).toBe('Is it worth it?')
    expect(rowsOf(report, 'answer')).toEqual([
      ['base', 'As it is (what the others are compared with)', '20.0 %', '400 $'],
      ['plan', 'With a plan', '30.0 %', '800 $'],
    ])
  })

  test('a comparison until sure tells how it stopped, with the interval of its looks', () => {
    const source = kept({ base: { visitors: steady(20) }, plan: { visitors: steady(35) } })
    const states = [
      {
        outcome: 'sure',
        estimate: { n: 12, mean: 0.15, sd: 0.01, low: 0.141, high: 0.159, level: 0.9, missing: 0 },
        largest: 0.159,
        halfWidth: 0.02,
        narrow: true,
        replicates: 12,
        look: 1,
        plannedLooks: 4,
      },
    ] as const
    const sure = { ...source, sureness: { measure: 'weeklyActive' as const, states } }
    expect(answerOf(sure)).toContain('Stopped after 12 pairs of runs')
    expect(answerOf(sure)).toContain('look-adjusted 90 % interval 14.1 to 15.9')
    // It stopped by one measure and says nothing of another.
    expect(textOf(reportOf(alone(sure), 'd1', { measure: 'netValue' }), 'answer')).not.toContain('Stopped')
  })

  test('a title of the user stands above it all', () => {
    const source = kept({ base: { visitors: steady(20) }, plan: { visitors: steady(30) } })
    expect(reportOf(alone(source), 'd1', { title: 'For the board' }).title).toBe('For the board')
  })
})
