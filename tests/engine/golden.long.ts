import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** How `tools/golden.ts --check` of a folder ends on a node. */
function check(
  folder: string,
  node: string,
  ...more: readonly string[]
): { readonly status: number | null; readonly out: string } {
  const script = join(folder, 'tools/golden.ts')
  const { status, stdout, stderr } = spawnSync(
    node,
    ['--conditions=@fishbowl/source', script, '--check', ...more],
    { encoding: 'utf8', cwd: folder },
  )
  return { status, out: stdout + stderr }
}

describe('on the next major version of node', () => {
  const home = join(root, 'tools/node26')
  const node = join(home, `node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`)

  // A folder with a lock file of its own: in the repository's it would take the place of the repository's node.
  beforeAll(() => {
    if (existsSync(node)) return
    const shell = process.platform === 'win32'
    const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: home,
      encoding: 'utf8',
      shell,
    })
    if (status !== 0) throw new Error(`npm could not install node 26 in tools/node26: ${stderr}`)
  })

  test.each([[[]], [['--threads', '2']]])('the numbers of the library are the pinned ones (%j)', (more) => {
    const { status, out } = check(root, node, ...more)
    expect(out).toMatch(/^\d+ scenarios as pinned \(model \S+, node 26\./m)
    expect(status).toBe(0)
  })
})

/** A copy of what the numbers come from, in which one text of a file is another one. */
function mutated(file: string, from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-golden-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const part of [
    'packages/core',
    'packages/sim',
    'packages/lab',
    'tests/engine',
    'tests/support',
    'tools',
    'package.json',
  ])
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !/[\\/](node_modules|dist)$/.test(path),
    })
  mkdirSync(join(folder, 'node_modules/@fishbowl'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!['@fishbowl', 'fishbowl'].includes(name))
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), 'junction')
  for (const name of ['core', 'sim', 'lab'])
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@fishbowl', name), 'junction')
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} no longer says ${from}: choose another mutation`)
  writeFileSync(path, text.replace(from, to))
  return folder
}

describe('a copy of the code', () => {
  test('that is as it was passes', () => {
    const { status, out } = check(
      mutated('packages/sim/src/draw.ts', '0x21f0aaad', '0x21f0aaad'),
      process.execPath,
    )
    expect({ status, out }).toMatchObject({ status: 0 })
  })

  test.each([
    ['packages/sim/src/draw.ts', '0x21f0aaad', '0x21f0aaaf', 60],
    ['packages/sim/src/phases/workforce.ts', '0.6 * saturate', '0.6000001 * saturate', 30],
    ['packages/sim/src/phases/measurement.ts', '0.4 * shared', '0.4000001 * shared', 30],
  ])('with one constant changed in %s (%s to %s) is caught', (file, from, to, least) => {
    const { status, out } = check(mutated(file, from, to), process.execPath)
    expect(status).toBe(1)
    const differing = Number(/^(\d+) of \d+ scenarios differ/m.exec(out)?.[1])
    expect(differing).toBeGreaterThanOrEqual(least)
  })

  test('with one default of an earlier version changed is caught, though the current one is as pinned', () => {
    const folder = mutated('packages/core/src/versions/2.0.0.ts', 'sdA: [2.4,', 'sdA: [2.41,')
    const { status, out } = check(folder, process.execPath)
    expect(status).toBe(1)
    expect(out.match(/no longer the numbers of model 2\.0\.0$/gm)?.length).toBeGreaterThanOrEqual(60)
    expect(out).not.toMatch(/scenarios differ/)
  })
})
