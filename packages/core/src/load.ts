import { faultsOf } from './check-scenario.ts'
import type { People } from './organisation-file.ts'
import { type OrganisationReader, peopleIn } from './organisation-reference.ts'
import { type Scenario, ScenarioFile, scenarioOf } from './scenario.ts'
import type { Issue } from './text/issue.ts'
import { type Difference, differences, mergeFiles } from './text/merge.ts'
import { type Located, type Read, readText } from './text/read.ts'
import { nearest } from './text/suggest.ts'

/** A scenario text with the name it is reported under. */
export type SourceText = { readonly file: string; readonly text: string }

/** Where `extends` finds texts: by library id, or by a path relative to the file that names it. Undefined when there is none. */
export type Sources = {
  readonly ids: readonly string[]
  readonly read: (name: string, from: string) => SourceText | undefined
  /** Where `organisation.file` finds its text. @default nowhere */
  readonly organisation?: OrganisationReader
}

/** A scenario with the chain of files it was made from, the base first, and what it changes on its direct base. */
export type LoadedScenario = {
  readonly scenario: Scenario
  readonly chain: readonly string[]
  readonly base: string | undefined
  readonly differences: readonly Difference[]
  /** The merged file as plain data. */
  readonly raw: unknown
}
/** A scenario, or everything that is wrong with the texts it was to be made of. */
export type Load =
  | { readonly ok: true; readonly loaded: LoadedScenario }
  | { readonly ok: false; readonly issues: readonly Issue[] }

type File = ReturnType<typeof ScenarioFile.parse>
type Place = Located<File>['issueAt']
/** Extending a file of a file of a file is a chain nobody can follow. */
const longestChain = 6
/** What describes one scenario and must not be inherited by another. @workspace */
export const ownKeys = ['id', 'title', 'question', 'watch', 'source', 'expect', 'extends'] as const

/** A base as its extension sees it: without what belongs to the base alone. */
function inherited(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !ownKeys.some((mine) => mine === key)))
}

/** Id and title of a file, which is what results are told under. */
function idOf(raw: unknown): object {
  if (typeof raw !== 'object' || raw === null) return {}
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key === 'id' || key === 'title'))
}

function missingBase(issueAt: Place, name: string, ids: readonly string[]): Load {
  const near = nearest(name, ids)
  const hint =
    near === undefined
      ? `fishbowl scenarios list shows the ids of the library; a file beside this one is named with its ending (${name}.yaml)`
      : `did you mean "${near}"?`
  return {
    ok: false,
    issues: [issueAt(['extends'], 'not-found', `extends names no scenario and no file ("${name}")`, hint)],
  }
}

/** What an organisation file says in the place of a number that another file gave. */
const membersOf = (people: People | undefined): object =>
  people === undefined ? {} : { organisation: { members: people.manager.length } }

const withPeople = (scenario: Scenario, people: People | undefined): Scenario =>
  people === undefined ? scenario : { ...scenario, organisation: { ...scenario.organisation, people } }

/** What the merged file says, with every mistake placed in the file that extends. */
function merged(
  raw: unknown,
  issueAt: Place,
): { readonly file: File } | { readonly issues: readonly Issue[] } {
  const parsed = ScenarioFile.safeParse(raw)
  if (!parsed.success) {
    return {
      issues: parsed.error.issues.map(({ path, message }) =>
        issueAt(
          path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
          'cross-check',
          `together with its base: ${path.join('.')}: ${message}`,
        ),
      ),
    }
  }
  const faults = faultsOf(parsed.data)
  if (faults.length > 0)
    return { issues: faults.map(({ path, code, message, hint }) => issueAt(path, code, message, hint)) }
  return { file: parsed.data }
}

// Entries of a library share their bases: a text that one set of sources gave is parsed once.
const known = new WeakMap<Sources, Map<string, Read<File>>>()

function readOnce({ file, text }: SourceText, sources: Sources): Read<File> {
  const reads = known.get(sources) ?? new Map<string, Read<File>>()
  known.set(sources, reads)
  const key = `${file}\n${text}`
  const read = reads.get(key) ?? readText(text, file, ScenarioFile)
  reads.set(key, read)
  return read
}

function load(source: SourceText, sources: Sources, above: readonly string[]): Load {
  const { file } = source
  const read = readOnce(source, sources)
  if (!read.ok) return read
  const { value, raw, issueAt } = read.located
  const chain = [...above, file]
  let base: unknown = {}
  let basePeople: People | undefined
  let baseChain: readonly string[] = []
  if (value.extends !== undefined) {
    const found = sources.read(value.extends, file)
    if (found === undefined) return missingBase(issueAt, value.extends, sources.ids)
    if (chain.includes(found.file) || chain.length >= longestChain) {
      const words = chain.includes(found.file) ? 'extends itself' : `extends more than ${longestChain} files`
      return {
        ok: false,
        issues: [issueAt(['extends'], 'cross-check', `${file} ${words} ("${value.extends}")`)],
      }
    }
    const loaded = load(found, sources, chain)
    if (!loaded.ok) return loaded
    base = inherited(loaded.loaded.raw)
    basePeople = loaded.loaded.scenario.organisation.people
    baseChain = loaded.loaded.chain
  }
  const organisation = peopleIn(read.located, { file, base: basePeople, read: sources.organisation })
  if ('issue' in organisation) return { ok: false, issues: [organisation.issue] }
  const { people } = organisation
  const whole = mergeFiles(mergeFiles(base, raw), membersOf(people))
  const result = merged(whole, issueAt)
  if ('issues' in result) return { ok: false, issues: result.issues }
  return {
    ok: true,
    loaded: {
      scenario: withPeople(scenarioOf(result.file), people),
      chain: [...baseChain, file],
      base: value.extends,
      differences: differences(base, inherited(whole)),
      raw: whole,
    },
  }
}

/**
 * Reads a scenario text (YAML 1.2 or JSON, at most 96 kB), follows `extends`, checks the whole.
 * @returns the scenario with every default filled in, or every mistake as an issue with its place; it throws nothing, whatever the text
 * @example
 * import { loadScenario, wordIssues } from '@fishbowl/core'
 *
 * const nothing = { ids: [], read: () => undefined }
 * const text = 'fishbowl: 1\norganisation: { members: -3 }\n'
 * const load = loadScenario({ file: 'mine.yaml', text }, nothing)
 * if (!load.ok) console.log(wordIssues(load.issues).split('\n')[0]) // mine.yaml:2:26: organisation.members must be between 2 and 2000000 (got -3)
 */
export function loadScenario(source: SourceText, sources: Sources): Load {
  return load(source, sources, [])
}

/**
 * Reads a whole scenario given as plain data, such as one put together from the parts of two files: every key is checked as in a file,
 * and `extends` is not followed. `people` are those of its organisation file, where it names one.
 * @returns the scenario, or every mistake as an issue with its place in the data written as JSON
 */
export function loadRaw(raw: unknown, file: string, people?: People): Load {
  const whole = mergeFiles(inherited(raw), { fishbowl: 1, ...idOf(raw), ...membersOf(people) })
  const read = readText(JSON.stringify(whole), file, ScenarioFile)
  if (!read.ok) return read
  const result = merged(whole, read.located.issueAt)
  if ('issues' in result) return { ok: false, issues: result.issues }
  const scenario = withPeople(scenarioOf(result.file), people)
  return { ok: true, loaded: { scenario, chain: [file], base: undefined, differences: [], raw: whole } }
}

/**
 * A scenario with a difference laid over it, as a file that extends it would. The way to make the arms of a comparison: every value
 * is checked, and seed and people stay the same.
 * @returns the variant, or every mistake as an issue with its place in the merged data written as JSON
 * @example
 * import { loadRaw, variantOf } from '@fishbowl/core'
 *
 * const base = loadRaw({ fishbowl: 1, id: 'ours', organisation: { members: 600 } }, 'ours')
 * if (!base.ok) throw new Error('a mistake in the base')
 * const arm = variantOf(base.loaded, { policies: { training: 1 } }, 'trained')
 * console.log(arm.ok && arm.loaded.scenario.policies.training) // 1
 */
export const variantOf = ({ raw, scenario }: LoadedScenario, difference: object, file: string): Load =>
  loadRaw(mergeFiles(raw, difference), file, scenario.organisation.people)
