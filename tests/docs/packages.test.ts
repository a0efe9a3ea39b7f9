import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { bundled } from '../support/bundle.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-embed-'))
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const node = (args: readonly string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

test('core and sim start nothing and leave nothing behind when they are imported, and run where node forbids writing, threads and processes', () => {
  writeFileSync(
    join(folder, 'still.js'),
    `const globals = () => Reflect.ownKeys(globalThis).map(String)
    const marks = () => JSON.stringify([process.eventNames(), process.getActiveResourcesInfo()])
    const before = marks()
    const known = globals()
    const { defaultScenario } = await import('@fishbowl/core')
    const { simulate } = await import('@fishbowl/sim')
    await import('@fishbowl/sim/version')
    const after = marks()
    console.log(globals().filter((name) => !known.includes(name)).join(' '))
    console.log(before === after, simulate({ scenario: defaultScenario, replicate: 0 }).weeks)`,
  )
  const { stdout, stderr } = node(['--permission', '--allow-fs-read=*', 'still.js'])
  expect(stderr).toBe('')
  // zod keeps its settings and its registry in one place for all copies of it
  expect(stdout).toBe('__zod_globalConfig __zod_globalRegistry\ntrue 156\n')
})

test('a bundle holds what is used: reading a history needs no schema, importing alone leaves nothing', async () => {
  for (const from of ['@fishbowl/core', '@fishbowl/sim'])
    expect((await bundled(`import '${from}'`)).code.trim()).toBe('')
  const reading = await bundled(`export { measured, valueAt } from '@fishbowl/core'`)
  expect(reading.modules.filter((path) => /node_modules\/(zod|yaml)\//.test(path))).toEqual([])
  expect(reading.code.length).toBeLessThan(40_000)
})

test('the engine asks nothing of node; reading a scenario asks for one function, the digest of organisation files', async () => {
  const engine = await bundled(
    `export { simulate } from '@fishbowl/sim'; export { defaultScenario, measured } from '@fishbowl/core'`,
  )
  expect(engine.imports).toEqual([])
  const all = await bundled(`export * from '@fishbowl/core'; export * from '@fishbowl/sim'`)
  expect(all.imports).toEqual(['node:crypto'])
  expect(all.code.match(/import\s*\{[^}]*\}\s*from\s*["']node:crypto["']/g)).toHaveLength(1)
  expect(all.code).toMatch(/import\s*\{\s*createHash/)
})

const uses = `
import { defaultScenario, type History, measured } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'
import { modelVersion } from '@fishbowl/sim/version'
const history: History = simulate({ scenario: defaultScenario, replicate: 0 })
export const result: number = measured(history, 'weeklyActive', { from: 0, to: 9 })
export const version: string = modelVersion
export const threads = openThreads(1)
`
const wrong = `
import { defaultScenario, measured } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
// @ts-expect-error -- a scenario is no number
simulate({ scenario: 1, replicate: 0 })
// @ts-expect-error -- there is no such measure
measured(simulate({ scenario: defaultScenario, replicate: 0 }), 'happiness', { from: 0, to: 9 })
`

test.each([
  ['nodenext', 'uses.ts', 'wrong.ts'],
  ['nodenext', 'uses.cts', 'wrong.ts'],
  ['preserve', 'uses.ts', 'wrong.ts'],
])('types are found and mean something under module %s, in %s', (module, right, bad) => {
  writeFileSync(join(folder, right), uses)
  writeFileSync(join(folder, bad), wrong)
  const resolution = module === 'preserve' ? ['--moduleResolution', 'bundler'] : []
  const { stdout } = node([
    join(root, 'node_modules/typescript/bin/tsc'),
    ...'--strict --noEmit --skipLibCheck --target es2024 --lib es2024 --types node'.split(' '),
    '--module',
    module,
    ...resolution,
    right,
    bad,
  ])
  expect(stdout).toBe('')
})

test('a program of CommonJS can require them', () => {
  const { stdout, stderr } = node([
    '--input-type=commonjs',
    '-e',
    `console.log(require('@fishbowl/sim').modelVersion === require('@fishbowl/core').currentModel)`,
  ])
  expect(stderr).toBe('')
  expect(stdout).toBe('true\n')
})
