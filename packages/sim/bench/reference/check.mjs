// Compares every number of the history of the C references with the engine's, bit for bit: `node check.mjs [scalar] [best]`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnIds, historyWidth } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { arms, scenarioFor } from './arms.mjs'
import { build } from './build.mjs'
import { dump } from './dump.mjs'

const sizes = [60, 1000, 10_000]
const weeks = 156

/** The history of a reference as doubles, from the week 0 in a file. */
function historyOf(binary, week0, file) {
  // twice, so that a run is checked whose world was used before
  const { status, stderr } = spawnSync(binary, [week0, '--repeat', '2', '--values', file], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${binary} ${week0} ended with ${status}: ${stderr}`)
  const { buffer, byteOffset, byteLength } = readFileSync(file)
  return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength))
}

/** First number that differs in its bits, in words; undefined when none does. */
function difference(ours, theirs) {
  if (ours.length !== theirs.length) return `${theirs.length} numbers, not ${ours.length}`
  const at = ours.findIndex((value, k) => !Object.is(value, theirs[k]))
  if (at < 0) return undefined
  const place = `week ${Math.floor(at / historyWidth)}, ${columnIds[at % historyWidth]}`
  return `${place}: ${theirs[at]}, but the engine has ${ours[at]}`
}

/** Checks the references against the engine; returns how many histories differ. */
function check(names, folder) {
  const binaries = names.map((name) => [name, build(name)]).filter(([, binary]) => binary)
  const week0 = join(folder, 'week0.bin')
  let wrong = 0
  for (const members of sizes) {
    for (const arm of Object.keys(arms)) {
      const scenario = scenarioFor(arm, members, weeks)
      dump(scenario, 0, week0)
      const { values } = simulate({ scenario, replicate: 0 })
      for (const [name, binary] of binaries) {
        const found = difference(values, historyOf(binary, week0, join(folder, 'values.bin')))
        console.log(`${name.padEnd(7)} ${arm.padEnd(26)} ${String(members).padStart(6)}  ${found ?? 'equal'}`)
        if (found) wrong++
      }
    }
  }
  return wrong
}

const words = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-check-'))
try {
  process.exitCode = check(words.length > 0 ? words : ['scalar', 'best'], folder) > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
