import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { openFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { dangerous } from './fuzz/trial.ts'
import { ledgerAttacks, spoil } from './hostile-ledgers.ts'

const usage = pathToFileURL(fileURLToPath(new URL('../support/usage.ts', import.meta.url))).href
const million = 1_000_000
const folder = openFolder()
const at = (name: string): string => join(folder.path, name)

type Used = {
  readonly code: number | null
  readonly said: string
  readonly seconds: number
  readonly megabytes: number
}

/** Runs a command and says what its process has used. */
function used(line: string): Used {
  const file = at('usage.json')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', usage, bin, ...line.split(' ')],
    {
      cwd: folder.path,
      env: childEnvironment({ USAGE_FILE: file, FISHBOWL_DEBUG: '1' }),
      encoding: 'utf8',
      timeout: 120_000,
    },
  )
  const { seconds, megabytes } = JSON.parse(readFileSync(file, 'utf8')) as Pick<Used, 'seconds' | 'megabytes'>
  return { code: status, said: stdout + stderr, seconds, megabytes }
}

const anchors = Array.from(
  { length: 9 },
  (_, i) => `a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join()}]`,
)
const deep = (open: string, close: string): string => `${open.repeat(100_000)}${close.repeat(100_000)}`

/** Files by name, the command that reads each, and what it says besides the name. */
const corpus: Readonly<Record<string, readonly [content: string | Uint8Array, line: string, says: RegExp]>> =
  {
    'bomb.yaml': [`a: &a0 [x]\n${anchors.slice(1).join('\n')}\n`, 'check bomb.yaml', /bomb\.yaml:1:4: /],
    'scalar.yaml': [
      `fishbowl: 1\ntitle: ${'x'.repeat(300_000)}\n`,
      'check scalar.yaml',
      /scalar\.yaml:1:1: .* 96 kB/,
    ],
    'deep.yaml': [`a: ${'['.repeat(90_000)}`, 'check deep.yaml', /deep\.yaml:1:\d+: /],
    'deeper.yaml': [`a: ${deep('[', ']')}`, 'check deeper.yaml', /deeper\.yaml:1:1: .* 96 kB/],
    'proto.yaml': ['fishbowl: 1\n__proto__: { horizon: 1 }\n', 'check proto.yaml', /proto\.yaml:2:1: /],
    'twice.yaml': ['fishbowl: 1\nhorizon: 3\nhorizon: 4\n', 'check twice.yaml', /twice\.yaml:3:1: /],
    'nan.yaml': ['fishbowl: 1\nhorizon: .nan\n', 'check nan.yaml', /nan\.yaml:2:10: /],
    'many.yaml': [
      'fishbowl: 1\norganisation: { members: 1000000000 }\n',
      'check many.yaml',
      /many\.yaml:2:26: .*2,?000,?000/,
    ],
    'long.yaml': ['fishbowl: 1\nhorizon: 1e300\n', 'check long.yaml', /long\.yaml:2:10: /],
    'bidi.yaml': ['fishbowl: 1\ntitle: \u202Egnp.exe\n', 'check bidi.yaml', /bidi\.yaml:2:8: .*\\u202e/],
    'ansi.yaml': ['fishbowl: 1\ntitle: "\\e[2J"\n', 'check ansi.yaml', /ansi\.yaml:2:8: /],
    'outside.yaml': [
      'fishbowl: 1\nextends: ../../etc/passwd.yaml\n',
      'check outside.yaml',
      /outside\.yaml:2:10: .*must stay in the folder/s,
    ],
    'linked.yaml': [
      'fishbowl: 1\nextends: ./link.yaml\n',
      'check linked.yaml',
      /linked\.yaml:2:10: .*link out of the folder/s,
    ],
    'piped.yaml': [
      'fishbowl: 1\nextends: ./pipe.yaml\n',
      'check piped.yaml',
      /piped\.yaml:2:10: .*pipe or a device/s,
    ],
    'people.yaml': [
      'fishbowl: 1\norganisation: { file: ./pipe.json }\n',
      'check people.yaml',
      /people\.yaml:2:23: .*pipe or a device/s,
    ],
    'utf16.yaml': [Buffer.from('fishbowl: 1\n', 'utf16le'), 'check utf16.yaml', /utf16\.yaml/],
    'gzip.yaml': [gzipSync('fishbowl: 1\n'), 'check gzip.yaml', /"gzip\.yaml": it is not UTF-8/],
    'study.yaml': [
      `fishbowlStudy: 1\nid: a\nscenarios: [technology-led]\ndesign: { kind: grid, factors: { ${Array.from({ length: 9 }, (_, i) => `policies.staffing.team${i}: { low: 0, high: 1, steps: 1000 }`).join()} } }\n`,
      'study plan study.yaml',
      /study\.yaml:4:\d+: /,
    ],
    'grid.yaml': [
      `fishbowlStudy: 1\nid: a\nscenarios: [technology-led]\ndesign: { kind: grid, factors: { policies.training: { low: 0, high: 1, steps: 1000 }, organisation.farTies: { low: 0, high: 1, steps: 1000 }, organisation.turnover: { low: 0, high: 1, steps: 1000 } } }\n`,
      'study plan grid.yaml',
      /grid\.yaml:\d+:\d+: /,
    ],
    'session.yaml': [
      `fishbowlSession: 1\nid: a\nsteps: ${deep('[', ']').slice(0, 80_000)}`,
      'workshop session.yaml',
      /session\.yaml:3:\d+: /,
    ],
    'record.json': [deep('[', ']'), 'workshop one-or-two --save record.json', /"record\.json"/],
    'deep.json': [deep('{"a":', '}').replace('{"a":}', '{"a":1}'), 'verify deep.json', /"deep\.json"/],
    'report.json': [deep('[', ']'), 'report report.json -o out', /"report\.json"/],
    'proto.json': [
      '{"__proto__":{"kind":"comparison"},"schemaVersion":1}',
      'report proto.json -o out',
      /"proto\.json"/,
    ],
    'zip.json': [Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), 'report zip.json -o out', /"zip\.json"/],
    'org.json': [
      `{"organisation":1,"people":2000000,"manager":${deep('[', ']')}}`,
      'org show org.json',
      /"org\.json"/,
    ],
    'line.csv': [`id,manager\n${'x'.repeat(8 * million)}\n`, 'org import line.csv', /line\.csv:\d+:\d+: /],
    'quote.csv': [`id,manager\n"${'x,\n'.repeat(2 * million)}`, 'org import quote.csv', /quote\.csv:2:1: /],
    'quotes.csv': [
      `id,manager\n${'"'.repeat(4 * million + 1)}`,
      'org import quotes.csv',
      /quotes\.csv:2:1: /,
    ],
    'wide.csv': [`id,manager\n${','.repeat(1_000_000)}x\n`, 'org import wide.csv', /wide\.csv:2:\d+: /],
    'columns.csv': [`${'id,'.repeat(300_000)}\n1\n`, 'org import columns.csv', /columns\.csv/],
    'circle.csv': [
      `id,manager\n${Array.from({ length: 50_000 }, (_, i) => `${i},${(i + 1) % 50_000}`).join('\n')}\n`,
      'org import circle.csv',
      /circle\.csv:\d+:\d+: /,
    ],
    'weekly.csv': [
      `week,active\n${Array.from({ length: 100_000 }, (_, i) => `${i},1`).join('\n')}\n`,
      'calibrate technology-led weekly.csv',
      /weekly\.csv:\d+:\d+: /,
    ],
    'text.sqlite': [
      'a text that calls itself a database, and is long enough for the head of one of them, or so it hopes',
      'study status text.sqlite',
      /"text\.sqlite": it is no ledger/,
    ],
    'gzip.sqlite': [
      gzipSync('x'.repeat(1000)),
      'study results gzip.sqlite',
      /"gzip\.sqlite": it is no ledger/,
    ],
    'cut.sqlite': ['SQLite format 3\0', 'verify cut.sqlite', /"cut\.sqlite"/],
    'large.fbs': ['', 'run --from large.fbs', /"large\.fbs": it is no fork file/],
    'large.yaml': ['', 'check large.yaml', /large\.yaml:1:1: /],
  }

/** Things that are no files, where a file is named. */
const places: readonly (readonly [line: string, says: RegExp])[] = [
  ['check pipe.yaml', /"pipe\.yaml": it is a pipe or a device/],
  ['check zero.yaml', /"zero\.yaml": it is a pipe or a device/],
  ['verify zero.yaml', /"zero\.yaml": it is a pipe or a device/],
  ['report pipe.json -o out', /"pipe\.json": it is a pipe or a device/],
  ['org import folder.csv', /"folder\.csv": it is a folder/],
  ['study status pipe.sqlite', /"pipe\.sqlite": it is a folder, a pipe or a device/],
  ['study status folder.csv', /"folder\.csv": it is a folder, a pipe or a device/],
  ['run --from pipe.yaml', /"pipe\.yaml": it is a pipe or a device/],
  ['workshop loop.yaml', /"loop\.yaml"/],
  ['check ../../../../../../etc/shadow.yaml', /no file/],
]

/** What refusing a file of one line takes, by command: some load more of the program than others. */
const least = new Map<string, Used>()
function leastOf(line: string): Used {
  const [first = '', second = ''] = line.split(' ')
  const command =
    first === 'run'
      ? 'run --from'
      : ['org', 'study', 'calibrate'].includes(first)
        ? `${first} ${second}`
        : first
  const known = least.get(command) ?? used(`${command} plain.yaml${first === 'report' ? ' -o out' : ''}`)
  least.set(command, known)
  return known
}

beforeAll(() => {
  for (const [name, [content]] of Object.entries(corpus)) writeFileSync(at(name), content)
  for (const name of ['large.fbs', 'large.yaml']) truncateSync(at(name), 900 * million)
  mkdirSync(at('folder.csv'))
  symlinkSync('/etc/hosts', at('link.yaml'))
  symlinkSync('/dev/zero', at('zero.yaml'))
  symlinkSync('loop.yaml', at('loop.yaml'))
  for (const name of ['pipe.yaml', 'pipe.json', 'pipe.sqlite']) execFileSync('mkfifo', [at(name)])
  writeFileSync(at('plain.yaml'), 'nothing: 2\n')
  return () => folder.clean()
}, 120_000)

/** Refused in words that name the file, within a second and 100 MB of what refusing any file takes. */
function isRefused(line: string, says: RegExp): void {
  const { code, said, seconds, megabytes } = used(line)
  expect([1, 2, 4]).toContain(code)
  expect(said).toMatch(says)
  expect(said).not.toMatch(dangerous)
  expect(said).not.toMatch(/\n\s+at .*:\d/)
  expect(seconds - leastOf(line).seconds).toBeLessThan(1)
  expect(megabytes - leastOf(line).megabytes).toBeLessThan(100)
}

describe.skipIf(process.platform === 'win32')('refused with its place, in a second and 100 MB', () => {
  test.each(Object.entries(corpus))('%s', (_, [, line, says]) => isRefused(line, says))
  test.each(places)('%s', isRefused)

  test('a ledger whose view never ends', async () => {
    folder.write('s.yaml', 'fishbowlStudy: 1\nid: s\nscenarios: [./bare.yaml]\nreplicates: 2\n')
    expect((await folder.fishbowl('study run s.yaml --threads 1')).code).toBe(0)
    spoil(at('s.sqlite'), ledgerAttacks['a view that never ends'] ?? '')
    for (const line of [
      'study status s.sqlite',
      'verify s.sqlite',
      'study merge s.sqlite -o m.sqlite',
      'report s.sqlite -o out',
    ])
      isRefused(line, /"s\.sqlite": it is no ledger as fishbowl makes them/)
  })
})
