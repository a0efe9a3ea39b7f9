import { dirname, relative, resolve } from 'node:path'
import { flow, mergeFiles, variantOf, wordIssues } from '@fishbowl/core'
import type { Candidate } from '@fishbowl/lab/advise'
import type { Outside } from '../outside.ts'
import type { Opened } from '../scenarios.ts'
import { isLibraryId } from '../sources.ts'
import { Failure } from './failure.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Blocks deeper than this stand on one line. */
const blocks = 2

/** Keys of a block as lines of YAML; the inner blocks of policies on a line each. */
function yamlLines(data: Fields, depth = 0): readonly string[] {
  const indent = '  '.repeat(depth)
  return Object.entries(data).flatMap(([key, value]): readonly string[] => {
    if (isFields(value) && depth + 1 < blocks) return [`${indent}${key}:`].concat(yamlLines(value, depth + 1))
    if (Array.isArray(value) && depth === 0 && value.length > 0)
      return [`${key}:`].concat(value.map((one) => `  - ${flow(one)}`))
    return [`${indent}${key}: ${flow(value)}`]
  })
}

/** True where a difference takes a key away, which a file that extends cannot do. */
const takesAway = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(takesAway))

/** Where the file that is written finds the scenario it extends. */
function baseOf(name: string, output: string | undefined): string {
  if (isLibraryId(name)) return name
  const folder = output === undefined ? '.' : dirname(output)
  const path = relative(resolve(folder), resolve(name)).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

/** A policy as the text of a scenario file: a difference on the scenario, or all of it where something is taken away. */
export function policyFile(opened: Opened, { words, difference }: Candidate, output?: string): string {
  const checked = variantOf(opened, difference, 'the advice')
  if (!checked.ok) throw new Failure('failed', wordIssues(checked.issues), { whole: true })
  const head = { fishbowl: 1, id: `${opened.id.slice(0, 52)}-advised` }
  const title = `${opened.scenario.title}: ${words}`.slice(0, 600)
  const whole = mergeFiles(mergeFiles(opened.raw, difference), {
    ...head,
    title,
    expect: null,
    extends: null,
  })
  const data = takesAway(difference)
    ? (whole as Fields)
    : { ...head, extends: baseOf(opened.name, output), title, ...difference }
  return `${yamlLines(data).join('\n')}\n`
}

/** Refuses names that could not be taken for a scenario file. */
export function checkScenarioName(path: string, outside: Outside): void {
  if (!/\.(ya?ml|json)$/i.test(path))
    throw new Failure('usage', '--output must end in .yaml: it is a scenario file')
  if (outside.realPath(path) !== undefined)
    throw new Failure('usage', `${path} exists already; choose another name`)
}
