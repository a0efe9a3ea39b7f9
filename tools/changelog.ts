// Writes into CHANGELOG.md what moved between the version of the model before the current one and the current one, by running the library
// under both. `npm run changelog`; `--check` writes nothing and fails when it is stale. Places of earlier versions stay as they were written.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { currentModel, ledgerOf, type ModelVersion, modelVersions } from '@fishbowl/core'
import { modelDiff } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { libraryScenarios } from '../tests/support/library.ts'
import { changesMarkdown, filled, placesIn } from './changelog/markdown.ts'

const file = fileURLToPath(new URL('../CHANGELOG.md', import.meta.url))
/** Entries of more people take seconds a run. */
const mostMembers = 5000
const replicates = 8

const isVersion = (word: string): word is ModelVersion => modelVersions.some((version) => version === word)

const versionOf = (name: ModelVersion) => ({ name, ledger: ledgerOf(name) })

async function sectionOf(from: ModelVersion, to: ModelVersion): Promise<string> {
  const scenarios = libraryScenarios()
  const ids = [...scenarios.keys()]
  const isLarge = (id: string): boolean => (scenarios.get(id)?.organisation.members ?? 0) > mostMembers
  const threads = openThreads(2)
  try {
    const question = {
      from: versionOf(from),
      to: versionOf(to),
      scenarios,
      asked: ids.filter((id) => !isLarge(id)),
    }
    return changesMarkdown(await modelDiff(question, threads.run, { replicates }), ids.filter(isLarge))
  } finally {
    await threads.close()
  }
}

const before = readFileSync(file, 'utf8')
let after = before
for (const place of placesIn(before)) {
  const [from, to] = place
  if (to !== currentModel) continue
  if (!isVersion(from))
    throw new RangeError(`${file} names model ${from}; there is ${modelVersions.join(', ')}`)
  // oxlint-disable-next-line no-await-in-loop -- one place is written at a time
  after = filled(after, place, await sectionOf(from, currentModel))
}
if (after === before) process.stdout.write('CHANGELOG.md is current\n')
else if (process.argv.includes('--check')) {
  process.stderr.write('CHANGELOG.md is stale: npm run changelog\n')
  process.exitCode = 1
} else {
  writeFileSync(file, after)
  process.stdout.write('wrote CHANGELOG.md\n')
}
