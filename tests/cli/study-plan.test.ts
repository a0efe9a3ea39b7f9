import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parsed, testFolder } from './folder.ts'

const study = `fishbowlStudy: 1
id: team
title: How many community managers?
question: Is the second one worth it?
scenarios: [bare.yaml, staffed.yaml]
design:
  kind: grid
  factors:
    training: [0, 1]
    wx: { steps: 3 }
replicates: 4
measures: [weeklyActive, netValue]
`

/** Lines that are wider than the page. */
const wide = (text: string): readonly string[] => text.split('\n').filter((line) => line.length > 80)

test('says what will be run and what it will take, and keeps nothing', async () => {
  const { write, fishbowl, path } = testFolder()
  write('team.yaml', study)
  const { code, stdout, stderr } = await fishbowl('study plan team.yaml')
  expect([code, stderr]).toEqual([0, ''])
  expect(wide(stdout)).toEqual([])
  const told: readonly RegExp[] = [
    /^team: How many community managers\?\nIs the second one worth it\?\n/,
    /^scenarios +bare, staffed$/m,
    /^design +grid, 6 points$/m,
    /^factors +2: training, wx$/m,
    /^points +12 with the scenarios$/m,
    /^replicates +4 of each point, the same luck for all \(seed "fishbowl"\)$/m,
    /^runs +48$/m,
    /^first point +bare: training 0, wx 0\.3$/m,
    /^last point +staffed: training 1, wx 2\.5$/m,
    /^ledger +team\.sqlite, which is not there yet$/m,
    /^time +about \d+ s on \d+ threads?/m,
    /^disk +about \d+ kB, \d+ kB a run$/m,
    /^next: fishbowl study run team\.yaml$/m,
  ]
  for (const line of told) expect(stdout).toMatch(line)
  expect(existsSync(join(path, 'team.sqlite'))).toBe(false)
})

test('the same as data, with what the command line says in place of the file', async () => {
  const { write, fishbowl } = testFolder()
  write('team.yaml', study)
  const { code, stdout } = await fishbowl(
    'study plan team.yaml --replicates 7 --seed other --weeks 10 --json',
  )
  const document = parsed(stdout)
  expect(code).toBe(0)
  expect(document).toMatchObject({
    kind: 'study-plan',
    points: 12,
    replicates: 7,
    seed: 'other',
    scenarios: ['bare', 'staffed'],
    factors: ['policies.training', 'assumptions.wx'],
    estimate: { runs: 84, distinct: 12, memberWeeks: 12 * 200 * 10 },
    first: { number: 0, base: 'bare', factors: { 'policies.training': 0, 'assumptions.wx': 0.3 } },
    over: null,
  })
})

test('a mistake is shown at its place, in the study file or in the scenario that has it', async () => {
  const { write, fishbowl } = testFolder()
  write('bad.yaml', study.replace('training: [0, 1]', 'training: [0, 3]'))
  const bad = await fishbowl('study plan bad.yaml')
  expect([bad.code, bad.stdout]).toEqual([2, ''])
  expect(bad.stderr).toBe(`bad.yaml:9:19: policies.training must be between 0 and 1 (got 3)
   9 |     training: [0, 3]
     |                   ^
hint: the unit is share
`)
  write('broken.yaml', 'fishbowl: 1\norganisation: { members: -3 }\n')
  write('of-broken.yaml', study.replace('bare.yaml', 'broken.yaml'))
  const broken = await fishbowl('study plan of-broken.yaml')
  expect(broken.code).toBe(2)
  expect(broken.stderr).toMatch(/^broken\.yaml:2:26: organisation\.members must be between/)
})

test('scenarios that are not there, not allowed or of one name are told in the study file', async () => {
  const { write, fishbowl } = testFolder()
  const told = async (scenarios: string): Promise<string> => {
    write('s.yaml', study.replace('[bare.yaml, staffed.yaml]', scenarios))
    const { code, stderr } = await fishbowl('study plan s.yaml')
    expect(code).toBe(2)
    return stderr
  }
  expect(await told('[on-cm]')).toMatch(
    /^s\.yaml:5:13: scenarios\[0\] names no scenario and no file \("on-cm"\)[^]*did you mean "no-cm"\?/,
  )
  expect(await told('[gone.yaml]')).toContain('("gone.yaml"): there is no such file')
  expect(await told('[../outside.yaml]')).toContain('a path must stay in the folder of the scenario file')
  expect(await told('[bare.yaml, bare.yaml]')).toMatch(/^s\.yaml:5:24: two scenarios are called "bare"/)
})

test('a study file that is not there is not found; one that is no study says what it needs', async () => {
  const { write, fishbowl } = testFolder()
  const gone = await fishbowl('study plan gone.yaml')
  expect([gone.code, gone.stderr]).toEqual([4, 'fishbowl: there is no study file "gone.yaml"\n'])
  write('other.yaml', 'fishbowl: 1\n')
  const other = await fishbowl('study plan other.yaml')
  expect(other.code).toBe(2)
  expect(other.stderr).toContain('unknown key "fishbowl" in study')
})

test('what is over a cap is told beside the plan, with the way out, and ends with 2', async () => {
  const { write, fishbowl } = testFolder()
  write('team.yaml', `${study}most: { megabytes: 1 }\n`)
  const { code, stdout } = await fishbowl('study plan team.yaml --replicates 2000')
  expect(code).toBe(2)
  expect(stdout.replaceAll('\n', ' ')).toMatch(
    /Over the caps: the ledger would take about .* MB, and most\.megabytes is 1; take fewer points, replicates or weeks, or write most: \{ megabytes: \d+ \} in the study file/,
  )
})

test('what is there already is counted, until the study is another one', async () => {
  const { write, fishbowl } = testFolder()
  write('team.yaml', study)
  expect((await fishbowl('study run team.yaml')).code).toBe(0)
  const same = await fishbowl('study plan team.yaml')
  expect(same.stdout).toMatch(/^ledger +team\.sqlite: 48 runs done, 0 to be made$/m)
  const other = await fishbowl('study plan team.yaml --replicates 5')
  expect(other.stdout).toMatch(/^ledger +team\.sqlite, of another version of this study;/m)
})
