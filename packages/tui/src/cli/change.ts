import { loadScenario, mergeFiles, nearest, Policies, quote, readText } from '@fishbowl/core'
import { z } from 'zod'
import { Failure } from './failure.ts'

/** Levers of one space that `--set` asks for; the first space has no id. */
export type Change = { readonly space: string | undefined; readonly policies: Policies }

type Setting = {
  readonly space: string | undefined
  readonly path: readonly string[]
  readonly value: unknown
}

const people = 'the people of the saved runs stay who they are; write a scenario for other people'
const words = 'it describes the scenario and changes no run'
/** Why a fork cannot change what is no policy, by the first key of a scenario file. */
const fixed: Readonly<Record<string, string>> = {
  organisation: people,
  community: people,
  assumptions: 'the past was lived under the saved assumptions; write a scenario for other ones',
  seed: 'the luck of the saved runs goes on',
  horizon: 'a saved run keeps its length; save it again with --weeks',
  interventions: '--set is itself dated: it holds from the week of the file on',
  expect: words,
  title: words,
  question: words,
  source: words,
  watch: words,
  id: words,
  extends: words,
  fishbowl: words,
}

const refuse = (message: string, hint?: string): Failure => new Failure('usage', message, { hint })

const example = 'such as --set alignment=integrated'

/** The space and the path that the left side names. Throws a Failure for what is no policy. */
function placeOf(left: string): Pick<Setting, 'space' | 'path'> {
  if (left.includes('['))
    throw refuse(`--set ${quote(left)}: a list is set as a whole, such as --set 'staffing.team=[]'`)
  const steps = left.split('.')
  const isSpace = steps[0] === 'spaces'
  const [first = '', ...rest] = isSpace ? steps.slice(2) : steps
  const path = first === 'policies' ? rest : [first, ...rest]
  const [root = ''] = path
  const why = Object.hasOwn(fixed, root) ? fixed[root] : undefined
  if (why !== undefined) throw refuse(`--set cannot change ${root} in a fork: ${why}`)
  const known = Object.keys(Policies.shape)
  if (!known.includes(root)) {
    const near = nearest(root, known)
    const way = near === undefined ? `it is one of ${known.join(', ')}` : `did you mean ${near}?`
    throw refuse(`--set ${quote(left)} names no policy; ${way}`)
  }
  return { space: isSpace ? steps[1] : undefined, path }
}

/** True where null stands in the place of a value: in a file it removes what the base says, and a fork has no base. */
const hasNothing = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some(hasNothing))

function settingOf(text: string): Setting {
  const at = text.indexOf('=')
  const left = (at === -1 ? text : text.slice(0, at)).trim()
  const place = placeOf(left)
  const right = at === -1 ? '' : text.slice(at + 1)
  if (right.trim() === '') throw refuse(`--set ${quote(left)} needs a value, ${example}`)
  const read = readText(right, `--set ${left}`, z.unknown())
  if (read.ok) {
    const value = read.located.raw
    if (!hasNothing(value)) return { ...place, value }
    throw refuse(`--set ${quote(left)} cannot take a policy back; say what it is from now on, ${example}`)
  }
  const [issue] = read.issues
  throw refuse(`--set ${quote(left)} is no YAML: ${issue?.message ?? quote(right)}`, issue?.hint)
}

/** A value at a path as blocks of keys. */
const nested = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight((inner: unknown, key) => ({ [key]: inner }), value)

/** The levers, as a scenario file would have to give them. */
function policiesOf(raw: unknown): Policies {
  const text = JSON.stringify({ fishbowl: 1, policies: raw })
  const load = loadScenario({ file: '--set', text }, { ids: [], read: () => undefined })
  if (load.ok) return load.loaded.scenario.policies
  const [issue] = load.issues
  throw refuse(`--set: ${issue?.message ?? 'is no policy'}`, issue?.hint)
}

/** What all `--set` of a command ask for, space by space. Throws a Failure that names the policy, what it takes and what it got. */
export function changesOf(sets: readonly string[]): readonly Change[] {
  const settings = sets.map(settingOf)
  const names = settings.map(({ space = '', path }) => `${space} ${path.join('.')}`)
  const twice = settings.find((_, i) => names.indexOf(names[i] ?? '') < i)
  if (twice !== undefined) throw refuse(`--set ${twice.path.join('.')} is given twice; give it once`)
  return [...new Set(settings.map(({ space }) => space))].map((space) => ({
    space,
    policies: policiesOf(
      settings
        .filter((one) => one.space === space)
        .reduce<unknown>((all, { path, value }) => mergeFiles(all, nested(path, value)), {}),
    ),
  }))
}
