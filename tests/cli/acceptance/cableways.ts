import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { History, Scenario } from '@fishbowl/core'
import { runCli } from '../../support/cli.ts'
import { runsOf, scenarioOf } from '../../tui/support/brute-force.ts'
import { paired, plainMeasure } from './plain-measures.ts'

/**
 * Four cableways in two valleys, 160 people, one fault log, a season of 40 weeks. Ladina, head of operations, must tell the board (a) whether a warden of
 * the log is worth the money, (b) whether one warden or two half posts is better, and whether the supplier's new coat of paint does anything, (c) what comes
 * of tying faults to the revision of the ropes and letting the warden go when the snow is gone, (d) a grid of hands and ties, (e) why, and whether that
 * survives other assumptions, (f) all of it on one page, (g) which anybody can check. The honest answers: far more use the log, and it never pays, so hire
 * nobody; neither can be told from the other; a clear win in who comes and half the cost; more hands help only where faults are tied to work.
 */

const source = fileURLToPath(new URL('cableways/', import.meta.url))

/** Runs of each scenario and weeks of each run. */
export const [replicates, weeks] = [8, 40]

/** The weeks that levels are told of: the last quarter. */
export const end = [weeks - 13, weeks - 1] as const

/** A season's folder of its own, and how a command runs in it. */
export function openSeason() {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-cableways-'))
  cpSync(source, folder, { recursive: true })
  const at = (name: string): string => join(folder, name)
  const said = async (words: readonly string[], code = 0): Promise<string> => {
    const result = await runCli([...words, '--quiet', '--threads', '1'], {
      cwd: folder,
      env: { COLUMNS: '80' },
    })
    if (result.code !== code)
      throw new Error(`"${words.join(' ')}" ended with ${result.code}: ${result.stderr}${result.stdout}`)
    return result.stdout
  }
  const told = (line: string, code = 0): Promise<string> => said(line.split(' '), code)
  return {
    at,
    told,
    /** Keeps the JSON document of a command in a file of the folder. */
    keep: async (name: string, line: string): Promise<Record<string, unknown>> => {
      const text = await told(`${line} --json`)
      writeFileSync(at(name), text)
      return JSON.parse(text)
    },
    said,
    read: (name: string): string => readFileSync(at(name), 'utf8'),
    clean: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The text of a file of the story. */
export const fileOf = (name: string): string => readFileSync(`${source}${name}.yaml`, 'utf8')

const base = { 'cableway.yaml': fileOf('cableway') }

const scenarioIn = (text: string): Scenario => scenarioOf(text, base, 'cableway')

/** A scenario of the story. */
export const scenarioNamed = (name: string): Scenario => scenarioIn(fileOf(name))

/** Runs of a scenario, or of the text of its file, by plain loops. */
export const plainRuns = (scenario: string | Scenario, count = replicates): readonly History[] =>
  runsOf(typeof scenario === 'string' ? scenarioIn(scenario) : scenario, count)

/** A scenario of the story with its runs. */
export type Arm = { readonly name: string; readonly runs: readonly History[] }

/** The scenarios of these names, run by plain loops. */
export const plainArms = (names: readonly string[]): readonly Arm[] =>
  names.map((name) => ({ name, runs: plainRuns(fileOf(name)) }))

/** Weeks, both included. */
export type Window = readonly [from: number, to: number]

/** A measure of every run of a scenario. */
export const valuesOf = ({ runs }: Arm, id: string, [from, to]: Window): readonly number[] =>
  runs.map((run) => plainMeasure(id, run, from, to))

/** What a measure of one scenario is less that of another, on the same luck. */
export const gainsOf = (one: Arm, other: Arm, id: string, window: Window): readonly number[] =>
  paired(valuesOf(one, id, window), valuesOf(other, id, window))
