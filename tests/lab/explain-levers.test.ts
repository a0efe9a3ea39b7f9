import { libraryIds, settingsOf } from '@fishbowl/core'
import { counter } from '@fishbowl/lab'
import { contrastOf, effectKey, partsOf, runsOf, variantsOf } from '@fishbowl/lab/explain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entry } from '../support/library.ts'
import { between, sideOf } from './explain-toy.ts'

const ids = (first: object, second: object): readonly string[] =>
  between(first, second).levers.map(({ id }) => id)

describe('the levers between two files', () => {
  test('are one for each policy, dated change, space and assumption', () => {
    const second = {
      policies: {
        training: 0.4,
        platform: { fit: 0.9 },
        staffing: { team: [{ seniority: 'junior' }], replace: 'never' },
      },
      interventions: [
        { week: 5, mandate: true },
        { week: 9, training: 0.6 },
      ],
      community: { outsideExperts: 4 },
      spaces: { news: { title: 'News' } },
      assumptions: { qCM: { value: 0.5, reason: 'a guess' }, wh: { value: 2.5, reason: 'a guess' } },
    }
    expect(ids({}, second)).toEqual([
      'staffing',
      'training',
      'platform',
      'week-5',
      'week-9',
      'community',
      'space-news',
      'assumption-wh',
      'assumption-qCM',
    ])
  })

  test('are none for seed, length and words, nor for what is said in other words', () => {
    const first = { horizon: 20, title: 'one', policies: { launch: { size: 1 } } }
    const second = {
      horizon: 30,
      title: 'other',
      policies: { mandate: false, training: 0 },
      interventions: [{ week: 25, mandate: true, launch: { size: 1 } }],
    }
    const { levers, idle, scenario } = between(first, second)
    expect(levers).toEqual([])
    expect(idle.map(({ id }) => id)).toEqual(['training', 'launch', 'mandate', 'week-25'])
    expect(scenario(0).horizon).toBe(20)
  })

  test('many assumptions, spaces or dated changes are one lever each', () => {
    const five = ['wh', 'wv', 'ws', 'wm', 'wq'].map((id) => [id, { value: 1.2, reason: 'a guess' }])
    const weeks = [1, 2, 3, 4].map((week) => ({ week, training: week / 10 }))
    const spaces = Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, { title: id }]))
    expect(ids({}, { assumptions: Object.fromEntries(five) })).toEqual(['assumptions'])
    expect(ids({}, { interventions: weeks })).toEqual(['interventions'])
    expect(ids({}, { spaces })).toEqual(['spaces'])
  })

  test('of dated changes: what both files have stays, one that moves within its week is one lever', () => {
    const cut = { week: 9, staffing: { team: [] } }
    const first = { interventions: [{ week: 4, training: 0.2 }, cut] }
    const second = {
      interventions: [
        { week: 4, training: 0.7 },
        { week: 6, mandate: true },
        { ...cut, says: 'cut' },
      ],
    }
    const { levers, scenario } = between(first, second)
    expect(levers.map(({ id }) => id)).toEqual(['week-4', 'week-6'])
    const trained = (mask: number): unknown =>
      scenario(mask).interventions.map(({ week, training }) => [week, training])
    expect(trained(0)).toEqual([
      [4, 0.2],
      [9, undefined],
    ])
    expect(trained(1)).toEqual([
      [4, 0.7],
      [9, undefined],
    ])
    expect(trained(2)).toEqual([
      [4, 0.2],
      [6, undefined],
      [9, undefined],
    ])
    expect(trained(3)).toEqual([
      [4, 0.7],
      [6, undefined],
      [9, undefined],
    ])
  })

  test('whatever dated changes two files have, all levers off make the first list and all on the second', () => {
    const list = fc.array(
      fc.record({ week: fc.integer({ min: 0, max: 4 }), training: fc.constantFrom(0.1, 0.2) }),
      {
        maxLength: 5,
      },
    )
    fc.assert(
      fc.property(list, list, (one, other) => {
        const sides = [sideOf({ interventions: one }), sideOf({ interventions: other })] as const
        const parts = partsOf(sides)
        const { put } = parts[0] ?? { put: (raw: object) => raw }
        const listed = (isOn: boolean) => put({ interventions: one }, () => isOn)
        expect(listed(false)).toEqual({ interventions: one })
        if (parts.length > 0) expect(listed(true)).toEqual({ interventions: other })
        else expect(one).toEqual(other)
      }),
    )
  })

  test('an owner brings along what the file does not say, and it is told', () => {
    const { levers, scenario } = between(
      { policies: { alignment: 'incidental' } },
      { policies: { ownership: { owner: 'hr' }, alignment: 'integrated', platform: { fit: 0.8 } } },
    )
    const owner = levers.find(({ id }) => id === 'ownership')
    expect(owner?.brings).toEqual([
      { setting: 'training', before: 0, after: 0.5 },
      { setting: 'fit', before: 0.65, after: 0.6 },
      { setting: 'proximity', before: 0.8, after: 0.7 },
      { setting: 'persistence', before: 0.5, after: 0.6 },
    ])
    const mask = 1 << levers.findIndex(({ id }) => id === 'ownership')
    expect(settingsOf(scenario(mask).policies)).toMatchObject({
      owner: 'hr',
      training: 0.5,
      alignment: 'incidental',
    })
  })

  test('a policy that its owner brings along anyway is a lever all the same: without the owner it does something', () => {
    const second = { policies: { ownership: { owner: 'hr' }, training: 0.5 } }
    const contrast = between({}, second, 5)
    expect(contrast.levers.map(({ id }) => id)).toEqual(['ownership', 'training'])
    // with the owner, training by itself changes nothing: three different arms, not four
    expect(runsOf(contrast)).toBe(15)
  })

  test('what an owner file says itself is not brought along', () => {
    const { levers } = between({}, { policies: { ownership: { owner: 'hr', proximity: 0.95 } } })
    expect(levers[0]?.brings.map(({ setting }) => setting)).toEqual(['training', 'fit', 'persistence'])
  })

  test('levers that only make sense together are one, and it says why', () => {
    const { levers } = between(
      { organisation: { audience: 'external' } },
      { policies: { managers: { stance: 0.4 }, mandate: true, alignment: 'integrated' } },
    )
    expect(levers.map(({ id }) => id)).toEqual(['alignment', 'managers+mandate+organisation'])
    expect(levers[1]?.title).toBe('line managers with mandate and organisation')
    expect(levers[1]?.joined).toContain('an external audience has no line managers')
  })

  test('other people are told apart from other turnover', () => {
    expect(between({}, { organisation: { turnover: 0.3 } })).toMatchObject({
      otherPeople: false,
      levers: [{ id: 'turnover' }],
    })
    expect(between({}, { organisation: { members: 500 } })).toMatchObject({
      otherPeople: true,
      levers: [{ id: 'organisation' }],
    })
    expect(between({}, { community: { outsideExperts: 3 } })).toMatchObject({
      otherPeople: true,
      levers: [{ id: 'community' }],
    })
  })

  test('two seeds are refused: nothing would be shared', () => {
    const sides = [sideOf({ seed: 'a' }), sideOf({ seed: 'b' })] as const
    expect(() => contrastOf(sides, { replicates: () => 2 })).toThrow('give both one seed')
  })

  test('switching all levers on makes the second scenario, for pairs of the library', () => {
    const draw = counter('pairs of the library')
    const pick = (k: number) => entry(libraryIds[Math.floor(draw(k) * libraryIds.length)] ?? 'one-cm')
    for (let k = 0; k < 40; k++) {
      const sides = [pick(2 * k), pick(2 * k + 1)] as const
      const parts = partsOf(sides)
      const { at, ends } = variantsOf(sides, parts)
      const all = at(new Set(parts.map(({ id }) => id)))
      const none = at(new Set())
      const keyOf = (variant: typeof all): string =>
        'scenario' in variant ? effectKey(variant.scenario) : JSON.stringify(variant)
      expect([keyOf(none), keyOf(all)]).toEqual(ends.map(effectKey))
    }
  })
})
