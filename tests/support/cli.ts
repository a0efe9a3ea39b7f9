import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { childEnvironment, type Environment } from './environment.ts'

/** The committed entry of the command; it loads built code, so `npm run build` comes first. */
export const bin = fileURLToPath(new URL('../../packages/tui/bin/fishbowl.mjs', import.meta.url))

/** How a command ended: its exit code (null when a signal ended it) and all it wrote. */
export type CliResult = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

export type CliOptions = { readonly input?: string; readonly env?: Environment; readonly cwd?: string }

/** Runs `fishbowl` with pipes, never a terminal, for stdin, stdout and stderr; resolves when it has ended. */
export function runCli(
  args: readonly string[],
  { input = '', env, cwd }: CliOptions = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: childEnvironment(env) })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    // A command that ends without reading its input closes the pipe; that is its right.
    child.stdin.on('error', () => undefined).end(input)
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
