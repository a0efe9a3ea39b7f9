// The weekly columns of some runs as CSV, one run after the other: memory does not grow with their number.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { columnIds, valueAt } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { ours } from './scenarios.ts'

const runs = Number(process.argv[2] ?? 3)

function* lines(): Generator<string> {
  yield `replicate,week,${columnIds.join(',')}\n`
  for (let replicate = 0; replicate < runs; replicate++) {
    const history = simulate({ scenario: ours.scenario, replicate })
    for (let week = 0; week < history.weeks; week++) {
      // One text per number, the shortest that reads back.
      const cells = columnIds.map((id) => String(valueAt(history, id, week)))
      yield `${replicate},${week},${cells.join(',')}\n`
    }
  }
}

try {
  await pipeline(Readable.from(lines()), process.stdout)
} catch (error) {
  // A reader such as head has seen enough.
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
}
