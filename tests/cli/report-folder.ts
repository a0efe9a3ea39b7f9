import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, Command } from '../../packages/tui/src/cli/answer.ts'
import { Failure, type FailureDetails } from '../../packages/tui/src/cli/failure.ts'
import type { Settings } from '../../packages/tui/src/cli/settings.ts'
import { type Outside, openOutside } from '../../packages/tui/src/outside.ts'
import { sha256Of } from '../../packages/tui/src/report/manifest.ts'

/** 150 people over 13 weeks: a run takes a fraction of a millisecond. */
export const tiny = (id: string, rest = ''): string => `fishbowl: 1
id: ${id}
title: ${id} in small
organisation: { members: 150 }
horizon: 13
${rest}`

const cms =
  'policies: { alignment: integrated, staffing: { team: [{ seniority: professional, count: 1 }] } }\n'

/** A folder under the temporary ones, with `bare.yaml` and `staffed.yaml`. */
export function tinyFolder() {
  const path = mkdtempSync(join(tmpdir(), 'fishbowl-report-'))
  const at = (name: string): string => join(path, name)
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content)
    return at(name)
  }
  write('bare.yaml', tiny('bare'))
  write('staffed.yaml', tiny('staffed', cms))
  return {
    path,
    at,
    write,
    read: (name: string): string => readFileSync(at(name), 'utf8'),
    copy: (from: string, to: string): string => {
      cpSync(at(from), at(to), { recursive: true })
      return at(to)
    },
    clean: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** What a command in this process came to: its page on one line without the breaks, or how it failed. */
export type Told = {
  readonly exit: string
  readonly text: string
  readonly document: Readonly<Record<string, unknown>>
  readonly hint?: FailureDetails['hint']
}

const flat = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ')

const ours = openOutside()

/** Calls a command in this process, which is a second sooner than a new one. */
export async function call(
  command: Command,
  operands: readonly string[],
  settings: Settings = {},
  outside: Outside = ours,
): Promise<Told> {
  const look = { columns: 100, symbols: 'ascii', color: 'none', theme: 'dark', spoken: false } as const
  try {
    const answer: Answer = await command({
      operands,
      settings: { threads: 1, ...settings },
      look,
      telling: { json: true, quiet: true, symbols: 'ascii' },
      outside,
    })
    return { exit: answer.exit ?? 'done', text: flat(answer.lines()), document: answer.document }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { exit: error.exit, text: error.message, document: {}, hint: error.details.hint }
  }
}

/** Puts the sums that the files have now into the manifest, as a forger would. */
export function vouchedFor(copy: string): string {
  const place = join(copy, 'manifest.json')
  const manifest = JSON.parse(readFileSync(place, 'utf8')) as Record<
    'files' | 'sources',
    { file: string; sha256: string; bytes: number }[]
  >
  for (const entry of [...manifest.files, ...manifest.sources]) {
    const bytes = readFileSync(join(copy, entry.file))
    entry.sha256 = sha256Of(bytes)
    entry.bytes = bytes.byteLength
  }
  writeFileSync(place, `${JSON.stringify(manifest, undefined, 2)}\n`)
  return copy
}

/** Another digit in the place of the first one behind a mark. */
export const otherDigit =
  (mark: RegExp) =>
  (text: string): string => {
    const start = text.search(mark)
    const at = start + text.slice(start).search(/[1-9](?=\D*$|[\s\S])/)
    return `${text.slice(0, at)}${text[at] === '9' ? '8' : '9'}${text.slice(at + 1)}`
  }
