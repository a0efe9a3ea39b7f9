// What the screens cost, in a real terminal: `npm run build && node tools/bench-screens.mjs`, with `quick` for a tenth of
// the time. Linux alone: CPU is read from /proc. Quote ratios and shares of a core; a busy machine moves the milliseconds.
/* oxlint-disable eslint/no-await-in-loop -- one measurement after the other */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bindings } from '../packages/tui/dist/keymap.js'
import { bin } from '../tests/support/cli.ts'
import {
  costFiles,
  costOf,
  idle,
  latencies,
  library,
  openReal,
  quantile,
  select,
} from '../tests/support/terminal-cost.ts'

const quick = process.argv.includes('quick')
const seconds = quick ? 1 : 10
const threads = availableParallelism()
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-bench-'))
for (const [name, text] of Object.entries(costFiles)) writeFileSync(join(folder, name), text)

const say = (line) => process.stdout.write(`${line}\n`)
const percent = (share) => `${(100 * share).toFixed(1)} %`.padStart(8)
const ms = (value) => `${value.toFixed(0)} ms`.padStart(8)

/** Opens the screens, uses them and closes them. */
async function using(size, args, use) {
  const terminal = openReal(folder, size, args)
  try {
    await library(terminal)
    return await use(terminal)
  } finally {
    await terminal.close()
  }
}

const screens = bindings
  .filter(({ action }) => action.startsWith('go'))
  .map(({ keys: [key], says }) => [key, says.split(/\W/)[0]])

async function idleScreens() {
  say(`\nidle for ${seconds} s at 120 x 40      all threads    characters written`)
  await using([120, 40], ['--replicates', '20'], async (terminal) => {
    await select(terminal, 'little')
    for (const [key, name] of screens) {
      terminal.type(key)
      await terminal.until(([header = '']) => header.includes(name))
      await idle(terminal)
      const { all, written } = await costOf(terminal, seconds * 1000)
      say(`${name.padEnd(29)}  ${percent(all)}    ${String(written).padStart(10)}`)
    }
  })
}

async function liveScreens() {
  say('\nruns of 8,000 on one thread      main thread    frames/s    kB/s')
  for (const [size, name] of [
    [[80, 24], 'Compare at 80 x 24'],
    [[120, 40], 'Compare at 120 x 40'],
    [[200, 60], 'Compare at 200 x 60'],
  ]) {
    await using(size, ['--replicates', '5000', '--threads', '1'], async (terminal) => {
      await select(terminal, 'big')
      terminal.type('4')
      await terminal.until((screen) => screen.join('\n').includes('ETA'), 60_000)
      const { main, frames, written } = await costOf(terminal, seconds * 1000)
      const rate = (count) => (count / seconds).toFixed(1).padStart(8)
      say(`${name.padEnd(29)}  ${percent(main)}    ${rate(frames)}  ${rate(written / 1000)}`)
    })
  }
}

async function keysToScreen() {
  const presses = quick ? 10 : 60
  say(`\nkey to screen at 120 x 40, ${presses} presses of ?      median      95 %`)
  for (const [name, key] of [
    ['idle', undefined],
    [`${threads} threads busy`, '4'],
  ]) {
    await using([120, 40], ['--replicates', '5000'], async (terminal) => {
      if (key === undefined) await idle(terminal)
      else {
        terminal.type(key)
        await terminal.until((screen) => screen.join('\n').includes('ETA'), 60_000)
      }
      const found = await latencies(terminal, presses)
      say(`${name.padEnd(44)}  ${ms(quantile(found, 0.5))}  ${ms(quantile(found, 0.95))}`)
    })
  }
}

/** Milliseconds from the start of the program to its first frame, and to the first curve after Enter. */
async function start() {
  const began = performance.now()
  const terminal = openReal(folder, [120, 40], [])
  try {
    while (!terminal.raw().includes('\x1b[?2026l')) await new Promise((resolve) => setTimeout(resolve, 1))
    const frame = performance.now() - began
    await library(terminal)
    terminal.type('\r')
    await terminal.until((screen) => screen.join('\n').includes('vs base'), 60_000)
    return { frame, result: performance.now() - began }
  } finally {
    await terminal.close()
  }
}

async function starts() {
  const commands = [['--version'], ['--help'], ['scenarios', 'list']]
  const times = { bare: [], commands: commands.map(() => []), frame: [], result: [] }
  for (let i = 0; i < (quick ? 3 : 9); i++) {
    const began = performance.now()
    spawnSync(process.execPath, ['-e', '0'])
    times.bare.push(performance.now() - began)
    for (const [at, words] of commands.entries()) {
      const asked = performance.now()
      spawnSync(process.execPath, [bin, ...words])
      times.commands[at].push(performance.now() - asked)
    }
    const { frame, result } = await start()
    times.frame.push(frame)
    times.result.push(result)
  }
  say('\nfrom the command                               median     worst')
  for (const [name, values] of [
    ['node -e 0, in turn with the others', times.bare],
    ...commands.map((words, at) => [`fishbowl ${words.join(' ')}`, times.commands[at]]),
    ['first frame', times.frame],
    ['first curves, Enter pressed at once', times.result],
  ])
    say(`${name.padEnd(44)}  ${ms(quantile(values, 0.5))}  ${ms(quantile(values, 1))}`)
}

try {
  say(`${cpus()[0]?.model ?? 'unknown'}, ${threads} threads, node ${process.versions.node}`)
  await starts()
  await keysToScreen()
  await liveScreens()
  await idleScreens()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
