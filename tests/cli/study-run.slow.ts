import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parsed } from './folder.ts'
import { doneIn, smallStudy, start, studyFolder, untilDone } from './study-folder.ts'

describe('fishbowl study run', () => {
  test('has one digest on one thread, on two, and in shards that are merged in any order; run again, it makes nothing', async () => {
    const folder = studyFolder(smallStudy(5))
    const { run, fishbowl } = folder
    const one = await run('--threads', '1', '--output', 'one.sqlite')
    expect(one).toMatchObject({
      kind: 'study-run',
      study: 'sizes',
      runs: { planned: 20, done: 20, made: 20, failed: 0, missing: 0 },
    })
    const two = await run('--threads', '2')
    expect(two).toMatchObject({ digest: one['digest'], plan: one['plan'], ledger: 'study.sqlite' })
    // Byte 18 of a database is 2 while it needs a journal beside it (sqlite.org/fileformat2.html): a finished ledger is one plain file.
    expect(readFileSync(folder.at('study.sqlite'))[18]).toBe(1)
    expect((await run())['runs']).toMatchObject({ made: 0, done: 20 })
    const parts = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => run('--shard', shard)))
    const made = parts.map(({ runs }) => (runs as { made: number }).made)
    expect(made.reduce((sum, n) => sum + n, 0)).toBe(20)
    for (const order of ['1 2 3', '3 1 2']) {
      const files = order.split(' ').map((part) => `study-${part}-of-3.sqlite`)
      const output = `merged-${order.replaceAll(' ', '')}.sqlite`
      const { stdout } = await fishbowl(['study', 'merge', '--json', '-o', output, ...files])
      expect(parsed(stdout)).toMatchObject({
        kind: 'study-merge',
        digest: one['digest'],
        absent: [],
        runs: { done: 20, missing: 0 },
      })
    }
  })

  test('tells its plan on stderr and its end on stdout, in 80 columns', async () => {
    const { fishbowl } = studyFolder(smallStudy(3))
    const { code, stdout, stderr } = await fishbowl('study run study.yaml')
    expect(code).toBe(0)
    expect(stderr).toContain('runs         12')
    expect(stdout).toContain('sizes: all 12 runs done, 12 of them now; kept in "study.sqlite".')
    expect(stdout).toMatch(/^digest [0-9a-f]{12} of 12 runs$/m)
    expect(stdout).toContain('again: fishbowl study run study.yaml\n')
    for (const line of `${stdout}${stderr}`.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    const quiet = await fishbowl('study run study.yaml --quiet')
    expect(quiet.stderr).toBe('')
  })

  test('runs only what has changed, and says so', async () => {
    const { fishbowl, write, run } = studyFolder(smallStudy(4))
    await run()
    write('study.yaml', smallStudy(4).replace('[100, 150]', '[100, 160]'))
    const { stderr, stdout } = await fishbowl('study run study.yaml')
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'The plan has changed since: 8 runs of it are there already, 8 runs are new; 8 runs of the earlier plan stay in the file and do not count.',
    )
    expect(stdout).toContain('all 16 runs done, 8 of them now')
  })

  test('counts its biggest point against the caps, wherever that stands', async () => {
    const { fishbowl } = studyFolder(
      smallStudy(60, 'most: { hours: 0.000001 }').replace('[100, 150]', '[20000, 100]'),
    )
    const { code, stderr } = await fishbowl('study run study.yaml --quiet')
    expect(stderr).toMatch(/^fishbowl: the study would take about .*, and most\.hours is 0\.000001\n/)
    expect(code).toBe(2)
  })

  test('says of a ledger that is damaged inside which one it is', async () => {
    const { fishbowl, run, at } = studyFolder(smallStudy(20))
    await run()
    const bytes = readFileSync(at('study.sqlite'))
    writeFileSync(at('study.sqlite'), bytes.fill(0x55, 3 * 8192))
    for (const command of ['status', 'results', 'export -o tables']) {
      const { code, stderr } = await fishbowl(`study ${command} study.sqlite`)
      expect(stderr, command).toContain('fishbowl: "study.sqlite": it is damaged\nhint: ')
      expect(code).toBe(1)
    }
  })

  test('refuses a ledger of another study, a file that is none, and one in a folder that is not there', async () => {
    const { fishbowl, write, run, at } = studyFolder(smallStudy(1))
    await run()
    write('other.yaml', smallStudy(1).replace('id: sizes', 'id: other'))
    const foreign = await fishbowl('study run other.yaml --output study.sqlite')
    expect(foreign).toMatchObject({ code: 2, stdout: '' })
    expect(foreign.stderr).toBe(
      'fishbowl: "study.sqlite": it belongs to study sizes, not to other\nhint: name another ledger with --output\n',
    )
    writeFileSync(at('text.sqlite'), 'no database, but a text of some length, which nobody may overwrite')
    const text = await fishbowl('study run study.yaml --output text.sqlite')
    expect(text).toMatchObject({ code: 2, stderr: 'fishbowl: "text.sqlite": it is no ledger\n' })
    expect(statSync(at('text.sqlite')).size).toBe(66)
    const nowhere = await fishbowl('study run study.yaml --output no/folder/study.sqlite')
    expect(nowhere.code).toBe(1)
    expect(nowhere.stderr).toContain('the folder is missing')
    for (const shard of ['0/3', '4/3', '1', 'x/y']) {
      const { code, stderr } = await fishbowl(['study', 'run', 'study.yaml', '--shard', shard])
      expect(code).toBe(2)
      expect(stderr).toContain('--shard must be a part and the number of parts, such as 2/8')
    }
  })
})

/** Runs of a tenth of a second. */
const slow = smallStudy(100, 'weeks: 104\n').replace('[100, 150]', '[10000, 15000]')

describe('a study that runs', () => {
  test('is told of by study status in another process, and kept from a second writer', async () => {
    const folder = studyFolder(slow)
    const file = folder.at('study.sqlite')
    const running = start(folder, 'study', 'run', 'study.yaml', '--quiet')
    await untilDone(file, 2, running)
    const status = await folder.fishbowl('study status study.sqlite --json')
    expect(status.code, status.stderr).toBe(0)
    const { runs, running: isRunning } = parsed(status.stdout) as { runs: { done: number }; running: boolean }
    expect(runs).toMatchObject({ planned: 400 })
    expect(runs.done).toBeGreaterThanOrEqual(2)
    expect(isRunning).toBe(true)
    const second = await folder.fishbowl('study run study.yaml')
    expect(second.code).toBe(1)
    expect(second.stderr).toContain('"study.sqlite": another process writes to it')
    await untilDone(file, runs.done + 1, running)
    expect(doneIn(file)).toBeGreaterThan(runs.done)
    running.child.kill('SIGINT')
    await running.ended
    const after = parsed((await folder.fishbowl('study status study.sqlite --json')).stdout)
    expect(after['running']).toBe(false)
  })

  test('is interrupted by Ctrl-C with a word of how to go on, and goes on', async () => {
    const folder = studyFolder(slow)
    const file = folder.at('study.sqlite')
    const running = start(folder, 'study', 'run', 'study.yaml', '--quiet')
    await untilDone(file, 1, running)
    running.child.kill('SIGINT')
    const { code, stdout, stderr } = await running.ended
    expect([code, stdout]).toEqual([130, ''])
    const done = doneIn(file)
    expect(stderr).toBe(
      `fishbowl: interrupted: ${done} of 400 runs are kept in "study.sqlite"\nhint: go on with: fishbowl study run study.yaml\n`,
    )
    // One plain file is left.
    expect(existsSync(`${file}-wal`)).toBe(false)
    const again = start(folder, 'study', 'run', 'study.yaml', '--quiet')
    await untilDone(file, done + 1, again)
    again.child.kill('SIGINT')
    expect((await again.ended).code).toBe(130)
    expect(doneIn(file)).toBeGreaterThan(done)
  })
})

test('study merge names what is wrong with a ledger, and says what is missing', async () => {
  const { fishbowl, run } = studyFolder(smallStudy(6))
  await run('--shard', '1/3')
  await run('--shard', '3/3')
  const gone = await fishbowl('study merge -o all.sqlite study-1-of-3.sqlite study-2-of-3.sqlite')
  expect(gone).toMatchObject({ code: 4 })
  expect(gone.stderr).toContain('there is no ledger "study-2-of-3.sqlite"')
  const bare = await fishbowl('study merge study-1-of-3.sqlite')
  expect(bare).toMatchObject({ code: 2 })
  expect(bare.stderr).toContain('--output')
  const { code, stdout } = await fishbowl('study merge -o all.sqlite study-1-of-3.sqlite study-3-of-3.sqlite')
  expect(code).toBe(0)
  expect(stdout).toContain('No ledger was given of shard 2/3.')
  expect(stdout).toContain('runs missing; fishbowl study run')
  const taken = await fishbowl('study merge -o all.sqlite study-1-of-3.sqlite')
  expect(taken.stderr).toBe('fishbowl: "all.sqlite" exists already; choose another name\n')
  expect((await run('--output', 'all.sqlite'))['runs']).toMatchObject({ done: 24, missing: 0 })
})
