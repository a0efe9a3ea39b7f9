import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { bin, type CliOptions, type CliResult } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { openRedis, type PrivateRedis } from '../support/redis.ts'

/** A command that goes on until it is told to end. */
export type Running = {
  readonly child: ChildProcess
  /** Its arguments as the list of processes shows them, with spaces. */
  readonly commandLine: () => string
  /** Waits until its stderr holds a text. */
  readonly says: (text: string) => Promise<void>
  readonly ended: Promise<CliResult>
}

const nobody = (): void => undefined

/** Starts `fishbowl` with its queue in the environment; ended with the test at the latest. */
export function startCli(
  args: readonly string[],
  queue: string,
  { cwd, env = {} }: CliOptions = {},
): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: childEnvironment({ FISHBOWL_QUEUE: queue, ...env }),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  let heard = nobody
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    heard()
  })
  const ended = new Promise<CliResult>((resolve) =>
    child.on('close', (code) => {
      resolve({ code, stdout, stderr })
      heard()
    }),
  )
  return {
    child,
    commandLine: () => readFileSync(`/proc/${child.pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    says: (text) =>
      new Promise((resolve, reject) => {
        heard = () => {
          if (stderr.includes(text)) resolve()
          else if (child.exitCode !== null) reject(new Error(`it ended and said only: ${stderr}`))
        }
        heard()
      }),
    ended,
  }
}

/** A Redis that ends with the test; `more` are lines of its configuration. */
export async function testRedis(more: readonly string[] = []): Promise<PrivateRedis> {
  const server = await openRedis(more)
  onTestFinished(server.stop)
  return server
}

/** A study of many small runs. */
export const smallStudy = (replicates: number): string => `fishbowlStudy: 1
id: small
scenarios: [staffed.yaml]
replicates: ${replicates}
design: { kind: list, points: [{ wx: 0.9 }] }
`

/** The digest that a study printed. */
export const digestIn = (stdout: string): string => /^digest (\w+)/m.exec(stdout)?.[1] ?? 'none'
