import { runCli } from '../../support/cli.ts'
import { folder } from './brute.ts'

/** A JSON document with its parts open to a test, which would fail on a wrong one. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Open = any

/** Runs a command in the folder of the organisations, with one thread. */
export const say = (line: string | readonly string[]) =>
  runCli([...(typeof line === 'string' ? line.split(' ') : line), '--quiet', '--threads', '1'], {
    cwd: folder,
    env: { COLUMNS: '80' },
  })

/** The JSON document of a command that must end well. */
export async function ask(line: string | readonly string[], code = 0): Promise<Open> {
  const result = await say([...(typeof line === 'string' ? line.split(' ') : line), '--json'])
  if (result.code !== code) throw new Error(`"${String(line)}" ended with ${result.code}: ${result.stderr}`)
  return JSON.parse(result.stdout)
}

/** Lines of a text that are wider than the terminal, but for those that repeat the user's own words. */
export const tooWide = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.length > 80 && !/^(again:| {2}[~+-] )/.test(line))
