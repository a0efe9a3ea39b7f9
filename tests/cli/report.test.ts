import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonText } from '../../packages/tui/src/cli/answer.ts'
import { compare } from '../../packages/tui/src/commands/compare.ts'
import { report } from '../../packages/tui/src/commands/report.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { runCli } from '../support/cli.ts'
import { parsed } from './folder.ts'
import { call, tinyFolder } from './report-folder.ts'

const folder = tinyFolder()
afterAll(folder.clean)
const fishbowl = (...args: readonly string[]) => runCli(args, { cwd: folder.path })

let kept = ''
beforeAll(async () => {
  const { document } = await call(compare, ['bare.yaml', 'staffed.yaml'].map(folder.at), { replicates: 3 })
  kept = jsonText(document)
  folder.write('comparison.json', kept)
}, 60_000)

test('a report is written by the command, says what comes next, and that passes', async () => {
  const made = await fishbowl('report', 'comparison.json', '-o', 'out', '--format', 'html,csv')
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' })
  expect(made.stdout).toMatch(
    /^wrote \d+ files into out\nout\/index\.html: the page; a browser opens it\n\ndigest [0-9a-f]{12}\nnext: fishbowl verify out\n$/,
  )
  const again = await fishbowl('verify', 'out', '--json')
  expect(again.code).toBe(0)
  expect(parsed(again.stdout)).toMatchObject({ kind: 'verification', of: 'report', pass: true })
})

/** Settings under which nothing may be left behind. */
const output = folder.at('none')

/** Documents that no report is made from, and what is said of them. */
const broken: readonly (readonly [what: string, text: () => string, says: RegExp])[] = [
  ['cut in half', () => kept.slice(0, kept.length / 2), /it is no JSON document, or a part of one/],
  ['of another tool', () => '{"name":"x","version":1}', /it says no kind and version of a result/],
  ['of doctor', () => '{"kind":"doctor","schemaVersion":1}', /it is "doctor"/],
  [
    'of another version of the form',
    () => kept.replace('"schemaVersion":1', '"schemaVersion":2'),
    /it says no kind and version of a result/,
  ],
  [
    'with a text in the place of a number',
    () => kept.replace(/"mean":(0\.\d+)/, '"mean":"$1"'),
    /arms\.0\.\w+(\.\w+)*: /,
  ],
  [
    'in which the level of one scenario was changed, and its interval with it',
    () => {
      const data = JSON.parse(kept) as { arms: { end: Record<string, { mean: number; high: number }> }[] }
      const level = data.arms[1]?.end['weeklyActive']
      if (level !== undefined) Object.assign(level, { mean: level.high, high: 0.99 })
      return JSON.stringify(data)
    },
    /pairs\.0\.end\.weeklyActive\.mean: it does not fit the numbers beside it/,
  ],
  [
    'with a mean outside of its interval',
    () => kept.replace(/("mean":)0\.\d+/, '$10.999'),
    /arms\.0\.end\.\w+\.mean: it does not fit/,
  ],
  [
    'whose baseline is nobody',
    () => kept.replace(/"baseline":"[^"]*"/, '"baseline":"nobody"'),
    /baseline: it is none of its scenarios/,
  ],
  [
    'that compares a scenario that it does not have',
    () => {
      const data = JSON.parse(kept) as { pairs: { arm: string }[] }
      for (const pair of data.pairs) pair.arm = 'nobody'
      return JSON.stringify(data)
    },
    /pairs\.0: it compares what is none of its scenarios/,
  ],
  [
    'without curves, as older versions wrote it',
    () => {
      const data = JSON.parse(kept) as { arms: { curves?: unknown }[] }
      for (const arm of data.arms) delete arm.curves
      return JSON.stringify(data)
    },
    /make it (again|anew): fishbowl compare .*bare\.yaml .*staffed\.yaml --replicates 3|fishbowl compare .* --replicates 3/,
  ],
]

describe('what no report can be made from is refused with the file, a reason and the way out', () => {
  test.each(broken)('a document %s', async (_, text, says) => {
    const file = folder.write('broken.json', text())
    const told = await call(report, [file], { output })
    expect(`${told.text}\n${told.hint}`).toMatch(says)
    expect(told.text).toContain('broken.json')
    expect({ exit: told.exit, hint: typeof told.hint }).toEqual({ exit: 'usage', hint: 'string' })
  })

  test('a file that is over 64 MB', async () => {
    const file = folder.write('huge.json', Buffer.alloc(64 * 1024 * 1024 + 1, ' '))
    const { exit, text } = await call(report, [file], { output })
    expect({ exit, text }).toEqual({
      exit: 'usage',
      text: expect.stringMatching(/cannot read ".*huge\.json": it has over 67108864 bytes/),
    })
    rmSync(file)
  })

  test('a folder, a file that is not there, standard input, one result twice', async () => {
    const file = folder.at('comparison.json')
    const told = await Promise.all(
      [[folder.path], [folder.at('nope.json')], ['-'], [file, file]].map((operands) =>
        call(report, operands, { output }),
      ),
    )
    expect(told.map(({ exit, text }) => `${exit}: ${text.replaceAll(folder.path, '')}`)).toEqual([
      'usage: cannot read "": it is a folder',
      'not-found: cannot read "/nope.json": there is no such file',
      'usage: a report is made from files, as it keeps them beside the page',
      'usage: "/comparison.json" is the same comparison a second time',
    ])
  })

  afterAll(() => expect(existsSync(output)).toBe(false))
})

describe('what is asked for is checked before anything is made', () => {
  test.each([
    ['html,,md', '--format has an empty place between its commas'],
    ['html,html', '--format names html twice; name it once'],
    ['html,pdf', '--format pdf: there is no such file of a report'],
    ['docx', '--format takes some of: html, md, svg, png, csv, parquet (got "docx")'],
  ])('--format %s', async (format, says) => {
    const told = await call(report, ['never-read.json'], { output, format })
    expect({ exit: told.exit, text: told.text }).toEqual({ exit: 'usage', text: says })
  })

  test('the way out of --format pdf is a browser', async () => {
    const { hint } = await call(report, ['never-read.json'], { output, format: 'pdf' })
    expect(hint).toBe('open index.html in a browser and print it to a PDF; the page is laid out for paper')
  })

  test('a folder that is there, none at all, a seed, and a place that is not there', async () => {
    mkdirSync(folder.at('taken'))
    const file = folder.at('comparison.json')
    const told = await Promise.all([
      call(report, ['never-read.json'], { output: folder.at('taken') }),
      call(report, ['never-read.json']),
      call(report, ['never-read.json'], { output: folder.at('new'), seed: 'other' }),
      call(report, [file], { output: folder.at('no/such/place'), format: 'csv' }),
    ])
    expect(told.map(({ exit, text }) => `${exit}: ${text.replaceAll(folder.path, '')}`)).toEqual([
      'usage: "/taken" exists already; choose another name',
      'usage: report needs --output: a new folder',
      'usage: report runs nothing: the seed is that of its sources; leave out --seed',
      'failed: cannot write "/no/such/place": the folder does not exist',
    ])
  })
})

const ours = openOutside()

describe('a report that cannot be finished leaves nothing that looks like one', () => {
  const settings = { output: folder.at('half'), format: 'csv,md' }
  const operands = [folder.at('comparison.json')]

  test.each([0, 3, 9])('where writing fails after %i files', async (most) => {
    let files = 0
    const create: typeof ours.create = (path, content) => {
      if (files++ === most) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      return ours.create(path, content)
    }
    const { exit, text } = await call(report, operands, settings, { ...ours, create })
    expect({ exit, text }).toEqual({ exit: 'failed', text: expect.stringMatching(/: the disk is full$/) })
    expect(existsSync(settings.output)).toBe(false)
  })

  test('where somebody interrupts', async () => {
    const controller = new AbortController()
    const reads: typeof ours.read = (path, most) => {
      controller.abort()
      return ours.read(path, most)
    }
    const { exit, text } = await call(report, operands, settings, {
      ...ours,
      read: reads,
      interrupted: controller.signal,
    })
    expect({ exit, text }).toEqual({ exit: 'interrupted', text: 'interrupted: nothing was written' })
    expect(existsSync(settings.output)).toBe(false)
  })
})

const run = (command: string, ...args: readonly string[]) => execFileSync(command, args, { stdio: 'ignore' })

/** A disk of 200 kB in memory, or one that may only be read; undefined where this user may not make one. */
function smallDisk(options: string): { readonly path: string; readonly remove: () => void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'fishbowl-disk-'))
  try {
    run('mount', '-t', 'tmpfs', '-o', options, 'fishbowl', path)
  } catch {
    rmSync(path, { recursive: true })
    return undefined
  }
  return {
    path,
    remove: () => {
      run('umount', path)
      rmSync(path, { recursive: true })
    },
  }
}

const isLinux = process.platform === 'linux'
const full = isLinux ? smallDisk('size=200k') : undefined
const closed = isLinux ? smallDisk('size=200k,ro') : undefined
afterAll(() => {
  full?.remove()
  closed?.remove()
})

test.skipIf(full === undefined || closed === undefined)(
  'a disk that is full or read-only is told in one line, and nothing is left on it',
  async () => {
    const made = await Promise.all(
      [full, closed].map((disk) =>
        fishbowl('report', 'comparison.json', '-o', `${disk?.path}/out`, '--format', 'csv', '--quiet'),
      ),
    )
    expect(made.map(({ code, stdout }) => [code, stdout])).toEqual([
      [1, ''],
      [1, ''],
    ])
    expect(made[0]?.stderr).toMatch(/^fishbowl: cannot write ".*": the disk is full\n$/)
    expect(made[1]?.stderr).toMatch(/^fishbowl: cannot write ".*\/out": the file system is read-only\n$/)
    expect(readdirSync(full?.path ?? '')).toEqual([])
  },
)
