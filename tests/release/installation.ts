import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeRelease, npm, type Packed } from '../../tools/release/make.ts'
import { childEnvironment } from '../support/environment.ts'

/** How a command of the installation ended, and all it wrote. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** A release, installed from its tarballs in an empty folder outside the workspace, and a folder to work in. */
export type Installation = {
  /** The folder around the others, to be removed in the end. */
  readonly home: string
  readonly packed: readonly Packed[]
  /** The folder of the release itself: tarballs and what installs them. */
  readonly release: string
  /** Where it is installed. */
  readonly folder: string
  /** An empty folder beside it, in which commands run. */
  readonly desk: string
  /** The environment of its commands: `fishbowl` on the path, and a guard before every connection. */
  readonly env: Readonly<Record<string, string>>
  /** What commands asked of a network so far. */
  readonly asked: () => string
  /** Runs a program with pipes, cut off from every network where the system allows that. */
  readonly runs: (command: string, ...args: readonly string[]) => Ended
  /** Runs `fishbowl` in the same way. */
  readonly fishbowl: (line: string) => Ended
}

/** What starts a program in a network namespace of its own, which holds nothing but the loopback. */
const alone = ['--user', '--map-root-user', '--net', '--'] as const

/** Whether the system lets us have such a namespace; says so where it does not. */
function canBeAlone(): boolean {
  if (spawnSync('unshare', [...alone, 'true'], { stdio: 'ignore' }).status === 0) return true
  process.stderr.write(
    'NOTE: no network namespace here; commands are held back from the network inside node only\n',
  )
  return false
}

/**
 * Makes a release from the sources that are here and installs it in an empty folder by `npm ci --offline`: nothing but the cache of npm is asked,
 * which the `npm ci` of the repository has filled. Undefined, with a line that says so, where that cache lacks something.
 */
export function install(): Installation | undefined {
  const home = mkdtempSync(join(tmpdir(), 'fishbowl-installed-'))
  const release = join(home, 'release')
  const folder = join(home, 'installed')
  const desk = join(home, 'desk')
  const packed = makeRelease(release)
  cpSync(release, folder, { recursive: true })
  mkdirSync(desk)
  try {
    npm(['ci', '--offline', '--no-audit', '--no-fund'], folder)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('ENOTCACHED')) throw error
    process.stderr.write(
      `SKIPPED: the release is not installed (${/request to \S+/.exec(error.message)?.[0]} is not in the cache of npm)\n`,
    )
    return undefined
  }
  const log = join(home, 'network.txt')
  writeFileSync(log, '')
  const guard = join(home, 'no-network.mjs')
  cpSync(fileURLToPath(new URL('no-network.mjs', import.meta.url)), guard)
  const bin = join(folder, 'node_modules', '.bin')
  const env = childEnvironment({
    HOME: home,
    NODE_OPTIONS: `--import=${guard}`,
    NETWORK_ASKED: log,
    // The node that the installation brings comes first, else the one of this process.
    PATH: [bin, join(process.execPath, '..'), '/usr/bin', '/bin'].join(':'),
    NODE_PATH: undefined,
  })
  const isAlone = canBeAlone()
  const runs = (command: string, ...args: readonly string[]): Ended => {
    const [first, rest] = isAlone ? ['unshare', [...alone, command, ...args]] : [command, [...args]]
    const { status, stdout, stderr } = spawnSync(first, rest, {
      cwd: desk,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    return { code: status, stdout, stderr }
  }
  const asked = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '')
  const fishbowl = (line: string): Ended => runs('fishbowl', ...line.split(' '))
  return { home, packed, release, folder, desk, env, asked, runs, fishbowl }
}
