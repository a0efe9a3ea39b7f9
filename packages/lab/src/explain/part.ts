import type { Difference, LoadedScenario, Policies } from '@fishbowl/core'

export type Fields = Readonly<Record<string, unknown>>

/** One of the two scenarios: its merged file, and the scenario under the luck and length of the comparison. */
export type Side = Pick<LoadedScenario, 'raw' | 'scenario'>

/** The smallest piece of a file that is switched from one scenario's to the other's. */
export type Part = {
  readonly id: string
  /** As it stands in a sentence. */
  readonly title: string
  readonly changes: readonly Difference[]
  /** Writes this part of the second scenario into a file; `isOn` tells which other parts are switched. */
  readonly put: (raw: Fields, isOn: (part: string) => boolean) => Fields
}

export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** The value at a path; undefined where there is none. */
export function valueAt(raw: Fields, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const own = fields(inner)
    return Object.hasOwn(own, key) ? own[key] : undefined
  }, raw)
}

/** A copy with another value at a path; undefined takes the key out. Keys become own properties, so no key reaches a prototype. */
export function withValue(raw: Fields, [key, ...rest]: readonly string[], value: unknown): Fields {
  if (key === undefined) return raw
  const entries = new Map(Object.entries(raw))
  const inner = rest.length === 0 ? value : withValue(fields(entries.get(key)), rest, value)
  if (inner === undefined) entries.delete(key)
  else entries.set(key, inner)
  return Object.fromEntries(entries)
}

/** Names of the policies as levers, in the order in which they are told. */
export const policyTitles = {
  staffing: 'staffing',
  alignment: 'alignment',
  ownership: 'ownership',
  membership: 'membership',
  managers: 'line managers',
  training: 'training',
  platform: 'platform',
  launch: 'launch',
  mandate: 'mandate',
  budget: 'budget',
} as const satisfies Record<keyof Policies, string>
