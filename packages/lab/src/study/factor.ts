import {
  type AssumptionId,
  assumptionIds,
  boundsOf,
  ledger,
  mergeFiles,
  nearest,
  type Path,
  Policies,
  parsePath,
  quote,
  ScenarioFile,
  wordPath,
} from '@fishbowl/core'
import { typesAt } from './path-types.ts'

/** Something that a study varies: a place in a scenario file. */
export type Factor = {
  /** The whole path, such as `policies.training`; how it is named in ledgers and tables. */
  readonly name: string
  readonly path: Path
  /** Set where it is an assumption, which needs no scenario file to be checked again. */
  readonly assumption: AssumptionId | undefined
  /** JSON types that a value may have. */
  readonly types: ReadonlySet<string>
}

/** Something wrong with a factor or with one of its values, in words. */
export type Wrong = { readonly code: string; readonly message: string; readonly hint?: string | undefined }

const isAssumption = (id: string): id is AssumptionId => Object.hasOwn(ledger, id)

const described = 'it describes the scenario and changes no run'
/** Why a study cannot vary a part of a scenario file, by its first key or its path. */
const fixed: Readonly<Record<string, string>> = {
  seed: 'all points share their luck; replicates is the number of runs',
  expect: described,
  title: described,
  question: described,
  source: described,
  watch: described,
  id: described,
  fishbowl: described,
  extends: 'name several scenarios instead',
  'organisation.file': 'write a scenario for each organisation file',
}

const roots = Object.keys(ScenarioFile.shape)
const levers = Object.keys(Policies.shape)

/** The whole path that a text means: policies and assumptions may be named without saying so. */
function wholePath(text: string): Path | undefined {
  const path = parsePath(text)
  const [first] = path ?? []
  if (path === undefined || typeof first !== 'string') return undefined
  if (roots.includes(first)) return path
  if (levers.includes(first)) return ['policies', ...path]
  return isAssumption(first) ? ['assumptions', ...path] : path
}

function unknown(text: string): Wrong {
  const first = /^[A-Za-z_]\w*/.exec(text)?.[0] ?? text
  const near = nearest(first, [...roots.filter((root) => !(root in fixed)), ...levers, ...assumptionIds])
  return {
    code: 'unknown-key',
    message: `${quote(text)} names nothing in a scenario file`,
    hint:
      near === undefined
        ? 'such as policies.training, assumptions.wx or organisation.members'
        : `did you mean ${quote(near)}?`,
  }
}

function assumptionOf(path: Path, text: string): Factor | Wrong {
  const [, id, ...rest] = path
  if (typeof id === 'string' && isAssumption(id) && (rest.length === 0 || wordPath(rest) === 'value'))
    return {
      name: `assumptions.${id}`,
      path: ['assumptions', id],
      assumption: id,
      types: new Set(['number']),
    }
  const near = nearest(String(id), assumptionIds)
  return {
    code: 'unknown-key',
    message: `${quote(text)} names no assumption`,
    hint: near === undefined ? 'fishbowl model ledger lists them' : `did you mean ${quote(near)}?`,
  }
}

/** The factor that a text names. */
export function factorOf(text: string): Factor | Wrong {
  const path = wholePath(text)
  const [first] = path ?? []
  if (path === undefined || typeof first !== 'string' || !roots.includes(first)) return unknown(text)
  const why = fixed[first] ?? fixed[wordPath(path)]
  if (why !== undefined) return { code: 'cross-check', message: `${quote(text)} cannot be varied`, hint: why }
  if (first === 'assumptions') return assumptionOf(path, text)
  return { name: wordPath(path), path, assumption: undefined, types: typesAt(path) }
}

/** True for something wrong. */
export const isWrong = (found: object): found is Wrong => 'message' in found

/** What is wrong with the value of an assumption; undefined when nothing is. */
export function wrongAssumption(id: AssumptionId, value: unknown): Wrong | undefined {
  const { min, max } = boundsOf(id)
  if (typeof value === 'number' && value >= min && value <= max) return undefined
  const got = typeof value === 'string' ? quote(value) : JSON.stringify(value)
  const { low, high, unit } = ledger[id]
  return {
    code: typeof value === 'number' ? 'out-of-range' : 'wrong-type',
    message: `assumptions.${id} must be a number between ${min} and ${max} (got ${got})`,
    hint: `the plausible range is ${low} to ${high} (${unit})`,
  }
}

/** True where both factors would write the same place of a file. */
export function overlap(one: Factor, other: Factor): boolean {
  const [short, long] = one.path.length <= other.path.length ? [one, other] : [other, one]
  return short.path.every((step, i) => step === long.path[i])
}

/**
 * The data with a value laid over a path, as a file that extends it would: blocks merge, null takes the key away, a list is replaced unless
 * the path leads into it. Throws RangeError for an entry that a list does not have.
 */
export function withValue(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return mergeFiles(data, value)
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(data) ? data : []
    if (step >= list.length) throw new RangeError(`it has no entry [${step}]`)
    return list.with(step, withValue(list[step], rest, value))
  }
  const fields = new Map(
    typeof data === 'object' && data !== null && !Array.isArray(data) ? Object.entries(data) : [],
  )
  if (rest.length === 0 && value === null) fields.delete(step)
  else fields.set(step, withValue(fields.get(step), rest, value))
  return Object.fromEntries(fields)
}
