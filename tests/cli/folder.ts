import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type CliOptions, type CliResult, runCli } from '../support/cli.ts'

/** A folder of its own for one test or file, with small scenarios in it. */
export type Folder = {
  readonly path: string
  readonly write: (name: string, text: string) => string
  /** Runs the command in the folder. */
  readonly fishbowl: (line: string | readonly string[], options?: CliOptions) => Promise<CliResult>
}

/** 200 members over 30 weeks: a run takes a millisecond or two. */
export const small = (id: string, rest = ''): string => `fishbowl: 1
id: ${id}
title: ${id} in small
question: What becomes of ${id}?
organisation: { members: 200 }
horizon: 30
${rest}`

const cms =
  'policies: { alignment: integrated, staffing: { team: [{ seniority: professional, count: 2 }] } }\n'

/** The same with two professionals, and with a budget cut at week 20. */
const staffed = small('staffed', cms)
const cutBack = small(
  'cut',
  `${cms}interventions: [{ week: 20, says: budget cut, staffing: { team: [] } }]\n`,
)

/** Makes a folder with `bare.yaml`, `staffed.yaml` and `cut.yaml`; `clean` removes it. */
export function openFolder(): Folder & { readonly clean: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'fishbowl-'))
  const write = (name: string, text: string): string => {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    return file
  }
  write('bare.yaml', small('bare'))
  write('staffed.yaml', staffed)
  write('cut.yaml', cutBack)
  return {
    path,
    write,
    fishbowl: (line, options = {}) =>
      runCli(typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line, {
        cwd: path,
        ...options,
      }),
    clean: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A folder that is removed when the test ends. */
export function testFolder(): Folder {
  const folder = openFolder()
  onTestFinished(folder.clean)
  return folder
}

/** A JSON document, with its parts open to the test. */
export type Json = Readonly<Record<string, unknown>>
export const parsed = (text: string): Json => JSON.parse(text) as Json
