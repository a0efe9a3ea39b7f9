import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Case = readonly [folder: string, line: string, rule: string]

const everywhere = ['core/src', 'sim/src', 'lab/src', 'report/src', 'tui/src']
const pure = ['core/src', 'sim/src', 'lab/src']
const quiet = [...pure, 'report/src']
const inFolders = (folders: readonly string[], line: string, rule: string): Case[] =>
  folders.map((folder) => [folder, line, rule])

/** Functions of `Math` that the standard makes the same to the last bit everywhere; the others it leaves to the engine. */
const exact = new Set(
  'abs ceil clz32 f16round floor fround imul max min random round sign sqrt sumPrecise trunc'.split(' '),
)
const inexact = Object.getOwnPropertyNames(Math).filter(
  (name) => typeof Reflect.get(Math, name) === 'function' && !exact.has(name),
)
/** Methods that ask the reader's locale. */
const localised = [String, Date, Number, Array, BigInt]
  .flatMap((one) => Object.getOwnPropertyNames(one.prototype))
  .filter((name, i, all) => name.includes('Locale') && all.indexOf(name) === i)
/** Modules of node with files, clock, network or other processes. */
const builtins =
  'fs fs/promises net dgram dns http https http2 tls child_process cluster os perf_hooks timers timers/promises tty readline worker_threads'.split(
    ' ',
  )
/** Globals with a clock, a network or a memory of their own, of this and the next version of node. */
const strangers = [
  'Temporal',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'navigator',
  'localStorage',
  'crypto',
  'setInterval',
  'setImmediate',
  'WeakRef',
  'FinalizationRegistry',
]
/** Ways around a ban that goes by name. */
const around = [
  'export const x = globalThis.Date',
  'export const x = global.performance',
  "globalThis.console.log('hello')",
  'const m = Math; export const x = m.exp(2)',
  "const name = 'exp'; export const x = Math[name](2)",
  "export const x: unknown = Reflect.get(Math, 'exp')",
  "export const x: unknown = require('fs')",
  "import { createRequire } from 'node:module'; export const x = createRequire",
  "import { runInThisContext } from 'vm'; export const x = runInThisContext",
  "import { hrtime } from 'node:process'; export const x = hrtime",
  "import crypto from 'crypto'; export const x = crypto",
  "export const x = (): Promise<unknown> => import('node:fs')",
  'export const x = (name: string): Promise<unknown> => import(name)',
  "export * from 'node:inspector'",
]

/** One line that must be refused, where, and by which rule. */
const refused: readonly Case[] = [
  ...inFolders(everywhere, 'export const x = Math.random()', 'no-restricted-properties'),
  ...inFolders(everywhere, 'export const { random } = Math', 'no-restricted-properties'),
  ...inFolders(everywhere, 'export const x = Date.now()', 'no-restricted-properties'),
  ...inFolders(everywhere, 'export const x = new Date()', 'no-restricted-globals'),
  ...inFolders(everywhere, 'export const x = performance.now()', 'no-restricted-globals'),
  ...inFolders(everywhere, 'export const x = process.argv', 'no-restricted-globals'),
  ...inFolders(everywhere, "export const x = fetch('https://example.org')", 'no-restricted-globals'),
  ...inFolders(everywhere, "export { readFileSync } from 'node:fs'", 'no-restricted-imports'),
  ...inFolders(
    everywhere,
    "import { hrtime } from 'process'; export const x = hrtime",
    'no-restricted-imports',
  ),
  ...inFolders(
    everywhere,
    "import { randomUUID } from 'node:crypto'; export const x = randomUUID()",
    'no-restricted-imports',
  ),
  ...inFolders(everywhere, "console.log('hello')", 'no-console'),
  ...inFolders(everywhere, 'export const x: any = 1', 'no-explicit-any'),
  ...inFolders(everywhere, 'export default 1', 'no-default-export'),
  ...inFolders(quiet, 'setTimeout(() => undefined, 5)', 'no-restricted-globals'),
  ...inFolders(quiet, "export { Piscina } from 'piscina'", 'no-restricted-imports'),
  ...builtins.flatMap((name) =>
    inFolders(quiet, `import * as x from 'node:${name}'; export const y = x`, 'no-restricted-imports'),
  ),
  ...inexact.flatMap((name) =>
    inFolders(pure, `export const x = Math.${name}(2, 3)`, 'no-restricted-properties'),
  ),
  ...localised.flatMap((name) =>
    inFolders(pure, `export const x = (a: Date & string): string => a.${name}()`, 'no-restricted-properties'),
  ),
  ...strangers.flatMap((name) => inFolders(pure, `export const x = ${name}`, 'no-restricted-globals')),
  ...around.flatMap((line) => inFolders(pure, line, 'no-way-around')),
  ...inFolders(pure, "export const x = Math['exp'](2)", 'no-restricted-properties'),
  ...inFolders(pure, 'export const x = (a: number): number => a ** 2', 'no-exponent-operator'),
  ...inFolders(pure, 'export let x = 2; x **= 3', 'no-exponent-operator'),
  ...inFolders(pure, "export const x = 'a'.localeCompare('b')", 'no-restricted-properties'),
  ...inFolders(pure, 'export const x = new Intl.NumberFormat()', 'no-restricted-globals'),
  ...inFolders(
    ['core/src', 'lab/src', 'report/src', 'tui/src'],
    'export const x = (a: number[]): number => a[0]!',
    'no-non-null-assertion',
  ),
  [
    'report/src',
    "import { compare } from '@fishbowl/lab'; export const x = compare",
    'no-restricted-imports',
  ],
  [
    'report/src',
    "import type { History } from '@fishbowl/sim'; export type X = History",
    'no-restricted-imports',
  ],
  [
    'core/src',
    'export const x = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e',
    'max-params',
  ],
  [
    'core/src',
    "export const x = (a: 'b' | 'c'): void => { switch (a) { case 'b': break } }",
    'switch-exhaustiveness-check',
  ],
  ['core/src', 'export const x = async (): Promise<void> => {}; x()', 'no-floating-promises'],
]

/** Lines that stay allowed, so that a configuration which refuses everything fails this file. */
const allowed: readonly (readonly [path: string, line: string])[] = [
  [
    'core/src/exact.ts',
    'export const x = [Math.abs, Math.fround, Math.floor, Math.max, Math.sign, Math.trunc]',
  ],
  ['core/src/fine.ts', 'export const x = (a: number): number => Math.sqrt(a * a) + Math.imul(2, 3)'],
  ['core/src/hash.ts', "import { createHash } from 'node:crypto'; export const x = createHash('sha256')"],
  ['core/src/names.ts', 'export const x = (a: { Math: number }): object => ({ Math: a.Math })'],
  ['sim/src/fine.ts', 'export const x = (a: Float64Array): number => a[0]!'],
  ['lab/src/stats/fine.ts', 'export const x = (a: Float64Array): number => a[0]!'],
  ['sim/src/threads.ts', "export { Piscina } from 'piscina'"],
  ['report/src/fine.ts', "import type { Comparison } from '@fishbowl/lab'; export type X = Comparison"],
  ['tui/src/outside.ts', 'export const now = (): number => Date.now() + process.pid + performance.now()'],
  ['sim/bench/fine.mjs', "console.log('weeks per second')"],
]

const place = (index: number): string => {
  const [where = ''] = refused[index] ?? []
  return `packages/${where}/bad-${index}.ts`
}

type Diagnostic = { code: string; filename: string }
let folder = ''
let found: Diagnostic[] = []

const write = (path: string, line: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), `${line}\n`)
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fishbowl-bans-'))
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  cpSync(join(root, 'tools/lint'), join(folder, 'tools/lint'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  write('package.json', '{ "type": "module" }')
  write(
    'tsconfig.json',
    '{ "compilerOptions": { "strict": true, "noUncheckedIndexedAccess": true, "module": "nodenext", "types": ["node"] } }',
  )
  refused.forEach(([, line], index) => write(place(index), line))
  for (const [path, line] of allowed) write(`packages/${path}`, line)
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint')
  const run = spawnSync(process.execPath, [oxlint, '--format=json', 'packages'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(run.status, run.stderr + run.stdout.slice(0, 2000)).toBe(1)
  found = (JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }).diagnostics
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(refused.map(([where, line, rule], index) => ({ where, line, rule, index })))(
  'packages/$where refuses `$line`',
  ({ rule, index }) => {
    const codes = found.filter(({ filename }) => filename.endsWith(place(index))).map(({ code }) => code)
    expect(codes).toContainEqual(expect.stringContaining(`(${rule})`))
  },
)

test.each(allowed)('packages/%s may say `%s`', (path) => {
  expect(found.filter(({ filename }) => filename.endsWith(`packages/${path}`))).toEqual([])
})
