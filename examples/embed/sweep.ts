// Every team of up to four, at every alignment, ten runs each, on all processors.
import { availableParallelism } from 'node:os'
import { alignmentClasses, measured } from '@fishbowl/core'
import { openThreads } from '@fishbowl/sim/threads'
import { arm, ours } from './scenarios.ts'

const replicates = Array.from({ length: 10 }, (_, i) => i)
const window = { from: 0, to: 77 }

const arms = Object.keys(alignmentClasses).flatMap((alignment) =>
  [0, 1, 2, 3, 4].map((count) => {
    const staffing = { team: [{ seniority: 'professional', count }] }
    return { alignment, count, scenario: arm(ours, { alignment, staffing }).scenario }
  }),
)

const threads = openThreads(availableParallelism())
try {
  console.log('alignment     CMs   weekly active   net value in k$')
  const rows = arms.map(async ({ alignment, count, scenario }) => {
    const histories = await Promise.all(replicates.map((replicate) => threads.run({ scenario, replicate })))
    const mean = (id: 'weeklyActive' | 'netValue') =>
      histories.reduce((sum, history) => sum + measured(history, id, window), 0) / histories.length
    const active = `${(100 * mean('weeklyActive')).toFixed(1)} %`
    const value = (mean('netValue') / 1000).toFixed(0)
    return `${alignment.padEnd(11)} ${String(count).padStart(5)} ${active.padStart(15)} ${value.padStart(17)}`
  })
  for (const row of await Promise.all(rows)) console.log(row)
} finally {
  await threads.close()
}
