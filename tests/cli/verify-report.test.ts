import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonText } from '../../packages/tui/src/cli/answer.ts'
import type { Settings } from '../../packages/tui/src/cli/settings.ts'
import { compare } from '../../packages/tui/src/commands/compare.ts'
import { explain } from '../../packages/tui/src/commands/explain.ts'
import { report } from '../../packages/tui/src/commands/report.ts'
import { run } from '../../packages/tui/src/commands/run.ts'
import { verify } from '../../packages/tui/src/commands/verify.ts'
import { verifyReport } from '../../packages/tui/src/verify/verify-report.ts'
import { call, otherDigit, type Told, tinyFolder, vouchedFor } from './report-folder.ts'

const folder = tinyFolder()
afterAll(folder.clean)

/** Keeps what a command says as JSON. */
async function keep(name: string, told: Promise<Told>): Promise<string> {
  const { exit, document, text } = await told
  if (exit !== 'done') throw new Error(text)
  return folder.write(name, jsonText(document))
}

const verified = (path: string, settings: Settings = {}): Promise<Told> => call(verify, [path], settings)

beforeAll(async () => {
  const operands = ['bare.yaml', 'staffed.yaml'].map(folder.at)
  const comparison = await keep('comparison.json', call(compare, operands, { replicates: 4 }))
  const why = await keep('why.json', call(explain, operands, { replicates: 4 }))
  await call(report, [comparison, why], { output: folder.at('out'), format: 'md,svg,csv' })
  await call(report, [comparison], { output: folder.at('page'), format: 'html' })
  await call(report, [comparison], { output: folder.at('short'), format: 'csv,parquet' })
}, 60_000)

describe('a report that nobody touched', () => {
  test('passes, and says what was run again and what was not', async () => {
    const { exit, text, document } = await verified(folder.at('out'))
    expect(exit).toBe('done')
    expect(text).toMatch(
      /^pass: ".*out": \d+ files as its manifest lists them, and all made again from 2 sources byte for byte: [\d,]+ numbers in \d+ tables, /,
    )
    expect(text).toMatch(
      /sources\/comparison\.json: replicates \d, \d and \d of 4 run again in 2 arms, 6 prints compared\. Not run again: the other 2 runs, and so the means, bands and intervals over all of them; /,
    )
    expect(text).toMatch(
      /sources\/explanation\.json: both scenarios run again in replicates \d, \d and \d of 4, 3 gains compared\. Not run again: what is due to each lever/,
    )
    expect(document).toMatchObject({ pass: true, differing: 0, of: 'report' })
  })

  test('with --all every value of its results is made again', async () => {
    const { exit, text } = await verified(folder.at('out'), { all: true })
    expect(exit).toBe('done')
    expect(text).toMatch(/all 4 replicates of 2 arms run again, [\d,]+ values compared\./)
    expect(text).toMatch(/sources\/explanation\.json: its command run again, [\d,]+ values compared\./)
    expect(text).not.toContain('Not run again')
  })

  test('passes under a title, a measure and with a brief of its own, from a run alone too', async () => {
    const { document } = await call(run, [folder.at('staffed.yaml')], { replicates: 2 })
    const source = folder.write('run.json', jsonText(document))
    const settings = { title: 'A title', measure: 'netValue', brief: true, format: 'md,parquet' } as const
    await call(report, [source], { ...settings, output: folder.at('titled') })
    expect(folder.read('titled/brief.md')).toContain('A title')
    expect((await verified(folder.at('titled'))).text).toMatch(/^pass: /)
  })

  test('is the same bytes from the same sources, wherever it is written', async () => {
    const operands = ['bare.yaml', 'staffed.yaml'].map(folder.at)
    const { document: threaded } = await call(compare, operands, { replicates: 4, threads: 2 })
    expect(jsonText(threaded)).toBe(folder.read('comparison.json'))
    const sources = ['comparison.json', 'why.json'].map(folder.at)
    await call(report, sources.toReversed(), { output: folder.at('twin'), format: 'csv,svg,md' })
    const { files } = JSON.parse(folder.read('out/manifest.json')) as {
      files: readonly { file: string }[]
    }
    expect(files.length).toBeGreaterThan(10)
    for (const file of ['manifest.json', 'sources/comparison.json', ...files.map((one) => one.file)])
      expect(
        readFileSync(folder.at(`twin/${file}`)).equals(readFileSync(folder.at(`out/${file}`))),
        file,
      ).toBe(true)
    // What somebody typed is theirs; everything else knows no place.
    const typed = /"again": .*/g
    expect(folder.read('out/manifest.json').replace(typed, '')).not.toContain(folder.path)
  })
})

/** Changes one file of a copy of the report. */
function edited(name: string, file: string, change: (text: string) => string): string {
  const copy = folder.copy(file === 'index.html' ? 'page' : 'short', name)
  const before = readFileSync(join(copy, file), 'latin1')
  const after = change(before)
  if (after === before) throw new Error(`${file} was not changed`)
  writeFileSync(join(copy, file), after, 'latin1')
  return copy
}

const changedLater = 'the file was changed after the report was made'
const vouched = 'Its SHA-256 is that of the manifest, so the manifest was changed with it'

type Change = readonly [what: string, make: (name: string) => string, says: RegExp]
const changes: readonly Change[] = [
  [
    'a digit of the page',
    (name) => edited(name, 'index.html', otherDigit(/points/)),
    new RegExp(
      `First difference: index\\.html, line \\d+, character \\d+: expected ".*", found ".*"\\. Its SHA-256 is not that of the manifest: ${changedLater}`,
    ),
  ],
  [
    'a digit of the page, the manifest with it',
    (name) => vouchedFor(edited(name, 'index.html', otherDigit(/points/))),
    new RegExp(`First difference: index\\.html, line \\d+, character \\d+: .* ${vouched}`),
  ],
  [
    'a digit of a table',
    (name) => edited(name, 'tables/curves.csv', otherDigit(/\n/)),
    /First difference: tables\/curves\.csv, line \d+, column \w+: expected "[^"]+", found "[^"]+"\./,
  ],
  [
    'a byte of Parquet',
    (name) => edited(name, 'tables/curves.parquet', (text) => `${text.slice(0, 200)}!${text.slice(201)}`),
    /First difference: tables\/curves\.parquet, byte 200: expected 33, found \d+\./,
  ],
  [
    'a number of the source',
    (name) => edited(name, 'sources/comparison.json', otherDigit(/"mean":0\./)),
    new RegExp(
      `First difference: sources/comparison\\.json, SHA-256: expected "[0-9a-f]{64}", found "[0-9a-f]{64}"\\. Its SHA-256 is not that of the manifest: ${changedLater}`,
    ),
  ],
  [
    'a number of the source, the manifest with it',
    (name) => vouchedFor(edited(name, 'sources/comparison.json', otherDigit(/"middle":\[0\./))),
    /First difference: .*tables\/[\w-]+\.csv, line \d+, column \w+: expected .*, found .* /,
  ],
  [
    'a number of the source that is of another kind',
    (name) =>
      vouchedFor(
        edited(name, 'sources/comparison.json', (text) => text.replace(/"mean":(0\.\d+)/, '"mean":"$1"')),
      ),
    /it cannot be made again: .* is no result that a report can be made from: /,
  ],
  [
    'a file that is gone',
    (name) => {
      const copy = folder.copy('short', name)
      rmSync(join(copy, 'tables/curves.csv'))
      return copy
    },
    /First difference: tables\/curves\.csv: it is not there, and the manifest lists it\./,
  ],
  [
    'a file that is gone, the manifest with it',
    (name) => {
      const copy = folder.copy('short', name)
      rmSync(join(copy, 'tables/curves.csv'))
      const place = join(copy, 'manifest.json')
      const manifest = JSON.parse(readFileSync(place, 'utf8')) as { files: { file: string }[] }
      manifest.files = manifest.files.filter(({ file }) => file !== 'tables/curves.csv')
      writeFileSync(place, `${JSON.stringify(manifest, undefined, 2)}\n`)
      return copy
    },
    /tables\/curves\.csv: the report has such a file, and the manifest does not list it\./,
  ],
  [
    'a file too many',
    (name) => {
      const copy = folder.copy('short', name)
      mkdirSync(join(copy, 'figures'))
      writeFileSync(join(copy, 'figures/better.svg'), '<svg/>')
      return copy
    },
    /First difference: figures\/better\.svg: it is no part of the report: the manifest does not list it\./,
  ],
  [
    'another digest in the manifest',
    (name) =>
      edited(name, 'manifest.json', (text) => text.replace(/"digest": "\w{12}"/, '"digest": "000000000000"')),
    /First difference: manifest\.json, line \d+, character \d+: /,
  ],
]

/** Looks at the files alone: starting threads takes longer than all of them. */
const looked = (folderName: string): Promise<Told> =>
  call(
    (request) =>
      verifyReport(request, async ({ file, kind }) => ({
        file,
        kind,
        runs: 0,
        compared: 0,
        misses: [],
        says: 'nothing run again',
      })),
    [folderName],
  )

describe('what was changed is named', () => {
  test.each(changes)('%s', async (what, make, says) => {
    const { exit, text, document } = await looked(make(what.replaceAll(/[ ,]+/g, '-')))
    expect(text).toMatch(says)
    expect({ exit, pass: document['pass'] }).toEqual({ exit: 'unmet', pass: false })
    expect(text).toMatch(/^differs: "/)
  })

  test('a digit of a figure and of the Markdown, with where each of them is', async () => {
    const copy = folder.copy('out', 'drawn')
    const figure = `figures/${readdirSync(join(copy, 'figures'))[0]}`
    for (const file of [figure, 'report.md']) {
      const text = readFileSync(join(copy, file), 'utf8')
      writeFileSync(join(copy, file), otherDigit(/\d{2}/)(text))
    }
    const { exit, text } = await looked(copy)
    expect(exit).toBe('unmet')
    expect(text).toMatch(
      /^differs: ".*drawn": 2 differences\. First difference: \S+, line \d+, character \d+: expected "/,
    )
    for (const file of [figure, 'report.md'])
      expect(text).toMatch(
        new RegExp(
          `(First difference:|Also) ${file}, line \\d+, character \\d+: expected ".*\\d.*", found ".*\\d`,
        ),
      )
  })

  test('a result and all that follows from it, forged together: its runs do not come out again', async () => {
    const forged = folder
      .read('comparison.json')
      .replace(/"prints":\["[0-9a-f]{12}"/, '"prints":["000000000000"')
    const source = folder.write('forged.json', forged)
    await call(report, [source], { output: folder.at('forged'), format: 'csv' })
    const { exit, text } = await verified(folder.at('forged'), { replicates: 4 })
    expect(exit).toBe('unmet')
    expect(text).toMatch(
      /First difference: sources\/comparison\.json, bare, replicate 0: expected "000000000000", found/,
    )
    const sample = await verified(folder.at('forged'), { replicates: 3 })
    expect(sample.document['sources']).toMatchObject([{ runs: 6, compared: 6 }])
  })

  test('a link or a pipe in the place of a file is refused, and nothing waits for it', async () => {
    const linked = folder.copy('short', 'linked')
    const table = 'tables/levels.csv'
    rmSync(join(linked, table))
    symlinkSync(join(folder.at('short'), table), join(linked, table))
    const piped = folder.copy('short', 'piped')
    rmSync(join(piped, 'sources/comparison.json'))
    const { status } = spawnSync('mkfifo', [join(piped, 'sources/comparison.json')])
    for (const copy of status === 0 ? [linked, piped] : [linked]) {
      const { exit, text } = await verified(copy)
      expect({ exit, text }).toEqual({ exit: 'usage', text: expect.stringContaining('is no plain file') })
    }
  })

  test('a link that the manifest does not list is named once, also one to the folder itself', async () => {
    const circle = folder.copy('short', 'circle')
    symlinkSync('.', join(circle, 'loop'))
    const { exit, text } = await verified(circle)
    expect(exit).toBe('unmet')
    expect(text).toMatch(/1 difference\. First difference: loop: it is no part of the report/)
  })

  test('means that were raised before the report was made: only --all finds them, and the sample says so', async () => {
    const data = JSON.parse(folder.read('comparison.json'))
    // Level and difference together, with their intervals: otherwise the report is refused.
    const [pair] = data.pairs
    const side = data.arms.find(({ id }: { readonly id: string }) => id === pair.arm)
    for (const { end } of [side, pair])
      for (const key of ['mean', 'low', 'high']) end.weeklyActive[key] += 0.1
    await call(report, [folder.write('raised.json', JSON.stringify(data))], {
      output: folder.at('raised'),
      format: 'csv',
    })
    const sample = await verified(folder.at('raised'))
    expect([sample.exit, sample.text]).toEqual([
      'done',
      expect.stringMatching(/Not run again: the other 2 runs, and so the means, bands and intervals/),
    ])
    const all = await verified(folder.at('raised'), { all: true })
    expect(all.text).toMatch(
      /First difference: sources\/comparison\.json, staffed, weekly active, high end: expected 0\.\d+, found /,
    )
    expect(all.exit).toBe('unmet')
  })
})
