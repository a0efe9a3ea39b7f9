import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Command, jsonText } from '../../packages/tui/src/cli/answer.ts'
import { shellWord } from '../../packages/tui/src/cli/page.ts'
import type { Settings } from '../../packages/tui/src/cli/settings.ts'
import { advise } from '../../packages/tui/src/commands/advise.ts'
import { explain } from '../../packages/tui/src/commands/explain.ts'
import { sensitivity } from '../../packages/tui/src/commands/sensitivity.ts'
import { studyResults } from '../../packages/tui/src/commands/study-results.ts'
import { runStudyFile } from '../../packages/tui/src/commands/study-run.ts'
import { verify } from '../../packages/tui/src/commands/verify.ts'
import { wordsOf } from '../../packages/tui/src/verify/again-command.ts'
import { documentDeviations, wordPath } from '../../packages/tui/src/verify/document-values.ts'
import { missText } from '../../packages/tui/src/verify/miss-words.ts'
import { sampleOf } from '../../packages/tui/src/verify/sample.ts'
import { call, type Told, tinyFolder } from './report-folder.ts'

const folder = tinyFolder()
afterAll(folder.clean)

/** A document with every part open to change. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into any part of it
type Open = Record<string, any>
const kept = new Map<string, string>()

async function keep(
  name: string,
  command: Command,
  operands: readonly string[],
  settings: Settings,
): Promise<void> {
  const { document, text } = await call(command, operands, settings)
  if (document['kind'] === undefined) throw new Error(text)
  kept.set(name, jsonText(document))
  folder.write(`${name}.json`, jsonText(document))
}

/** A kept document after a change, as a file. */
function changed(name: string, change: (document: Open) => void): string {
  const document = JSON.parse(kept.get(name) ?? '{}') as Open
  change(document)
  return folder.write('changed.json', JSON.stringify(document))
}

const verified = (path: string, settings: Settings = {}): Promise<Told> => call(verify, [path], settings)

beforeAll(async () => {
  const [bare = '', staffed = ''] = ['bare.yaml', 'staffed.yaml'].map(folder.at)
  folder.write(
    'sizes.yaml',
    `fishbowlStudy: 1
id: sizes
scenarios: [bare.yaml, staffed.yaml]
design: { kind: grid, factors: { organisation.members: [100, 150] } }
replicates: 3
`,
  )
  await keep('explanation', explain, [bare, staffed], { replicates: 3 })
  await keep('sensitivity', sensitivity, [staffed], { assumptions: 'b0,wv', points: 8, replicates: 2 })
  await keep('advice', advise, [staffed], {
    goal: 'max netValue',
    policies: 'alignment',
    'max-runs': 60,
    draws: 0,
  })
  await call(runStudyFile, [folder.at('sizes.yaml')], {})
  await keep('study', studyResults, [folder.at('sizes.sqlite')], {})
}, 60_000)

type Change = readonly [name: string, change: (document: Open) => void, says: RegExp]
const changes: readonly Change[] = [
  [
    'explanation',
    ({ levers }) => (levers[0].gain.mean += 0.1),
    /^differs: ".*": its command run again\. First difference: levers, [\w-]+, gain, mean: expected 0\.\d+, found -?0\.\d+\. 1 of [\d,]+ values differ\./,
  ],
  [
    'study',
    ({ points }) => (points[1].levels.weeklyActive.mean = 0.99),
    /First difference: points, 1, levels, weeklyActive, mean: expected 0\.99, found 0\.\d+\./,
  ],
]

/** Changes whose runs need not be made for it: what is said of them is the same. */
const named: readonly Change[] = [
  [
    'explanation',
    ({ sentences }) => (sentences[0] = 'Staff did it all.'),
    /^sentences, 0: expected "Staff did it all\.", found "/,
  ],
  ['explanation', ({ totals }) => (totals[1] = 7), /^totals, 1: expected 7, found -?0\.\d+\.$/],
  [
    'sensitivity',
    ({ indices }) => (indices[1].total.value = 0.9),
    /^indices, (b0|wv), total, value: expected 0\.9, found /,
  ],
  [
    'advice',
    ({ notes }) => notes.push('It is safe.'),
    /^notes, \d+: expected "It is safe\.", found nothing\.$/,
  ],
  ['advice', (document) => delete document['goal'], /^goal, \w+: expected nothing, found /],
]

describe('a document of a command that makes many runs', () => {
  test.each(['explanation', 'sensitivity', 'advice', 'study'])(
    'passes when its %s comes out again',
    async (name) => {
      const { exit, text, document } = await verified(folder.at(`${name}.json`))
      expect(text).toMatch(/^pass: ".*\.json": its command run again, [\d,]+ values the same\./)
      expect({ exit, differing: document['differing'] }).toEqual({ exit: 'done', differing: 0 })
      expect(document['compared']).toBeGreaterThan(20)
    },
  )

  test.each(changes)('shows where a changed %s differs', async (name, change, says) => {
    const { exit, text } = await verified(changed(name, change))
    expect(text).toMatch(says)
    expect(exit).toBe('unmet')
  })

  test.each(named)('names the place in a changed %s', (name, change, says) => {
    const document: unknown = JSON.parse(readFileSync(changed(name, change), 'utf8'))
    const { list } = documentDeviations(document, JSON.parse(kept.get(name) ?? ''))
    const [first] = list
    if (first === undefined) throw new Error('nothing was found')
    expect(missText({ ...first, file: '', place: wordPath(first, document) })).toMatch(says)
  })

  const refused: readonly (readonly [string, (document: Open) => void, string, RegExp])[] = [
    [
      'another model',
      (document) => (document['modelVersion'] = '0.9.0'),
      'failed',
      /was made by model "0\.9\.0", and this is model /,
    ],
    [
      'a command of another program',
      (document) => (document['again'] = 'rm -rf out'),
      'usage',
      /its "again" is no command of fishbowl \("rm -rf out"\)/,
    ],
    [
      'a command that makes something else',
      (document) => (document['again'] = 'fishbowl doctor'),
      'usage',
      /its "again" makes no explanation \("fishbowl doctor"\)/,
    ],
    [
      'a command that writes a file',
      (document) => (document['again'] += ' --keep stolen.sqlite'),
      'usage',
      /its "again" has --keep, which makes no difference to it or writes a file/,
    ],
    [
      'a scenario that is not here',
      (document) => (document['again'] = document['again'].replace('bare.yaml', 'gone.yaml')),
      'not-found',
      /no file ".*gone\.yaml"/,
    ],
  ]
  test.each(refused)('is refused for %s', async (_, change, exit, says) => {
    const told = await verified(changed('explanation', change))
    expect(told.text).toMatch(says)
    expect({ exit: told.exit, hint: typeof told.hint }).toEqual({ exit, hint: 'string' })
  })
})

/** The ledger after some statements. */
function ledgerAfter(sql: string): string {
  const file = folder.at('changed.sqlite')
  copyFileSync(folder.at('sizes.sqlite'), file)
  const db = new DatabaseSync(file)
  try {
    db.exec(sql)
  } finally {
    db.close()
  }
  return file
}

describe('the ledger of a study', () => {
  test('passes on a sample, which says what it left out, and on all of it', async () => {
    const sample = await verified(folder.at('sizes.sqlite'), { replicates: 5 })
    expect(sample.text).toMatch(
      /^pass: ".*sizes\.sqlite": 5 of 12 runs made again, [\d,]+ numbers the same\. Not run again: the other 7 runs; --all makes all/,
    )
    const all = await verified(folder.at('sizes.sqlite'), { all: true })
    expect(all.text).toMatch(/^pass: ".*": 12 of 12 runs made again, [\d,]+ numbers the same\. digest/)
  })

  test('names every run that does not come out again, and what is wrong with it', async () => {
    const file = ledgerAfter(`
UPDATE result SET sha256 = replace(sha256, substr(sha256, 1, 4), '0000') WHERE rowid = 2;
UPDATE result SET summary = (SELECT summary FROM result WHERE rowid = 5) WHERE rowid = 4;
UPDATE result SET body = o.body, sha256 = o.sha256, summary = o.summary FROM (SELECT * FROM result WHERE rowid = 8) o WHERE result.rowid = 7;
UPDATE result SET key = replace(key, substr(key, 1, 4), '0000') WHERE rowid = 10;`)
    const { exit, text, document } = await verified(file, { all: true })
    expect(exit).toBe('unmet')
    expect(text).toMatch(
      /^differs: ".*": 12 of 12 runs made again\. First difference: point \d, replicate \d, /,
    )
    const places = (document['differences'] as readonly { place: string }[]).map(({ place }) => place)
    const runs = new Set(places.map((place) => /^point \d, replicate \d/.exec(place)?.[0]))
    expect(runs.size).toBe(4)
    for (const what of [
      /SHA-256 of the numbers kept of it$/,
      /, weeklyActive$/,
      /SHA-256 of the run$/,
      /key of the run$/,
    ])
      expect(
        places.some((place) => what.test(place)),
        String(what),
      ).toBe(true)
  })

  test('that only keeps the runs of an analysis is told from one of a study', async () => {
    await call(explain, ['bare.yaml', 'staffed.yaml'].map(folder.at), {
      replicates: 2,
      keep: folder.at('kept.sqlite'),
    })
    const { exit, text } = await verified(folder.at('kept.sqlite'))
    expect({ exit, text }).toEqual({
      exit: 'usage',
      text: expect.stringMatching(/it holds the runs of an analysis, not those of a study/),
    })
    rmSync(folder.at('kept.sqlite'))
  })
})

test('a sample is as large as asked for, of different runs, and another one for another result', () => {
  const samples = ['aa', 'bb', 'cc'].map((digest) => sampleOf(50, 7, digest))
  for (const sample of samples) {
    expect(new Set(sample).size).toBe(7)
    expect(sample).toEqual(sample.toSorted((a, b) => a - b))
    expect(sample.every((i) => i >= 0 && i < 50)).toBe(true)
  }
  expect(new Set(samples.map(String)).size).toBe(3)
  expect(sampleOf(3, 9, 'aa')).toEqual([0, 1, 2])
})

test.each([
  [['fishbowl', 'run', "it's", 'a b', '{ extends: one-cm }', '']],
  [['x', '$(reboot)', '"q"', '\\']],
])('a command line is read as it was written: %j', (words) => {
  expect(wordsOf(words.map((word) => (word === '' ? "''" : shellWord(word))).join(' '))).toEqual(words)
})
