import { assumptionIds } from '@fishbowl/core'
import { phaseDescriptions, week } from '@fishbowl/sim'
import { expect, test } from 'vitest'

const rules = Object.values(phaseDescriptions)
  .flatMap((phase) => phase.rules)
  .join('\n')

test('every phase of the week is described, in the order of the week', () => {
  expect(Object.keys(phaseDescriptions)).toEqual(Object.keys(week))
})

test.each(assumptionIds)('assumption %s stands in a rule of the description', (id) => {
  expect(rules).toMatch(new RegExp(`\\b${id}\\b`))
})

test('a made-up assumption would be missed', () => {
  expect(rules).not.toMatch(/\bnoSuchAssumption\b/)
})
