import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Set by CI, by terminals, multiplexers and test runners; each changes what a program draws. */
const contaminants = new Set([
  'CI',
  'FORCE_COLOR',
  'NO_COLOR',
  'COLORTERM',
  'TMUX',
  'TERM_PROGRAM',
  'NODE_ENV',
  'NODE_OPTIONS',
])

/** Hundreds of commands are started: what node compiled for one serves the next, and a second thread costs more than it gives. */
const compiled = {
  NODE_COMPILE_CACHE: join(tmpdir(), 'fishbowl-test-compile-cache'),
  FISHBOWL_THREADS: '1',
}

/** Values to set for a child process; undefined removes a name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** This process's environment without what colours or redirects a child's output, then `changes`. */
export function childEnvironment(changes: Environment = {}): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...compiled, ...process.env, ...changes })) {
    const inherited = !Object.hasOwn(changes, name)
    if (value === undefined || (inherited && (contaminants.has(name) || name.startsWith('VITEST')))) continue
    result[name] = value
  }
  return result
}
