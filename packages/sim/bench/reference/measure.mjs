// The engine beside its C references, in turn: `node measure.mjs [members ...]`. Worst ratio first, then ns by phase.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { arms, scenarioFor } from './arms.mjs'
import { build } from './build.mjs'
import { dump } from './dump.mjs'

const roundsFor = (members) => (members > 50_000 ? 2 : 3)
/** Weeks of a run: the first year where three would take over a minute. */
export const weeksFor = (members) => (members > 300_000 ? 52 : 156)
/** Runs of a process, so that each takes a second or so. */
const repeatFor = (members) => Math.max(1, Math.min(40, Math.floor(200_000 / members)))

/** What a program printed as JSON. */
function answerOf(program, words) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}

/** The programs of an arm by name, each a function that runs it once. */
function programsOf({ arm, members, binaries, week0 }) {
  const repeat = String(repeatFor(members))
  const words = [
    join(import.meta.dirname, 'engine.mjs'),
    arm,
    String(members),
    String(weeksFor(members)),
    repeat,
  ]
  const engine =
    (...more) =>
    () =>
      answerOf(process.execPath, [...words, ...more])
  const references = Object.entries(binaries).map(([name, binary]) => [
    name,
    () => {
      const { ns, least } = answerOf(binary, [week0, '--repeat', repeat])
      return { ns, least, phases: answerOf(binary, [week0, '--phases', '--repeat', repeat]).phases }
    },
  ])
  return Object.fromEntries([...references, ['engine', engine()], ['plain', engine('plain')]])
}

/** Least ns of processor time over all rounds, which other work on the machine disturbs least, and the phases of that round, by the clock. */
export function measureArm(task) {
  dump(scenarioFor(task.arm, task.members, weeksFor(task.members)), 0, task.week0)
  const programs = programsOf(task)
  const found = {}
  for (let round = 0; round < roundsFor(task.members); round++) {
    for (const [name, run] of Object.entries(programs)) {
      const result = run()
      if (found[name] === undefined || result.least < found[name].least) found[name] = result
    }
  }
  const least = Object.entries(found).map(([name, result]) => `${name} ${result.least.toFixed(1)}`)
  console.error(`${task.arm}, ${task.members}: ${least.join(', ')}`)
  return {
    arm: task.arm,
    members: task.members,
    found,
    ratio: found.engine.least / (found.best?.least ?? Number.NaN),
  }
}

const cell = (text, width) => String(text).padStart(width)
const number = (value, width) => cell(value.toFixed(2), width)

function print(rows) {
  console.log(
    'arm                         members   scalar     best   engine    plain  engine/scalar  engine/best',
  )
  for (const { arm, members, found, ratio } of rows) {
    const { scalar, best, engine, plain } = found
    const times = [scalar, best, engine, plain].map(({ least }) => number(least, 9)).join('')
    console.log(
      `${arm.padEnd(26)} ${cell(members, 8)}${times}${number(engine.least / scalar.least, 15)}${number(ratio, 13)}`,
    )
  }
  for (const { arm, members, found } of rows) {
    for (const [name, { phases }] of Object.entries(found)) {
      const shown = Object.entries(phases).filter(([, ns]) => ns >= 0.05)
      console.log(
        `${arm}, ${members}, ${name}: ${shown.map(([phase, ns]) => `${phase} ${ns.toFixed(1)}`).join(', ')}`,
      )
    }
  }
}

/**
 * Every arm at every size, worst ratio first; without a compiler the engine alone.
 * @param {number[]} sizes members
 */
export function measureAll(sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-measure-'))
  try {
    const built = Object.entries({ scalar: build('scalar'), best: build('best') })
    const binaries = Object.fromEntries(built.filter(([, binary]) => binary !== undefined))
    const rows = sizes.flatMap((members) =>
      Object.keys(arms).map((arm) =>
        measureArm({ arm, members, binaries, week0: join(folder, 'week0.bin') }),
      ),
    )
    return rows.toSorted((a, b) => b.ratio - a.ratio || b.found.engine.least - a.found.engine.least)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const sizes = process.argv.slice(2).map(Number)
  print(measureAll(sizes.length > 0 ? sizes : [1000, 10_000, 100_000, 1_000_000]))
}
