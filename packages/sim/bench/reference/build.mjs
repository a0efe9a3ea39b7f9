// Builds the C references where a compiler is: `node build.mjs yardstick --json` builds one and runs it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Without contraction, so that a + b * c rounds twice, as it does in JavaScript. */
const FLAGS = ['-std=gnu11', '-O3', '-march=native', '-ffp-contract=off', '-fopenmp-simd']

/** The first C compiler on the path that answers (`CC` first, if it is set), or undefined. */
export function compiler() {
  const names = [process.env.CC, 'cc', 'gcc', 'clang'].filter(Boolean)
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0)
}

/**
 * Compiles `<name>.c` of this folder into a temporary directory, which goes when the process ends.
 * Returns the path of the binary; without a compiler prints a note and returns undefined.
 * @param {string} name of the source, without `.c`
 * @param {string[]} flags of the compiler
 * @throws Error with the command and what the compiler said, if it refuses the source
 */
export function build(name, flags = FLAGS) {
  const cc = compiler()
  if (cc === undefined) {
    console.error(`${name}.c is not built: no cc, gcc or clang on the path. Install one, or name it in CC.`)
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-reference-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const binary = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
  const words = [...flags, join(import.meta.dirname, `${name}.c`), '-o', binary, '-lm']
  const { status, stderr } = spawnSync(cc, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${cc} ${words.join(' ')} failed:\n${stderr}`)
  return binary
}

if (import.meta.main) {
  const [name = 'yardstick', ...words] = process.argv.slice(2)
  const binary = build(name)
  if (binary !== undefined) process.exitCode = spawnSync(binary, words, { stdio: 'inherit' }).status ?? 1
}
