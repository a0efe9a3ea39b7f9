import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defaultsOf } from '@fishbowl/core'
import { askIn, runStudy } from '@fishbowl/lab/defaults'
import { openThreads } from '@fishbowl/sim/threads'

// `npm run defaults`: runs the study that the defaults come from and keeps what it comes to beside its code. Minutes.
// What it says of an assumption is put into the ledger by hand; a test compares the two.
const kept = new URL('../packages/lab/src/defaults/result.json', import.meta.url)
const threads = openThreads(availableParallelism())
try {
  const result = await runStudy(askIn(threads), defaultsOf('2.0.0'), (round, of) =>
    process.stdout.write(
      `${of}, step ${round.step}: distance ${round.nearest.toFixed(3)}, ${round.median.toFixed(3)}, ${round.farthest.toFixed(3)}\n`,
    ),
  )
  writeFileSync(kept, `${JSON.stringify(result, undefined, 1)}\n`)
  process.stdout.write(`digest ${result.digest}\n`)
} finally {
  await threads.close()
}
