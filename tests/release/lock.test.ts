import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { installLock } from '../../tools/release/lock.ts'
import { childEnvironment } from '../support/environment.ts'

const lock = {
  packages: {
    '': {},
    'packages/app': {
      name: 'app',
      version: '1.0.0',
      dependencies: { base: '1.0.0', wide: '2.0.0' },
      devDependencies: { lint: '1.0.0' },
    },
    'packages/app/node_modules/wide': { version: '2.0.0', integrity: 'two', dependencies: { deep: '1.0.0' } },
    'node_modules/app': { resolved: 'packages/app', link: true },
    'node_modules/base': {
      version: '1.0.0',
      integrity: 'one',
      optionalDependencies: { fast: '1.0.0', deep: '1.0.0' },
    },
    'node_modules/deep': { version: '1.0.0', optional: true },
    'node_modules/fast': { version: '1.0.0', optional: true, devOptional: true },
    'node_modules/lint': { version: '1.0.0', dev: true },
    'node_modules/wide': { version: '1.0.0', dev: true },
  },
}

test('what installs a release has what is needed, in its place, and nothing for development', () => {
  const wanted = { dependencies: { app: 'file:app.tgz' }, optionalDependencies: {} }
  const tarballs = [{ name: 'app', file: 'app.tgz', integrity: 'hash' }]
  expect(installLock(lock, wanted, tarballs)).toEqual({
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': wanted,
      'node_modules/app': {
        version: '1.0.0',
        dependencies: { base: '1.0.0', wide: '2.0.0' },
        resolved: 'file:app.tgz',
        integrity: 'hash',
      },
      'node_modules/app/node_modules/wide': {
        version: '2.0.0',
        integrity: 'two',
        dependencies: { deep: '1.0.0' },
      },
      'node_modules/base': {
        version: '1.0.0',
        integrity: 'one',
        optionalDependencies: { fast: '1.0.0', deep: '1.0.0' },
      },
      // Optional for one that asks for it and needed by another: needed.
      'node_modules/deep': { version: '1.0.0' },
      'node_modules/fast': { version: '1.0.0', optional: true },
    },
  })
})

test('a command that is not built says so, and how to build it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-unbuilt-'))
  try {
    cpSync(fileURLToPath(new URL('../../packages/tui/bin', import.meta.url)), join(folder, 'bin'), {
      recursive: true,
    })
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'fishbowl.mjs')], {
      env: childEnvironment(),
      encoding: 'utf8',
    })
    expect(stderr).toMatch(/^fishbowl is not built yet .*npm run build\n$/)
    expect(status).toBe(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
