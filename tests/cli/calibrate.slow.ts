import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Folder, openFolder, parsed, testFolder } from './folder.ts'
import { start } from './study-folder.ts'

/** 60 people who all know of it from the first day. */
const ours = `fishbowl: 1
id: ours
title: Ours
organisation: { members: 60 }
community: { everyoneAware: true }
horizon: 40
`
/** Weekly counts of one run of the model on it. */
const counts = [31, 22, 19, 15, 13, 15, 12, 9, 11, 8, 9, 7, 8, 6, 7]
const weekly = ['Date;Active users', ...counts.map((count, i) => `${dayOf(i)};${count}`)].join('\n')
const fast = '--assumptions b0,wn,tauN --max-runs 1500'

function dayOf(week: number): string {
  return new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10)
}

function filled(folder: Folder): Folder {
  folder.write('ours.yaml', ours)
  folder.write('weekly.csv', weekly)
  return folder
}

describe('fishbowl calibrate', () => {
  const folder = openFolder()
  let text = ''
  let json = ''
  beforeAll(async () => {
    filled(folder)
    const told = await folder.fishbowl(`calibrate ours.yaml weekly.csv ${fast} -o fitted.yaml`)
    expect([told.code, told.stderr.includes('fishbowl:')]).toEqual([0, false])
    text = told.stdout
    json = (await folder.fishbowl(`calibrate ours.yaml weekly.csv ${fast} --threads 1 --json`)).stdout
    return folder.clean
  }, 60_000)

  test('says what was fitted to what, draws it, and judges the weeks held out', () => {
    const said = text.replaceAll('\n', ' ')
    expect(said).toContain(
      'Fitted to weekly.csv: 15 weeks, 2024-01-01 to 2024-04-08, the last 3 held out; 60 members',
    )
    expect(text).toContain('● observed')
    expect(text).toMatch(/^b0 +-\d.\d\d to -\d.\d\d /m)
    expect(text).toMatch(/Held out: over the last 3 weeks the median of the runs misses by/)
    expect(said).toMatch(/here the model forecasts (better|worse|no better) than that/)
    expect(text).toContain('again: fishbowl calibrate ours.yaml weekly.csv')
    for (const line of text.split('\n'))
      if (!line.startsWith('again:')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('the document is the same on one thread, with ranges within the plausible ones', () => {
    const document = parsed(json) as {
      readonly digest: string
      readonly posterior: {
        readonly marginals: readonly { readonly id: string; readonly low: number; readonly high: number }[]
      }
    }
    expect(text).toContain(`digest ${document.digest}`)
    const [b0] = document.posterior.marginals
    expect(b0?.low).toBeGreaterThanOrEqual(-7)
    expect(b0?.high).toBeLessThanOrEqual(-3)
  })

  test('the file that it writes is a scenario that others extend', async () => {
    const fitted = readFileSync(join(folder.path, 'fitted.yaml'), 'utf8')
    expect(fitted).toMatch(
      /^ {2}b0: \{ value: -\d.*reason: "calibrated on 12 weeks of weekly.csv: 90 % range /m,
    )
    folder.write(
      'plan.yaml',
      'fishbowl: 1\nid: plan\ntitle: Plan\nextends: fitted.yaml\npolicies: { staffing: { team: [{ seniority: professional }] } }\n',
    )
    const { code, stdout } = await folder.fishbowl('compare fitted.yaml plan.yaml --replicates 3 --json')
    expect(code).toBe(0)
    const value = Number(/b0: \{ value: (-[\d.]+)/.exec(fitted)?.[1])
    const { arms } = parsed(stdout) as {
      readonly arms: readonly {
        readonly scenario: {
          readonly assumptions: Readonly<Record<string, number>>
          readonly organisation: { readonly members: number }
        }
      }[]
    }
    for (const { scenario } of arms) {
      expect(scenario.assumptions['b0']).toBe(value)
      expect(scenario.organisation.members).toBe(60)
    }
    const particles = parsed(readFileSync(join(folder.path, 'fitted.particles.json'), 'utf8')) as {
      readonly particles: readonly { readonly weight: number }[]
    }
    expect(particles.particles.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9)
  })

  test('an entry of the library is extended by its name', async () => {
    folder.write(
      'many.csv',
      ['week,active', ...[50, 30, 20, 15, 14, 13, 12, 12].map((n, i) => `${i},${n}`)].join('\n'),
    )
    const { code, stderr } = await folder.fishbowl(
      'calibrate small-organisation many.csv --assumptions b0,wn --max-runs 1000 -o small.yaml -q',
    )
    expect([code, stderr]).toEqual([0, ''])
    expect(readFileSync(join(folder.path, 'small.yaml'), 'utf8')).toContain('\nextends: small-organisation\n')
    expect((await folder.fishbowl('run small.yaml --replicates 2 --weeks 10 -q')).code).toBe(0)
  })

  test('--quick finds a point, and says that it is one', async () => {
    const { code, stdout } = await folder.fishbowl(
      'calibrate ours.yaml weekly.csv --assumptions b0,wn --max-runs 1200 --quick -o quick.yaml -q',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('A point, found with')
    expect(stdout).not.toContain('90 % range')
    expect(readFileSync(join(folder.path, 'quick.yaml'), 'utf8')).toContain('a point, its range is not known')
  })
})

test('data that no run comes near: exit 3, where they part, what to do, and no file', async () => {
  const folder = filled(testFolder())
  folder.write(
    'high.csv',
    ['week,active', ...Array.from({ length: 12 }, (_, i) => `${i},${59 - (i % 2)}`)].join('\n'),
  )
  const { code, stdout } = await folder.fishbowl(`calibrate ours.yaml high.csv ${fast} -o fitted.yaml -q`)
  expect(code).toBe(3)
  expect(stdout).toContain('No run comes near these data: none of 256 runs')
  const { stdout: json } = await folder.fishbowl(`calibrate ours.yaml high.csv ${fast} --json -q`)
  const { sentences } = JSON.parse(json) as { readonly sentences: readonly string[] }
  expect(sentences[0]).toContain('No run comes near these data')
  expect(sentences.at(-1)).toContain('256 runs do not reach every corner of')
  expect(stdout).toMatch(/^level \(people a week\) .* beyond$/m)
  expect(stdout).toContain('More people come than in any run. Is organisation.members everybody')
  expect(existsSync(join(folder.path, 'fitted.yaml'))).toBe(false)
})

/** Runs that a file of --keep holds; none while there is no such file. */
function runsIn(file: string): number {
  if (!existsSync(file)) return 0
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(db.prepare('SELECT count(*) AS n FROM result').get()?.['n'])
  } catch {
    // Its tables are still being made.
    return 0
  } finally {
    db.close()
  }
}

test('a calibration that was killed twice goes on with --keep and comes to the same end', async () => {
  const folder = filled(testFolder())
  const line = 'calibrate ours.yaml weekly.csv --assumptions b0,wn --max-runs 1200 --json -q'
  const undisturbed = await folder.fishbowl(line)
  const kept = `${line} --keep runs.sqlite`
  const file = join(folder.path, 'runs.sqlite')
  let before = 0
  // Once within the sample of the prior, once within the rounds.
  for (const least of [100, 600]) {
    const { child, ended } = start(folder, ...kept.split(' '))
    while (child.exitCode === null && runsIn(file) < least) await wait(5)
    child.kill('SIGKILL')
    expect((await ended).code).toBeNull()
    expect(runsIn(file)).toBeGreaterThanOrEqual(Math.max(least, before))
    before = runsIn(file)
  }
  const resumed = await folder.fishbowl(kept)
  expect([resumed.code, resumed.stdout]).toEqual([0, undisturbed.stdout])
})

describe('what calibrate refuses before it runs anything', () => {
  test.each([
    ['a taken name', 'ours.yaml weekly.csv -o ours.yaml', 2, '"ours.yaml" exists already'],
    [
      'an unknown assumption',
      'ours.yaml weekly.csv --assumptions b1',
      4,
      '--assumptions names no assumption (got "b1")',
    ],
    [
      'nothing left to fit',
      'ours.yaml weekly.csv --hold-out 12',
      2,
      '--hold-out 12 leaves 3 of 15 weeks to fit',
    ],
    [
      'a forecast that ends before the data',
      'ours.yaml weekly.csv --weeks 9',
      2,
      '--weeks 9 is less than the data',
    ],
    ['replicates', 'ours.yaml weekly.csv --replicates 5', 2, 'how many it tries is --max-runs'],
    ['too few runs', 'ours.yaml weekly.csv --max-runs 500', 2, '--max-runs 500 is too few'],
    ['a space that there is not', 'ours.yaml weekly.csv --space x', 4, 'ours has no space "x"'],
    ['too many unknowns', 'ours.yaml weekly.csv --assumptions all', 2, 'at most 20 are fitted at once'],
    ['a missing file', 'ours.yaml nothing.csv', 4, 'there is no such file'],
    [
      'a broken file',
      'ours.yaml broken.csv',
      2,
      'broken.csv:3:1: after week 1 comes week 9: 7 weeks are missing',
    ],
  ])('%s', async (_, words, exit, message) => {
    const folder = filled(testFolder())
    folder.write('broken.csv', 'week,active\n1,5\n9,5\n')
    const { code, stdout, stderr } = await folder.fishbowl(`calibrate ${words}`)
    expect([code, stdout]).toEqual([exit, ''])
    expect(stderr).toContain(message)
  })
})
