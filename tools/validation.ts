// Computes the table of docs/validation.md anew and keeps it in docs/validation.json; `npm run docs` writes the pages from it. `npm run validation` does both, in some minutes; `npm run validation -- T V4` computes only what begins with these, for a change that moves nothing else.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { beginsWith, targetWords } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { compute, keptFile, keptPatterns, merged, readKept, textOf } from './validation/kept.ts'
import { reasonsNow, wordValue } from './validation/page.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const threads = openThreads(availableParallelism())
const asked = process.argv.slice(2)
const chosen = keptPatterns.filter(({ id }) => asked.some((beginning) => beginsWith(id, beginning)))
try {
  const found =
    asked.length === 0 ? await compute(threads.run) : merged(readKept(), await compute(threads.run, chosen))
  writeFileSync(keptFile, textOf(found))
} finally {
  await threads.close()
}
const { silent, stale } = reasonsNow()
for (const row of silent)
  say(
    `${row.id} misses without a reason: ${wordValue(row)} for ${targetWords(row)}; say why in packages/lab/src/patterns/misses.ts`,
  )
for (const beginning of stale) say(`nothing that begins with ${beginning} misses any more: its reason can go`)
// the pages that show the table
await import('./docs.ts')
