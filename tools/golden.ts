// Pins the numbers of the library in tests/engine/golden/digests.json. `npm run golden`; with `--check` it writes nothing and fails when
// one differs, `--threads n` runs on n worker threads, `--same-version` pins changed numbers although the model version stays. Versions that
// came before are checked too; `--keep <version>` writes the file of one, while it is the current one and before the ledger changes.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type ModelVersion, modelVersions } from '@fishbowl/core'
import { openThreads } from '@fishbowl/sim/threads'
import { changedIds, type Golden, goldenFile, goldenOf, readGolden, ways } from '../tests/engine/golden.ts'
import {
  keptFile,
  keptOf,
  keptText,
  keptVersions,
  movedIn,
  readKept,
} from '../tests/engine/golden-versions.ts'

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    threads: { type: 'string' },
    'same-version': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
})

function kept(): Golden {
  try {
    return readGolden()
  } catch {
    return { modelVersion: '', digests: {} }
  }
}

async function found(): Promise<Golden> {
  if (values.threads === undefined) return goldenOf(ways.simulate)
  const threads = openThreads(Number(values.threads))
  try {
    return await goldenOf(threads.run)
  } finally {
    await threads.close()
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const isVersion = (text: string): text is ModelVersion => modelVersions.some((version) => version === text)

/** Writes the file of a version; one that exists is its memory, and is left alone. */
function keep(version: string): void {
  if (!isVersion(version)) throw new RangeError(`there is ${modelVersions.join(', ')}, and no ${version}`)
  if (keptVersions().includes(version)) throw new RangeError(`${version} is kept already`)
  writeFileSync(keptFile(version), keptText(keptOf(version)))
  say(`kept model ${version}`)
}

/** Versions of which a scenario came to other numbers than those kept. */
function brokenVersions(): readonly string[] {
  return keptVersions().filter((version) => {
    const moved = movedIn(readKept(version))
    for (const id of moved) say(`${id}: no longer the numbers of model ${version}`)
    return moved.length > 0
  })
}

if (values.keep !== undefined) {
  keep(values.keep)
  process.exit()
}
const before = kept()
const now = await found()
const changed = changedIds(before, now)
const same = before.modelVersion === now.modelVersion
const count = Object.keys(now.digests).length
for (const id of changed)
  say(`${id}: ${before.digests[id] ?? 'not pinned'}, now ${now.digests[id] ?? 'not in the library'}`)
// An entry that is new or gone is no change of the model.
const moved = changed.filter((id) => id in before.digests && id in now.digests)

const broken = brokenVersions()

if (broken.length > 0) {
  say(
    `model ${broken.join(', ')} must stay as it was: undo the change, or give it an assumption that is off there`,
  )
  process.exitCode = 1
}

if (changed.length === 0 && same)
  say(`${count} scenarios as pinned (model ${now.modelVersion}, node ${process.versions.node})`)
else if (values.check) {
  say(
    `${changed.length} of ${count} scenarios differ from model ${before.modelVersion} (this is ${now.modelVersion})`,
  )
  process.exitCode = 1
} else if (moved.length > 0 && same && !values['same-version']) {
  say(
    `numbers changed though the model is still ${now.modelVersion}; if that is meant, raise it (CONTRIBUTING.md, Versions of the model)`,
  )
  process.exitCode = 1
} else {
  writeFileSync(goldenFile, `${JSON.stringify(now, null, 2)}\n`)
  say(`pinned ${count} scenarios of model ${now.modelVersion}`)
}
