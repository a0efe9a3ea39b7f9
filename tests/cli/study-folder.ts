import { type ChildProcess, spawn } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { openLedger } from '@fishbowl/lab/ledger'
import { bin, type CliResult } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { type Folder, type Json, parsed, testFolder } from './folder.ts'

/** A study of two small scenarios and two sizes. */
export const smallStudy = (replicates: number, rest = ''): string => `fishbowlStudy: 1
id: sizes
scenarios: [bare.yaml, staffed.yaml]
design: { kind: grid, factors: { organisation.members: [100, 150] } }
replicates: ${replicates}
${rest}`

export type StudyFolder = Folder & {
  /** Where a file of the folder is. */
  readonly at: (name: string) => string
  /** Runs `fishbowl study run study.yaml` with more arguments and gives its JSON document. */
  readonly run: (...more: readonly string[]) => Promise<Json>
}

/** A folder with `study.yaml`. */
export function studyFolder(study: string): StudyFolder {
  const folder = testFolder()
  folder.write('study.yaml', study)
  return {
    ...folder,
    at: (name) => `${folder.path}/${name}`,
    async run(...more) {
      const { code, stdout, stderr } = await folder.fishbowl([
        'study',
        'run',
        'study.yaml',
        '--json',
        ...more,
      ])
      if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`)
      return parsed(stdout)
    },
  }
}

export type Started = { readonly child: ChildProcess; readonly ended: Promise<CliResult> }

/** Starts a command that is meant to be interrupted. */
export function start({ path }: Folder, ...args: readonly string[]): Started {
  const child = spawn(process.execPath, [bin, ...args], { cwd: path, env: childEnvironment() })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  return {
    child,
    ended: new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, stdout, stderr }))
    }),
  }
}

/** Waits until a ledger holds so many runs, or the process that makes them has ended. */
export async function untilDone(file: string, least: number, { child }: Started): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    try {
      if (doneIn(file) >= least) return
    } catch {
      // not there yet
    }
    await wait(10)
  }
}

/** Runs that a ledger holds. */
export function doneIn(file: string): number {
  const reader = openLedger(file)
  try {
    return reader.counts().done
  } finally {
    reader.close()
  }
}

/** What SQLite thinks of a file. */
export function integrityOf(file: string): string {
  const db = new DatabaseSync(file)
  try {
    return String(db.prepare('PRAGMA integrity_check').get()?.['integrity_check'])
  } finally {
    db.close()
  }
}
