import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bin, type CliResult } from '../../tests/support/cli.ts'
import { childEnvironment } from '../../tests/support/environment.ts'
import { openTerminal } from '../../tests/support/terminal.ts'
import type { Move } from './page.ts'

/** A folder of its own in which the commands of a page run, one after the other. */
export type Place = {
  readonly write: (name: string, text: string) => void
  /** Runs a script in bash, which ends at its first command that fails; with moves in a terminal of 80 x 24, whose screen is the output. */
  readonly run: (script: string, moves?: readonly Move[]) => Promise<CliResult>
  readonly close: () => void
}

/** Longest time a block may take. */
const patience = 600_000

/** `npx fishbowl` and `npm start` as a reader types them; npm itself takes a second to start and is not what is tested. */
const shims = (node: string): Readonly<Record<string, string>> => ({
  fishbowl: `exec '${node}' '${bin}' "$@"`,
  npx: `[ "$1" = fishbowl ] || { echo "a page runs npx $1" >&2; exit 64; }\nshift\nexec '${node}' '${bin}' "$@"`,
  npm: `[ "$*" = start ] || { echo "a page runs npm $*" >&2; exit 64; }\nexec '${node}' '${bin}'`,
})

/** Runs in a pipe; both streams are kept. */
function piped(script: string, cwd: string, env: Record<string, string>): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd, env, timeout: patience })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin.end()
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** Runs in a terminal, does the moves, and ends it; the output is the last screen. */
async function screened(
  script: string,
  moves: readonly Move[],
  cwd: string,
  env: Record<string, string>,
): Promise<CliResult> {
  const terminal = openTerminal({ command: 'bash', args: ['-c', `exec ${script}`], cwd, env })
  try {
    for (const move of moves) {
      if ('press' in move) terminal.type(move.press)
      // oxlint-disable-next-line no-await-in-loop -- a key goes to the screen before it
      else await terminal.until((screen) => screen.join('\n').includes(move.until), patience)
    }
    return { code: 0, stdout: (await terminal.quiet(500)).join('\n'), stderr: '' }
  } catch (error) {
    return { code: null, stdout: '', stderr: String(error) }
  } finally {
    await terminal.close()
  }
}

/** Tables that pages name without showing them. */
const tables = fileURLToPath(new URL('../../docs/guide/', import.meta.url))

/** Opens a folder with the tables of the guides. */
export function openPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'fishbowl-guide-'))
  const [home, commands, cwd] = ['home', 'commands', 'work'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ]
  for (const folder of [home, commands, cwd]) mkdirSync(folder)
  for (const [name, body] of Object.entries(shims(process.execPath))) {
    writeFileSync(join(commands, name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(commands, name), 0o755)
  }
  for (const name of readdirSync(tables))
    if (name.endsWith('.csv')) copyFileSync(join(tables, name), join(cwd, name))
  const env = childEnvironment({
    PATH: [commands, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: home,
    XDG_STATE_HOME: undefined,
    XDG_CONFIG_HOME: undefined,
    // Width and threads are said in outputs.
    COLUMNS: '80',
    FISHBOWL_THREADS: '2',
    FISHBOWL_LANGUAGE: undefined,
  })
  return {
    write: (name, text) => writeFileSync(join(cwd, name), `${text}\n`),
    run: (script, moves) =>
      moves === undefined ? piped(script, cwd, env) : screened(script, moves, cwd, env),
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}
