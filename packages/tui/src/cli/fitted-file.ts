import { basename, dirname } from 'node:path'
import { type AssumptionId, ownKeys, quote, safe } from '@fishbowl/core'
import { type Question, valuesAt, type Weighted } from '@fishbowl/lab/calibrate'
import type { Outside } from '../outside.ts'
import type { Opened } from '../scenarios.ts'
import { folderOf, isLibraryId } from '../sources.ts'
import { Failure } from './failure.ts'
import { checkFree, createFile } from './files.ts'

/** A value for the scenario file, and why. */
export type FittedValue = { readonly id: AssumptionId; readonly value: number; readonly reason: string }

/** The file with the particles beside a scenario file. */
export const particlesPath = (output: string): string => `${output.replace(/\.ya?ml$/i, '')}.particles.json`

/** Refuses a file that could not be used, before any work is done for it. */
export function checkOutput(output: string, { scenario, name }: Opened, outside: Outside): void {
  checkFree(output, outside)
  checkFree(particlesPath(output), outside)
  const { file } = scenario.organisation
  if (file === undefined || dirname(output) === folderOf(name)) return
  throw new Failure(
    'usage',
    `${quote(output, 200)} would not find the organisation file ${quote(file, 200)}`,
    {
      hint: `write it beside the scenario: -o ${folderOf(name)}/${basename(output)}`,
    },
  )
}

/** Keys that belong to the scenario that was calibrated, not to what it learnt. */
const own: ReadonlySet<string> = new Set([...ownKeys, 'fishbowl', 'model', 'assumptions'])

const isBlock = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The base as lines: by name from the library, else whole, because a file that others extend may not extend a file itself. */
function baseLines({ name, raw }: Opened): readonly string[] {
  if (isLibraryId(name)) return [`extends: ${name}`]
  return Object.entries(isBlock(raw) ? raw : {})
    .filter(([key]) => !own.has(key))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
}

const slugOf = (output: string): string =>
  basename(output)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'fitted'

/** What the scenario sets itself stays. */
function ownAssumptions({ name, raw }: Opened): readonly (readonly [id: string, override: unknown])[] {
  const { assumptions } = isBlock(raw) ? raw : {}
  return isLibraryId(name) || !isBlock(assumptions) ? [] : Object.entries(assumptions)
}

/** A scenario file that has learnt: the scenario that was calibrated with the fitted values, each with its reason. */
export function fittedText(
  opened: Opened,
  values: readonly FittedValue[],
  {
    output,
    comment,
    from,
  }: { readonly output: string; readonly comment: readonly string[]; readonly from: string },
): string {
  const title = `${opened.scenario.title}, calibrated on ${basename(from)}`.slice(0, 600)
  return [
    ...comment.map((line) => `# ${safe(line)}`),
    'fishbowl: 1',
    `id: ${slugOf(output)}`,
    `title: ${JSON.stringify(safe(title))}`,
    ...baseLines(opened),
    // Fitted values hold together with the others of their version, so the file stays with it.
    `model: ${opened.scenario.model}`,
    'assumptions:',
    ...ownAssumptions(opened).map(([id, override]) => `  ${id}: ${JSON.stringify(override)}`),
    ...values.map(
      ({ id, value, reason }) => `  ${id}: { value: ${value}, reason: ${JSON.stringify(safe(reason))} }`,
    ),
    '',
  ].join('\n')
}

/** Weighted sets of assumptions as plain data, in the order of their draws. */
export const particlesDocument = (
  { assumptions: ids, scenario }: Pick<Question, 'assumptions' | 'scenario'>,
  cloud: readonly Weighted[],
  facts: object,
): object => ({
  kind: 'particles',
  ...facts,
  assumptions: ids,
  particles: cloud.map(({ point, weight }) => ({ weight, values: valuesAt(ids, point, scenario.model) })),
})

/** Writes new files. Throws a Failure when a name is taken or nothing can be written there. */
export function writeFiles(
  files: readonly (readonly [path: string, text: string])[],
  outside: Outside,
): void {
  const encoder = new TextEncoder()
  for (const [path, text] of files) createFile(path, encoder.encode(text), outside)
}
