import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { columnIds, valueAt } from '@fishbowl/core'
import { storedScenario } from '@fishbowl/lab'
import { simulate } from '@fishbowl/sim'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deviationsOf } from '../../packages/tui/src/cli/deviation.ts'
import type { CliResult } from '../support/cli.ts'
import { openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)
const fishbowl = (line: string): Promise<CliResult> => folder.fishbowl(`${line} --quiet`)

/** A document with every part open to change. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into any part of it
type Open = Record<string, any>
const texts: Record<'run' | 'comparison', string> = { run: '', comparison: '' }
const copyOf = (kind: keyof typeof texts): Open => parsed(texts[kind])

/** The document after a change, as a file. */
function changed(name: string, change: (document: Open) => void, kind: keyof typeof texts = 'run'): string {
  const document = copyOf(kind)
  change(document)
  folder.write(name, JSON.stringify(document))
  return name
}

beforeAll(async () => {
  const [one, two] = await Promise.all([
    fishbowl('run staffed.yaml --replicates 3 --json --threads 1'),
    fishbowl('compare bare.yaml cut.yaml --replicates 3 --measure netValue --json --threads 1'),
  ])
  texts.run = one.stdout
  texts.comparison = two.stdout
  folder.write('run.json', texts.run)
  folder.write('comparison.json', texts.comparison)
})

describe('a result that comes out again passes', () => {
  test.each(['run.json', 'comparison.json'])(
    '%s, whatever the threads and wherever its files are',
    async (name) => {
      const [one, two] = await Promise.all([1, 2].map((n) => fishbowl(`verify ${name} --threads ${n}`)))
      expect(one?.code).toBe(0)
      expect(one?.stdout).toMatch(
        new RegExp(`^pass: "${name}": 3 replicates of [12] arms? run again, [\\d,]+ values the`),
      )
      for (const digest of texts.comparison.match(/"digest":"[0-9a-f]{12}"/g) ?? [])
        if (name === 'comparison.json') expect(one?.stdout).toContain(digest.slice(10, -1))
      expect(two?.stdout).toBe(one?.stdout)
    },
  )

  test('a fork, from its document alone', async () => {
    await fishbowl('run cut.yaml --replicates 2 --until 12 --save cut.fbs')
    const { stdout } = await fishbowl('compare --from cut.fbs --set mandate=true --json')
    folder.write('fork.json', stdout)
    rmSync(join(folder.path, 'cut.fbs'))
    expect((await fishbowl('verify fork.json')).code).toBe(0)
  })

  test('people of an organisation file, which is found beside the result or asked for', async () => {
    folder.write('people.csv', 'id,manager\n1,\n2,1\n3,1\n4,1\n5,2\n6,2\n')
    folder.write(
      'real.yaml',
      small('real', 'extends: bare.yaml\n').replace(/organisation: .*/, 'organisation: { file: firm.json }'),
    )
    await fishbowl('org import people.csv -o firm.json')
    const { stdout } = await fishbowl('run real.yaml --replicates 2 --json')
    folder.write('kept/real.json', stdout)
    expect((await fishbowl('verify kept/real.json')).code).toBe(0)
    rmSync(join(folder.path, 'firm.json'))
    const { code, stderr } = await fishbowl('verify kept/real.json')
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /the people of arm "real" are not in it; put their organisation file "firm\.json" \(digest [0-9a-f]{12}\) beside it\n/,
    )
  })

  test('a comparison until sure, and a document without its weeks', async () => {
    const { stdout } = await fishbowl('compare bare.yaml staffed.yaml --until-sure 50 --json')
    folder.write('sure.json', stdout)
    changed('brief.json', ({ arms }) => {
      delete arms[0].weeks
      delete arms[0].prints
    })
    const codes = await Promise.all(['sure.json', 'brief.json'].map((name) => fishbowl(`verify ${name}`)))
    expect(codes.map(({ code }) => code)).toEqual([0, 0])
  })
})

test('the weeks of a document are the means of the raw columns', () => {
  const [arm] = copyOf('run')['arms']
  const scenario = storedScenario(arm.scenario)
  const histories = [0, 1, 2].map((replicate) => simulate({ scenario, replicate }))
  for (const id of columnIds)
    for (let week = 0; week < scenario.horizon; week++) {
      const mean = histories.reduce((sum, history) => sum + valueAt(history, id, week), 0) / 3
      expect(arm.weeks[id][week], `${id} in week ${week}`).toBeCloseTo(mean, 9)
    }
})

type Change = readonly [what: string, change: (document: Open) => void, says: RegExp, judged: RegExp]
const kept = /The runs are the same, as their digests agree/
const otherwise = /The runs differ: the document was changed, or this machine/

const changes: readonly Change[] = [
  [
    'a mean of a week',
    ({ arms }) => (arms[0].weeks.visitors[17] += 1),
    /^First difference: staffed, week 17, visitors \(employees who visited this week\), mean of 3 replicates: expected \S+, found \S+\. 1 of [\d,]+ values differ\./,
    kept,
  ],
  [
    'the band and, in an earlier week, a mean',
    ({ arms }) => {
      arms[0].band.low[4] = 0.5
      arms[0].weeks.noise[3] = 0.5
    },
    /^First difference: staffed, week 3, noise \(items not tied to work, .*\. 2 of [\d,]+ values differ/,
    kept,
  ],
  [
    'the end of a measure',
    ({ arms }) => (arms[0].end.netValue.mean = 1_000_000),
    /^First difference: staffed, net value, mean: expected 1000000, found -?\d/,
    kept,
  ],
  [
    'a value that was taken out',
    ({ arms }) => delete arms[0].end.roi,
    /staffed, return, .*: expected nothing, found/,
    kept,
  ],
  [
    'the sentence',
    ({ sentences }) => (sentences[0] = 'All is well.'),
    /expected "All is well\.", found "weekly active of staffed/,
    kept,
  ],
  [
    'the policies',
    ({ arms }) => (arms[0].scenario.policies.alignment = 'incidental'),
    /^First difference: staffed, week 0, alignment .* staffed: 3 of 3 replicates differ, the first is 0\./,
    otherwise,
  ],
  [
    'a change in week 9',
    ({ arms }) => arms[0].scenario.interventions.push({ week: 9, mandate: true }),
    /^First difference: staffed, week 9, /,
    otherwise,
  ],
  [
    'the digest alone',
    ({ arms }) => (arms[0].digest = '000000000000'),
    /^First difference: staffed, digest: expected "000000000000", found "[0-9a-f]{12}"\. 1 of /,
    otherwise,
  ],
  [
    'one replicate',
    ({ arms }) => (arms[0].prints[2] = '000000000000'),
    /^First difference: staffed, replicate 2: .* staffed: 1 of 3 replicates differ, the first is 2\./,
    kept,
  ],
]

describe('a result that does not come out again shows the first week and measure that differ', () => {
  test.each(changes)('%s', async (what, change, says, judged) => {
    const name = changed(`${what.replaceAll(/[ ,]/g, '-')}.json`, change)
    const { code, stdout } = await fishbowl(`verify ${name} --threads 1`)
    expect(code).toBe(3)
    expect(stdout).toMatch(/^differs: "/)
    const [, part = ''] = stdout.split('\n\n')
    const flat = part.replaceAll(/\n */g, ' ')
    expect(flat).toMatch(says)
    expect(flat).toMatch(judged)
  })

  test('a pair, with the arms it is between', async () => {
    changed('pair.json', ({ pairs }) => (pairs[0].delta.middle[21] = 5), 'comparison')
    const { code, stdout } = await fishbowl('verify pair.json --json')
    expect(code).toBe(3)
    expect(parsed(stdout)).toMatchObject({
      kind: 'verification',
      pass: false,
      differing: 1,
      first: {
        place: 'cut less bare, week 21, net value, middle of the band',
        path: ['pairs', 0, 'delta', 'middle', 21],
        week: 21,
        expected: 5,
      },
    })
  })
})

type Path = readonly (string | number)[]
const leavesOf = (value: unknown, path: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      )
    : [path]

test('whichever value differs, it is the one that is found', () => {
  const found = copyOf('comparison')
  const leaves = leavesOf(found)
  fc.assert(
    fc.property(fc.constantFrom(...leaves), (path) => {
      const expected = copyOf('comparison')
      const owner = path.slice(0, -1).reduce<Open>((all, key) => all[key] as Open, expected)
      const key = String(path.at(-1))
      owner[key] = owner[key] === 0 ? 1 : 0
      const { list, compared } = deviationsOf(expected, found)
      expect(compared).toBe(leaves.length)
      expect(list.map((one) => one.path)).toEqual([path])
    }),
    { numRuns: 100 },
  )
})

describe('what is no result, or none of this version, is refused with a reason and the way out', () => {
  const way = 'hint: fishbowl run <scenario> --json > result.json writes a result\n'
  const refused: readonly (readonly [name: string, make: () => unknown, code: number, says: string])[] = [
    [
      'older.json',
      () => changed('older.json', (document) => (document['modelVersion'] = '0.0.1')),
      1,
      `"older.json" was made by model "0.0.1", and this is model MODEL: their numbers differ on purpose
hint: verify it with the version that made it, or make it anew: fishbowl run staffed.yaml --replicates 3
`,
    ],
    [
      'half.json',
      () => folder.write('half.json', texts.run.slice(0, 500)),
      2,
      `"half.json" is no result that can be verified: it is no JSON document, or a part of one\n${way}`,
    ],
    [
      'doctor.json',
      () => folder.write('doctor.json', '{"kind":"doctor","schemaVersion":1}'),
      2,
      `"doctor.json" is no result that can be verified: kind: Invalid option: expected one of "run"|"comparison"\n${way}`,
    ],
    [
      'earth.json',
      () => changed('earth.json', ({ arms }) => (arms[0].scenario.organisation.members = 8e9)),
      2,
      `"earth.json" is no result that can be verified: arm "staffed": its scenario is none: organisation.members: Too big: expected number to be <=2000000\n${way}`,
    ],
    ['nope.json', () => undefined, 4, 'cannot read "nope.json": there is no such file\n'],
  ]
  test.each(refused)('%s', async (name, make, exit, says) => {
    make()
    const { code, stdout, stderr } = await fishbowl(`verify ${name}`)
    const version = String(copyOf('run')['modelVersion'])
    expect({ code, stdout, stderr }).toEqual({
      code: exit,
      stdout: '',
      stderr: `fishbowl: ${says.replace('MODEL', version)}`,
    })
  })

  test('options that the result itself answers', async () => {
    const { code, stderr } = await fishbowl('verify run.json --seed other')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'fishbowl: verify takes the seed from the result; leave out --seed\n',
    })
  })
})
