import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Installation } from './installation.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What someone who embeds the packages gets. */
export function consumerTests({ packed, folder, runs, asked }: Installation): void {
  const modules = join(folder, 'node_modules')
  /** Entries of a package that code can import. */
  const entries = packed.flatMap(({ name }) => {
    const { exports } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'))
    return Object.entries<unknown>(exports).flatMap(([entry, to]) =>
      typeof to === 'object' ? [`${name}${entry.slice(1)}`] : [],
    )
  })

  describe('a program on the packages', () => {
    test('imports every entry, each of which loads by itself', () => {
      // Workers speak to whoever started them and are loaded by the pools.
      const plain = entries.filter((entry) => !entry.endsWith('worker'))
      expect(plain.length).toBeGreaterThan(15)
      const text = plain.map((entry) => `await import('${entry}')`).join('\n')
      writeFileSync(join(folder, 'entries.mjs'), text)
      const { stderr, code } = runs('node', join(folder, 'entries.mjs'))
      expect(stderr).toBe('')
      expect(code).toBe(0)
    })

    test('has types for every entry under nodenext and strict, libraries checked too', () => {
      // Declarations name types of node, as those of most packages do; whoever compiles brings them.
      mkdirSync(join(modules, '@types'), { recursive: true })
      for (const name of ['@types/node', 'undici-types'])
        if (!existsSync(join(modules, name)))
          symlinkSync(join(root, 'node_modules', name), join(modules, name))
      const imports = entries.map((entry, i) => `import * as e${i} from '${entry}'`)
      const all = entries.map((_, i) => `e${i}`).join(', ')
      const use = `import { defaultScenario, type History, valueAt } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
const history: History = simulate({ scenario: defaultScenario, replicate: 0 })
const people: number = valueAt(history, 'visitors', 0)
// @ts-expect-error: the types are there, or this would be no mistake
valueAt(history, 'nothing', 0)
export { people }`
      writeFileSync(
        join(folder, 'consumer.ts'),
        [...imports, use, `export const all = [${all}]`, ''].join('\n'),
      )
      const compilerOptions = {
        module: 'nodenext',
        target: 'es2024',
        strict: true,
        skipLibCheck: false,
        noEmit: true,
        types: ['node'],
      }
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
      )
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
      const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { cwd: folder, encoding: 'utf8' })
      expect(stdout).toBe('')
    })

    test.each(packed.map(({ name }) => name))('runs what the README of %s shows', (name) => {
      const readme = readFileSync(join(modules, name, 'README.md'), 'utf8')
      for (const [i, [, code = '']] of Array.from(readme.matchAll(/```js\n([^]*?)```/g)).entries()) {
        const file = join(folder, `readme-${i}.mjs`)
        writeFileSync(file, code)
        const { stdout, stderr, code: exit } = runs('node', file)
        expect(stderr).toBe('')
        expect(exit).toBe(0)
        expect(stdout).not.toMatch(/^$|NaN|undefined/)
      }
      for (const [, line = ''] of readme.matchAll(/^fishbowl ([a-z]+)/gm))
        expect(runs('fishbowl', line, '--help').stdout).toContain(`fishbowl ${line}`)
    })

    test('runs the example of the repository', () => {
      const example = join(root, 'examples', 'embed')
      const programs = existsSync(example) ? readdirSync(example).filter((name) => name.endsWith('.ts')) : []
      for (const name of programs) {
        writeFileSync(join(folder, name), readFileSync(join(example, name)))
      }
      for (const name of programs) {
        const { stderr, code } = runs('node', join(folder, name))
        expect(stderr, name).toBe('')
        expect(code, name).toBe(0)
      }
      expect(asked()).toBe('')
    })
  })
}
