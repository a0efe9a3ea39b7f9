import { basename, isAbsolute, join, relative, resolve } from 'node:path'
import { flow, libraryIds, mergeFiles, variantOf, wordIssues } from '@fishbowl/core'
import type { Candidate } from '@fishbowl/lab/advise'
import { isInline } from '../inline.ts'
import type { Outside } from '../outside.ts'
import { type Opened, wordName } from '../scenarios.ts'
import { isLibraryId, folderOf as namedFolder } from '../sources.ts'
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

/** A folder with its links followed, as `check` compares them. */
const folderOf = (path: string, outside: Outside): string =>
  outside.realPath(resolve(namedFolder(path))) ?? resolve(namedFolder(path))

/** Where a file in a folder finds a scenario beside or below it; undefined where it lies elsewhere, which no file may extend. */
function pathFrom(folder: string, name: string, outside: Outside): string | undefined {
  const path = relative(folder, join(folderOf(name, outside), basename(name))).replaceAll('\\', '/')
  if (path.startsWith('../') || isAbsolute(path)) return undefined
  return `./${path}`
}

/** True for a scenario that extends a file: another file may not extend it in turn. */
const extendsFile = ({ chain }: Opened): boolean =>
  chain.slice(0, -1).some((file) => !libraryIds.some((id) => file === `library/${id}.yaml`))

/** What the file that is written extends; undefined where it has to be whole. Text that is only printed is for the scenario's own folder where it is not below. */
function baseOf(opened: Opened, output: string | undefined, outside: Outside): string | undefined {
  const { name } = opened
  if (isLibraryId(name)) return name
  if (isInline(name) || extendsFile(opened)) return undefined
  if (output !== undefined) return pathFrom(folderOf(output, outside), name, outside)
  return pathFrom(folderOf('here', outside), name, outside) ?? `./${basename(name)}`
}

/** Refuses, before any run, a place from which the written file could not reach the people of the organisation. */
export function checkPlace(opened: Opened, output: string, outside: Outside): void {
  const { name, scenario } = opened
  if (scenario.organisation.people === undefined || isLibraryId(name)) return
  if (folderOf(output, outside) === folderOf(name, outside)) return
  if (baseOf(opened, output, outside) !== undefined) return
  const beside = join(namedFolder(name), basename(output))
  throw new Failure(
    'usage',
    `${output} could not use ${wordName(opened)} and its organisation file: a scenario file reads files in its own folder or below only`,
    { hint: `write it beside: -o ${beside}` },
  )
}

/**
 * A policy as the text of a scenario file: a difference on the scenario, or all of it where something is taken away, or where the file
 * could not extend the scenario from its folder.
 */
export function policyFile(
  opened: Opened,
  { words, difference }: Candidate,
  outside: Outside,
  output?: string,
): string {
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
  const base = takesAway(difference) ? undefined : baseOf(opened, output, outside)
  const data = base === undefined ? (whole as Fields) : { ...head, extends: base, title, ...difference }
  return `${yamlLines(data).join('\n')}\n`
}

/** Refuses names that could not be taken for a scenario file. */
export function checkScenarioName(path: string, outside: Outside): void {
  if (!/\.(ya?ml|json)$/i.test(path))
    throw new Failure('usage', '--output must end in .yaml: it is a scenario file')
  if (outside.realPath(path) !== undefined)
    throw new Failure('usage', `${path} exists already; choose another name`)
}
