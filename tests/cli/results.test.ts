import { measureIds } from '@fishbowl/core'
import { cellWidth } from '@fishbowl/report'
import { afterAll, describe, expect, test } from 'vitest'
import type { CliOptions, CliResult } from '../support/cli.ts'
import { type Json, openFolder, parsed, testFolder } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)

/** On one worker thread, which starts sooner than two and changes nothing. */
const fishbowl = (line: string | readonly string[], options: CliOptions = {}): Promise<CliResult> => {
  const words = typeof line === 'string' ? line.split(' ') : line
  return folder.fishbowl(words.includes('--threads') ? words : [...words, '--threads', '1'], options)
}

const escape = '\u001B'
type Arm = {
  readonly id: string
  readonly digest: string
  readonly band: Record<string, number[]>
  readonly end: Json
}
const armsOf = (document: Json): readonly Arm[] => document['arms'] as readonly Arm[]

/** Digests of the arms of a small comparison. */
async function digestsOf(rest: string): Promise<readonly string[]> {
  const { stdout } = await fishbowl(`compare ${rest} --replicates 3 --json`)
  return armsOf(parsed(stdout)).map(({ digest }) => digest)
}

describe('fishbowl compare', () => {
  const line = 'compare bare.yaml staffed.yaml cut.yaml --replicates 12'

  test('prints curves, differences, tables, activities, sentences and where it comes from', async () => {
    const { code, stdout } = await fishbowl(line)
    expect(code).toBe(0)
    expect(stdout).toContain('● bare (baseline): bare in small')
    expect(stdout).toContain('weekly active, median of 12 runs')
    expect(stdout).toContain('■ budget cut')
    expect(stdout).toContain('weekly active, difference to bare')
    expect(stdout).toContain('▲ less ● (90 % interval)')
    expect(stdout).toContain('■ less ● (90 % interval)')
    expect(stdout).toMatch(
      /^staffed ends \d+\.\d points higher in weekly\s+active than bare \(90 % interval/m,
    )
    expect(stdout).toContain('answers by CMs')
    expect(stdout).toContain('+ policies.alignment: integrated')
    expect(stdout).toContain('This rests on assumptions')
    expect(stdout).toMatch(/^digest ▲ [0-9a-f]{12} staffed$/m)
    expect(stdout).toContain('\nagain: fishbowl compare bare.yaml staffed.yaml cut.yaml --replicates 12\n')
  })

  test('is plain text of at most 80 columns in a pipe, apart from lines to copy', async () => {
    const { stdout } = await fishbowl(line)
    expect(stdout).not.toContain(escape)
    const copied = /^( {2}[-+~] |again: )/
    const long = stdout.split('\n').filter((row) => !copied.test(row) && cellWidth(row) > 80)
    expect(long).toEqual([])
  })

  test('says the same in every language', async () => {
    const [usual, german] = await Promise.all([
      fishbowl(line),
      fishbowl(line, { env: { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' } }),
    ])
    expect(german.stdout).toBe(usual.stdout)
  })

  test('--symbols ascii prints nothing but ASCII', async () => {
    const { stdout } = await fishbowl(`${line} --symbols ascii`)
    expect(stdout).toMatch(/^[\n -~]+$/)
    expect(stdout).toContain('o bare (baseline)')
  })

  test('--color always colours, NO_COLOR and --color never do not', async () => {
    const [always, environment, never] = await Promise.all([
      fishbowl(`${line} --color always`),
      fishbowl(line, { env: { NO_COLOR: '1', FORCE_COLOR: '3' } }),
      fishbowl(`${line} --color never`, { env: { FORCE_COLOR: '3' } }),
    ])
    expect(always.stdout).toContain(`${escape}[`)
    expect(environment.stdout).not.toContain(escape)
    expect(never.stdout).not.toContain(escape)
  })

  test('--json is one document, byte for byte the same on one thread and on two', async () => {
    const [one, two] = await Promise.all([
      fishbowl(`${line} --json --threads 1`),
      fishbowl(`${line} --json --threads 2`),
    ])
    expect(one.code).toBe(0)
    expect(two.stdout).toBe(one.stdout)
    expect(one.stdout.split('\n')).toHaveLength(2)
    expect(one.stdout).not.toContain('NaN')
    const document = parsed(one.stdout)
    expect(document).toMatchObject({
      schemaVersion: 1,
      kind: 'comparison',
      baseline: 'bare',
      replicates: 12,
      seed: 'fishbowl',
      horizon: 30,
      measure: { id: 'weeklyActive' },
    })
    expect(armsOf(document).map(({ id }) => id)).toEqual(['bare', 'staffed', 'cut'])
    for (const { digest, band, end } of armsOf(document)) {
      expect(digest).toMatch(/^[0-9a-f]{12}$/)
      expect(band['middle']).toHaveLength(30)
      expect(Object.keys(end).toSorted()).toEqual([...measureIds].toSorted())
    }
    const keys = Object.keys(document)
    expect(keys).toEqual(keys.toSorted())
  })

  test('--baseline turns the comparison round', async () => {
    const { stdout } = await fishbowl(
      'compare bare.yaml staffed.yaml --replicates 6 --baseline staffed --json',
    )
    const document = parsed(stdout)
    expect(document['baseline']).toBe('staffed')
    expect(document['sentences']).toEqual([
      expect.stringMatching(/^bare ends .* lower in weekly active than staffed/),
    ])
  })

  test('another seed is another luck, the same seed the same, whichever file is named first', async () => {
    const [usual, turned, other] = await Promise.all([
      digestsOf('bare.yaml staffed.yaml'),
      digestsOf('staffed.yaml bare.yaml'),
      digestsOf('bare.yaml staffed.yaml --seed 99999999999999999999'),
    ])
    expect(turned.toReversed()).toEqual(usual)
    expect(other[0]).not.toBe(usual[0])
  })

  test('files with different seeds share one, and the result says so', async () => {
    const own = testFolder()
    own.write('lucky.yaml', 'fishbowl: 1\nid: lucky\nextends: bare.yaml\nseed: lucky\n')
    const { stdout } = await own.fishbowl('compare bare.yaml lucky.yaml --replicates 3 --json --threads 1')
    const document = parsed(stdout)
    expect(document['notes']).toContainEqual(expect.stringContaining('all scenarios ran with "fishbowl"'))
    expect(document['sentences']).toEqual([expect.stringContaining('is the same in 3 of 3 pairs')])
  })

  test('--until-sure adds batches of 20 until the interval is as narrow as asked', async () => {
    const [wide, narrow] = await Promise.all([
      fishbowl('compare bare.yaml staffed.yaml --until-sure 50 --json'),
      fishbowl('compare bare.yaml staffed.yaml --until-sure 0.000001 --replicates 40 --json'),
    ])
    expect(parsed(wide.stdout)).toMatchObject({ replicates: 20, sureness: [{ look: 1, narrow: true }] })
    expect(parsed(narrow.stdout)).toMatchObject({ replicates: 40, sureness: [{ look: 2, narrow: false }] })
  })

  test('the command it prints makes the same result again', async () => {
    const first = await fishbowl(
      "compare bare.yaml cut.yaml --replicates 7 --measure netValue --weeks 25 --seed it's --json",
    )
    const { again } = parsed(first.stdout)
    expect(again).toBe(
      "fishbowl compare bare.yaml cut.yaml --measure netValue --weeks 25 --replicates 7 --seed 'it'\\''s'",
    )
    const words = String(again)
      .replace(/^fishbowl /, '')
      .replace("'it'\\''s'", "it's")
      .split(' ')
    expect((await fishbowl([...words, '--json'])).stdout).toBe(first.stdout)
  })
})

describe('fishbowl run', () => {
  test('prints one arm with its intervention marked', async () => {
    const { code, stdout } = await fishbowl('run cut.yaml --replicates 6')
    expect(code).toBe(0)
    expect(stdout).toContain('↓ budget cut')
    expect(stdout).toMatch(/^weekly active of cut ends at \d/m)
    expect(stdout).toContain('sd of runs')
  })

  test('gives the same numbers for a scenario as a comparison does', async () => {
    const [run, compare] = await Promise.all([
      fishbowl('run staffed.yaml --replicates 6 --json'),
      fishbowl('compare bare.yaml staffed.yaml --replicates 6 --json'),
    ])
    const [own] = armsOf(parsed(run.stdout))
    expect(armsOf(parsed(compare.stdout))[1]).toEqual(own)
  })

  test('a total of the run has no curve and says so', async () => {
    const { code, stdout } = await fishbowl('run staffed.yaml --replicates 3 --measure gini')
    expect(code).toBe(0)
    expect(stdout).toContain('inequality is a total of the run: it has no weekly curve.')
  })

  test('takes a measure without value for null, not for NaN', async () => {
    const { stdout } = await fishbowl('run bare.yaml --replicates 1 --json')
    expect(armsOf(parsed(stdout))[0]?.end).toMatchObject({ load: { mean: null, n: 0 } })
  })

  test('INK_SCREEN_READER gets sentences instead of a chart', async () => {
    const { stdout } = await fishbowl('run cut.yaml --replicates 3', { env: { INK_SCREEN_READER: 'true' } })
    expect(stdout).toContain('Chart of share of eligible employees by week')
    expect(stdout).not.toMatch(/[\u2800-\u28FF]/)
  })
})

test('fishbowl alone in a pipe prints the flagship comparison, and never opens a screen', async () => {
  const { code, stdout } = await fishbowl('--replicates 2')
  expect(code).toBe(0)
  expect(stdout).toContain('professional-aligned ends')
  expect(stdout).toContain('\nagain: fishbowl compare technology-led professional-aligned --replicates 2\n')
  expect(stdout).not.toContain(escape)
})
