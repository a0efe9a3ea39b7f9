import { libraryIds } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, describe, expect, test } from 'vitest'
import { changedIds, goldenOf, readGolden, ways } from './golden.ts'

const pinned = readGolden()

test('every library scenario is pinned for this model version, and nothing else; npm run golden pins them anew', () => {
  expect(pinned.modelVersion).toBe(modelVersion)
  expect(Object.keys(pinned.digests)).toEqual(libraryIds)
  for (const digest of Object.values(pinned.digests)) expect(digest).toMatch(/^[0-9a-f]{12}$/)
})

describe('the numbers of the library are the pinned ones', () => {
  const one = openThreads(1)
  const two = openThreads(2)
  afterAll(() => Promise.all([one.close(), two.close()]))

  test.each(Object.entries(ways))('%s', async (_, run) => {
    expect(changedIds(pinned, await goldenOf(run))).toEqual([])
  })

  test('two worker threads', async () => {
    expect(changedIds(pinned, await goldenOf(two.run))).toEqual([])
  })

  // A thread that has run larger and smaller worlds before carries nothing over.
  test('one worker thread, a part of them backwards', async () => {
    const ids = libraryIds.filter((id, i) => i % 4 === 0 || id.startsWith('small')).toReversed()
    const { digests } = await goldenOf(one.run, ids)
    expect(digests).toEqual(Object.fromEntries(ids.map((id) => [id, pinned.digests[id]])))
  })
})
