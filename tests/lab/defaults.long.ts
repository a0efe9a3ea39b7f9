import { availableParallelism } from 'node:os'
import { defaultsOf } from '@fishbowl/core'
import { askIn, kept, runStudy } from '@fishbowl/lab/defaults'
import { openThreads } from '@fishbowl/sim/threads'
import { expect, test } from 'vitest'

test('the study of the defaults run again comes to the same digest, medians and distances', async () => {
  const threads = openThreads(availableParallelism())
  try {
    const again = await runStudy(askIn(threads), defaultsOf('2.0.0'))
    expect(again.digest).toBe(kept.digest)
    expect(JSON.parse(JSON.stringify(again))).toEqual(kept)
  } finally {
    await threads.close()
  }
}, 3_600_000)
