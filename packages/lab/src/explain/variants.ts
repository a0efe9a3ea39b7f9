import { defaultScenario, type Issue, loadRaw, type Scenario } from '@fishbowl/core'
import { effectKey } from './effect-key.ts'
import { fields, type Part, type Side, withValue } from './part.ts'

/** A file put together from both scenarios: the scenario and the file, or why it is none. */
export type Variant =
  | { readonly scenario: Scenario; readonly raw: unknown }
  | { readonly issues: readonly Issue[] }

/** Two scenarios under one luck and length, and those between them. */
export type Variants = {
  readonly ends: readonly [Scenario, Scenario]
  /** The first scenario with some parts of the second. Where the engine would make the same runs it is the same scenario. */
  readonly at: (on: ReadonlySet<string>) => Variant
}

/** What both run under: one seed and the shorter length, so that they share their luck and their weeks. */
function common([{ scenario: one }, { scenario: other }]: readonly [Side, Side]): Pick<
  Scenario,
  'seed' | 'horizon'
> {
  if (one.seed !== other.seed)
    throw new RangeError(
      `the scenarios have the seeds "${one.seed}" and "${other.seed}"; give both one seed, or they do not share their luck`,
    )
  return { seed: one.seed, horizon: Math.min(one.horizon, other.horizon) }
}

/** The longer horizon of the two files, within which every dated change of either lies. */
const longest = (sides: readonly [Side, Side]): number =>
  Math.max(...sides.map(({ raw }) => Number(fields(raw)['horizon'] ?? defaultScenario.horizon)))

/**
 * Makes the scenarios between two, each put together as a file and checked as one. Throws RangeError where the seeds differ.
 */
export function variantsOf(sides: readonly [Side, Side], parts: readonly Part[]): Variants {
  const [first, second] = sides
  const shared = common(sides)
  const ends = [
    { ...first.scenario, ...shared },
    { ...second.scenario, ...shared },
  ] as const
  const byEffect = new Map(ends.toReversed().map((scenario) => [effectKey(scenario), scenario]))
  const base = withValue(fields(first.raw), ['horizon'], longest(sides))
  const known = new Map<string, Variant>()

  function put(on: ReadonlySet<string>): Variant {
    const isOn = (part: string): boolean => on.has(part)
    const active = parts.filter(({ id }) => isOn(id))
    const raw = active.reduce((file, part) => part.put(file, isOn), base)
    const { people } = (isOn('organisation') ? second : first).scenario.organisation
    const load = loadRaw(raw, 'between the two', people)
    if (!load.ok) return { issues: load.issues }
    const id = [first.scenario.id, ...active.map((part) => part.id)].join(' + ')
    const scenario = { ...load.loaded.scenario, ...shared, id, expect: [] }
    const key = effectKey(scenario)
    const same = byEffect.get(key) ?? scenario
    byEffect.set(key, same)
    return { scenario: same, raw }
  }

  function at(on: ReadonlySet<string>): Variant {
    const key = parts.map(({ id }) => (on.has(id) ? '1' : '0')).join('')
    const variant = known.get(key) ?? put(on)
    known.set(key, variant)
    return variant
  }

  return { ends, at }
}
