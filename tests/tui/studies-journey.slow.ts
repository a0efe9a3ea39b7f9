import { execSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { doneIn, type StudyFolder, smallStudy, start, studyFolder, untilDone } from '../cli/study-folder.ts'
import { bin } from '../support/cli.ts'
import { keys, openTerminal, type Terminal, type TerminalOptions } from '../support/terminal.ts'
import { shows } from './support/screens.ts'

let terminal: Terminal | undefined
afterEach(() => terminal?.close())

/** The program in a folder with studies. */
function open({ path }: StudyFolder, options: Partial<TerminalOptions> = {}): Terminal {
  terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--threads', '2'],
    cwd: path,
    env: { HOME: path },
    ...options,
  })
  return terminal
}

const textOf = (screen: readonly string[]): string => screen.join('\n')
const ready = shows('▸   professional-aligned')
const patient = 30_000

/** Runs of some milliseconds each, at four points: some seconds of them on two threads. */
const longStudy = smallStudy(60, 'weeks: 78\n').replace('[100, 150]', '[800, 1000]')
const all = 240

let straightDigest: Promise<unknown> | undefined
/** The digest of that study when nobody touches it. */
function straight(): Promise<unknown> {
  straightDigest ??= studyFolder(longStudy)
    .run()
    .then(({ digest }) => digest)
  return straightDigest
}

/** So many runs are done, and more are to come. */
const doneOf = (screen: readonly string[]): number => Number(/(\d+)\/240\b/.exec(textOf(screen))?.[1] ?? 0)
const isUnderWay = (screen: readonly string[]): boolean => doneOf(screen) > 20

/** Goes to the studies and starts the selected one. */
async function startStudy({ until, type }: Terminal): Promise<void> {
  await until(ready, patient)
  type('7')
  await until(shows('study.yaml'), patient)
  await until((screen) => / stud(y|ies)$/m.test(textOf(screen)) || shows('1 study')(screen), patient)
  type('R')
  // A study of more than some seconds runs a pilot first.
  await until(isUnderWay, patient)
}

test('started on the screen, stopped, and gone on with by the command line, a study is that of one straight run', async () => {
  const folder = studyFolder(longStudy)
  const screens = open(folder)
  const { until, type, exit } = screens
  await startStudy(screens)
  const pressed = performance.now()
  type('x')
  await until(shows('fishbowl study run study.yaml, goes on'), patient)
  const stopped = await until(shows('interrupted'), patient)
  // a fifth of a second is promised; a test machine that is busy with other tests gets more
  expect(performance.now() - pressed).toBeLessThan(1500)
  const made = doneOf(stopped)
  expect(made).toBeLessThan(all)
  type('qq')
  expect(await exit).toEqual({ code: 0, signal: null })
  const parting = textOf(screens.screen()).replace(/\s+/g, ' ')
  expect(parting).toContain(`${made} of 240 runs are kept in study.sqlite: fishbowl study run study.yaml`)
  const resumed = await folder.run()
  expect(resumed).toMatchObject({ digest: await straight(), runs: { done: all, made: all - made } })
}, 120_000)

test('killed in the middle, the program is opened again and goes on; the digest is that of a straight run, in one plain file', async () => {
  const folder = studyFolder(longStudy)
  const killed = open(folder)
  await startStudy(killed)
  killed.signal('SIGKILL')
  await killed.exit
  const screens = open(folder)
  const { until, type, exit } = screens
  await until(ready, patient)
  type('7')
  const found = await until(shows('interrupted'), patient)
  expect(doneOf(found)).toBeGreaterThan(20)
  type('R')
  await until((screen) => /240\/240 +done/.test(textOf(screen)), 60_000)
  type('l')
  await until(shows(`digest ${String(await straight())}`), patient)
  type('qqq')
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(readFileSync(folder.at('study.sqlite'))[18]).toBe(1)
  expect((await folder.run())['runs']).toMatchObject({ done: all, made: 0 })
}, 120_000)

test('a study that another process runs is watched, its points are ranked, and it is not run twice', async () => {
  const folder = studyFolder(longStudy.replace('replicates: 60', 'replicates: 3000'))
  const { until, type, quiet, raw } = open(folder)
  await until(ready, patient)
  type('7')
  await until(shows('not started'), patient)
  const other = start(folder, 'study', 'run', 'study.yaml', '--quiet', '--threads', '1')
  await untilDone(folder.at('study.sqlite'), 1, other)
  // The list may have heard of it or not: the lock holds in both cases.
  type('R')
  await until(shows('another process'), patient)
  await until(shows('running elsewhere'), patient)
  type(keys.enter)
  const first = await until(shows('best first'), patient)
  const before = /([\d,]+)\/12,000 runs/.exec(textOf(first))?.[1]
  await until((screen) => {
    const now = /([\d,]+)\/12,000 runs/.exec(textOf(screen))?.[1]
    return now !== undefined && now !== before
  }, patient)
  other.child.kill('SIGKILL')
  await other.ended
  await until(shows('interrupted'), patient)
  const still = await quiet(1500)
  expect(textOf(still)).toContain('interrupted')
  const written = raw().length
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(raw().length).toBe(written)
}, 120_000)

test('what is no study, broken or hostile is listed with why, or not at all, and crashes nothing', async () => {
  const folder = studyFolder(smallStudy(2))
  const { write, at } = folder
  write('scenario.yaml', 'fishbowl: 1\nid: x\n')
  write('nobody.yaml', 'fishbowlStudy: 1\nid: nobody\nscenarios: [nobody-at-all]\n')
  write('torn.yaml', 'fishbowlStudy: 1\nid: [\n')
  write('large.yaml', `fishbowlStudy: 1\nid: large\n# ${'x'.repeat(3_000_000)}\n`)
  write(
    'grid.yaml',
    `fishbowlStudy: 1\nid: grid\nscenarios: [small-organisation]\ndesign:\n  kind: grid\n  factors:\n${['training', 'wx', 'wv'].map((name) => `    ${name}: { low: 0.1, high: 0.9, steps: 1000 }`).join('\n')}\n`,
  )
  write(
    'bomb.yaml',
    `fishbowlStudy: 1\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
      .split('')
      .map(
        (name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[i]}`).join(', ')}]`,
      )
      .join('\n')}\n`,
  )
  write('words.yaml', 'fishbowlStudy: 1\nid: words\ntitle: "\\e[2Jgone \\u202e"\nscenarios: [bare.yaml]\n')
  write('text.sqlite', 'not a database')
  writeFileSync(at('zero.sqlite'), new Uint8Array(0))
  writeFileSync(at('noise.sqlite'), new Uint8Array(50_000).fill(0x53))
  mkdirSync(at('folder.sqlite'))
  mkdirSync(at('folder.yaml'))
  symlinkSync('loop.yaml', at('loop.yaml'))
  // Opening a pipe waits until somebody writes into it.
  execSync('mkfifo pipe.sqlite pipe.yaml', { cwd: folder.path })
  const { until, type, exit, raw } = open(folder, { columns: 120, rows: 40 })
  await until(ready, patient)
  const before = raw().length
  type('7')
  const screen = textOf(await until((lines) => /^ \d+ studies$/m.test(textOf(lines)), patient))
  expect(screen).toMatch(/study\.yaml +4 x 2 .* not started/)
  expect(screen).toMatch(/nobody\.yaml .* broken: scenarios\[0\] names no scenario and no file/)
  for (const name of ['torn', 'large', 'grid', 'bomb', 'words'])
    expect(screen).toMatch(new RegExp(`${name}\\.yaml .* broken: \\S`))
  for (const name of ['text', 'noise'])
    expect(screen).toMatch(new RegExp(`${name}\\.sqlite .* broken: it is no ledger`))
  expect(screen).toMatch(/zero\.sqlite .* broken: it holds nothing/)
  for (const name of ['scenario', 'folder', 'loop', 'pipe']) expect(screen).not.toContain(`${name}.`)
  type('G')
  type('gg')
  for (let i = 0; i < 12; i++) type('j')
  type('R')
  type('y')
  await until(shows('fishbowl study'))
  expect(raw().slice(before)).not.toContain('\u001B[2J')
  type('qq')
  expect(await exit).toEqual({ code: 0, signal: null })
}, 60_000)

test('in an empty folder n writes a study, R runs it, and its points are ranked', async () => {
  const folder = studyFolder('')
  const { until, type } = open(folder, { columns: 100, rows: 30 })
  await until(ready, patient)
  type('7')
  await until(shows('No study is in this folder yet'), patient)
  type('n')
  await until(shows('name of the study file'))
  type('sizes')
  type(keys.enter)
  await until(shows('wrote sizes.yaml'))
  await until(shows('6 x 20'), patient)
  type('R')
  await until((screen) => /120\/120 +done/.test(textOf(screen)), 60_000)
  type(keys.enter)
  const points = textOf(await until(shows('best first'), patient))
  expect(points).toMatch(/▸ +5 +1 professional, integrated/)
  type(keys.enter)
  await until(shows('weekly active, median of 20 runs'), patient)
  type(keys.escape)
  await until(shows('best first'))
  expect(await folder.fishbowl('study results sizes.sqlite')).toMatchObject({ code: 0 })
}, 120_000)

test('left while a study runs, the program asks, keeps what is made, and names the command that goes on', async () => {
  const folder = studyFolder(longStudy)
  const screens = open(folder)
  const { until, type, exit, screen } = screens
  await startStudy(screens)
  type('qq')
  await until(shows('quit? study study.yaml runs'))
  type('y')
  expect(await exit).toEqual({ code: 0, signal: null })
  expect(textOf(screen()).replace(/\s+/g, ' ')).toContain('fishbowl study run study.yaml')
  expect(doneIn(folder.at('study.sqlite'))).toBeGreaterThan(20)
  expect(readFileSync(folder.at('study.sqlite'))[18]).toBe(1)
}, 60_000)
