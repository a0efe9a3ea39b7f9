import {
  currentModel,
  defaultScenario,
  type Lever,
  levers,
  type PostPart,
  postLever,
  seniorityIds,
} from '@fishbowl/core'
import { speak, speaking } from '@fishbowl/report/words'
import { afterEach, describe, expect, test } from 'vitest'
import { readyChanges } from '../../packages/tui/src/screens/branches/changes.ts'
import {
  choiceName,
  choiceSays,
  groupName,
  leverEffect,
  leverName,
  leverUnit,
  postEffect,
  postName,
  unsaidWord,
} from '../../packages/tui/src/screens/editor/lever-words.ts'
import { askedFor } from '../../packages/tui/src/screens/editor/parse.ts'
import { wordRange, wordValue } from '../../packages/tui/src/screens/editor/words.ts'
import { english, leftIn, walkInFrench, walks } from './support/french-walks.ts'
import { closeScreens } from './support/screens.ts'

afterEach(async () => {
  await closeScreens()
  speak('en')
})

test.each(Object.entries(walks))('%s fills 60 x 18 in French and has no English word', (_, walk) =>
  walkInFrench(walk, { columns: 60, rows: 18 }),
)

test('the words that are looked for are many, and found', () => {
  expect(english.size).toBeGreaterThan(500)
  expect(leftIn([' Levers', ' the first change makes a draft of one-cm'])).toEqual([
    'levers',
    'makes',
    'draft',
  ])
})

const parts: readonly PostPart[] = ['count', 'fte']
const same = (lever: Lever): readonly string[] => [
  leverName(lever),
  leverEffect(lever, currentModel),
  groupName(lever),
  leverUnit(lever.unit, 2),
  unsaidWord(lever),
  ...lever.choices.flatMap(({ id, says }) => [choiceName(id), choiceSays(lever, id, says)]),
]

describe('the words of a lever', () => {
  test('are those of core in English', () => {
    for (const lever of levers) {
      const { title, effect, group, unit, unsaid, choices } = lever
      expect(same(lever)).toEqual([
        title,
        effect,
        group,
        unit,
        unsaid,
        ...choices.flatMap(({ id, says }) => [id, says]),
      ])
    }
    for (const seniority of seniorityIds)
      for (const part of parts) {
        const { title, effect } = postLever(seniority, part)
        expect([postName(seniority, part), postEffect(seniority, defaultScenario.assumptions)]).toEqual([
          title,
          effect,
        ])
      }
  })

  test('are others in French', () => {
    const kept = levers.flatMap((lever) => {
      const there = speaking('fr', () => same(lever))
      return same(lever).filter((words, i) => /\p{L}{4}/u.test(words) && words === there[i])
    })
    expect([...new Set(kept)].toSorted()).toEqual([
      // Shares have the first of these and are shown as a percentage.
      '1/year',
      'budget',
      'junior',
      'logit',
      'marketing',
      'minutes',
      'organisation',
      'probability',
      'senior',
      'share',
    ])
  })

  test('can be typed as they are shown, and as files have them', () => {
    const replace = levers.find(({ id }) => id === 'policies.staffing.replace')
    const share = levers.find(({ id }) => id === 'policies.training')
    const assumption = levers.find(({ id }) => id === 'assumptions.wh.value')
    if (replace === undefined || share === undefined || assumption === undefined) throw new Error('no lever')
    speak('fr')
    expect(wordRange(replace)).toBe('jamais, ou 0 à 156 semaines')
    expect(wordValue(share, 0.375)).toBe('37,5\u00A0%')
    for (const typed of ['jamais', 'never']) expect(askedFor(typed, replace)).toEqual(value('never'))
    for (const typed of ['12 semaines', '12 weeks', '12']) expect(askedFor(typed, replace)).toEqual(value(12))
    for (const typed of ['rien', 'aucun', 'none', 'as assumed'])
      expect(askedFor(typed, replace)).toEqual({ kind: 'unsaid' })
    expect(askedFor('37,5\u00A0%', share)).toEqual(value(0.375))
    for (const typed of ['2,5 parce que vu ici', '2.5 because vu ici'])
      expect(askedFor(typed, assumption)).toEqual({ ...value(2.5), reason: 'vu ici' })
  })
})

const value = (given: unknown): object => ({ kind: 'value', value: given })

const said = (): readonly string[] => readyChanges(defaultScenario, 26).map(({ says }) => says)

test('changes that are often wanted are told in French', () => {
  const inFrench = speaking('fr', said)
  expect(said().length).toBeGreaterThan(5)
  expect(said().filter((words) => inFrench.includes(words))).toEqual([])
})
