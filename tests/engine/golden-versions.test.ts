import { currentModel, ledger, ledgerOf, modelVersions } from '@fishbowl/core'
import { describe, expect, test } from 'vitest'
import { keptVersions, movedIn, readKept, rowsOf } from './golden-versions.ts'

const earlier = modelVersions.filter((version) => version !== currentModel)

test('every version before the current one is kept, and nothing else', () => {
  expect(keptVersions().toSorted()).toEqual(earlier.toSorted())
  expect(modelVersions.at(-1)).toBe(currentModel)
  expect(ledgerOf(currentModel)).toBe(ledger)
})

describe.each(earlier)('model %s', (version) => {
  const kept = readKept(version)

  test('has the defaults and ranges it had, whatever the ledger says now', () => {
    expect(kept.modelVersion).toBe(version)
    expect(rowsOf(version, Object.keys(kept.ledger))).toEqual(kept.ledger)
  })

  test('still makes the numbers it made: every library scenario of its day, byte for byte', () => {
    expect(Object.keys(kept.scenarios).length).toBeGreaterThan(60)
    expect(movedIn(kept)).toEqual([])
  })
})
