import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installLock, type Lock, type Tarball } from './lock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folders of the packages, each after those it imports. */
export const packageFolders = ['core', 'sim', 'lab', 'report', 'tui'] as const

/** What stands in a package folder here and in no clone. */
const left = new Set(['node_modules', 'dist', '.turbo', 'workshop'])

/** Links to everything in a `node_modules` folder but our own packages. */
function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (name === 'fishbowl' || name === '@fishbowl' || name.startsWith('.')) continue
    if (name.startsWith('@')) linkModules(join(from, name), join(to, name))
    else symlinkSync(join(from, name), join(to, name), 'junction')
  }
}

/** The tree as a clean clone would have it, with the dependencies that are installed here. */
function stage(folder: string): void {
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json', 'docs/workshop'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  const modules = join(folder, 'node_modules')
  linkModules(join(root, 'node_modules'), modules)
  mkdirSync(join(modules, '@fishbowl'))
  for (const name of packageFolders) {
    const from = join(root, 'packages', name)
    const to = join(folder, 'packages', name)
    cpSync(from, to, { recursive: true, filter: (path) => !left.has(relative(from, path)) })
    if (readdirSync(from).includes('node_modules'))
      linkModules(join(from, 'node_modules'), join(to, 'node_modules'))
    symlinkSync(to, join(modules, name === 'tui' ? 'fishbowl' : `@fishbowl/${name}`), 'junction')
  }
}

type Command = readonly [string, ...string[]]

/** What a command prints. Throws with the beginning of that where it fails. */
function printed([command, ...args]: Command, cwd: string, shell = false): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, shell, encoding: 'utf8' })
  if (status === 0) return stdout
  const said = `${stdout}${stderr}`.split('\n').slice(0, 20).join('\n')
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? said}`)
}

/** Runs npm, on the node of this process where that is known. */
export function npm(args: readonly string[], cwd: string): string {
  const script = process.env['npm_execpath']
  return script?.endsWith('npm-cli.js') === true
    ? printed([process.execPath, script, ...args], cwd)
    : printed(['npm', ...args], cwd, process.platform === 'win32')
}

/** What npm tells of a package that it packs. */
export type Packed = {
  readonly name: string
  readonly version: string
  readonly filename: string
  readonly integrity: string
  /** Bytes of the tarball, and of the files in it. */
  readonly size: number
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string; readonly size: number }[]
}

/** npm 11 tells it by the name of the package, older ones as a list. */
const packedIn = (json: string): readonly Packed[] =>
  Object.values(JSON.parse(json) as Record<string, Packed>)

type RootPackage = {
  readonly license: string
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly overrides: object
  readonly allowScripts: object
}
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** The package file and lock file with which `npm ci` installs the tarballs beside them, and the node they need. */
function installFiles(version: string, tarballs: readonly Tarball[]): Readonly<Record<string, object>> {
  const { license, optionalDependencies, overrides, allowScripts } = readJson(
    join(root, 'package.json'),
  ) as RootPackage
  const dependencies = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]))
  const about = { name: 'fishbowl-release', version, private: true, license }
  const wanted = { dependencies, optionalDependencies }
  return {
    'package.json': { ...about, type: 'module', ...wanted, overrides, allowScripts },
    'package-lock.json': installLock(readJson(join(root, 'package-lock.json')) as Lock, wanted, tarballs),
  }
}

/**
 * Makes a release in a new folder: the five packages as tarballs, built from scratch from the sources that are here; `package.json` and
 * `package-lock.json`, with which `npm ci` installs them beside exactly the dependencies that are tested here; and the SHA-256 of each file.
 * Nothing is downloaded. Throws when the folder is there, when the code does not build and when npm cannot pack it.
 */
export function makeRelease(to: string): readonly Packed[] {
  const folder = resolve(to)
  mkdirSync(folder)
  const work = mkdtempSync(join(tmpdir(), 'fishbowl-release-'))
  try {
    stage(work)
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    printed([process.execPath, tsc, '-b'], work)
    const packed = packageFolders.flatMap((name) =>
      packedIn(
        npm(['pack', '--json', '--silent', '--pack-destination', folder], join(work, 'packages', name)),
      ),
    )
    const tarballs = packed.map(({ name, filename, integrity }) => ({ name, file: filename, integrity }))
    for (const [name, data] of Object.entries(installFiles(packed[0]?.version ?? '', tarballs)))
      writeFileSync(join(folder, name), `${JSON.stringify(data, null, 2)}\n`)
    const sums = readdirSync(folder)
      .toSorted()
      .map(
        (name) =>
          `${createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex')}  ${name}\n`,
      )
    writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
    return packed
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
