import type { Difference, Scenario } from '@fishbowl/core'
import { type Brought, broughtBy } from './bundle.ts'
import { effectKey } from './effect-key.ts'
import { type Group, idsOf, joinedParts } from './join.ts'
import { allOf, masksOf, type Plan } from './masks.ts'
import type { Part, Side } from './part.ts'
import { haveOtherPeople, partsOf } from './parts.ts'
import { mostExact } from './shapley.ts'
import { type Variants, variantsOf } from './variants.ts'

/** Something that differs between two scenarios and can be switched by itself. */
export type Lever = {
  readonly id: string
  /** As it stands in a sentence. */
  readonly title: string
  /** Lines of the file that it switches. */
  readonly changes: readonly Difference[]
  /** What an owner brings along, which counts as the owner's. */
  readonly brings: readonly Brought[]
  /** Why several parts are one lever: what is wrong with a file in which they are switched apart. */
  readonly joined?: string
}

/** Two scenarios, the levers between them, and the scenario of every subset of levers. */
export type Contrast = {
  readonly levers: readonly Lever[]
  /** What the files say in other words: switching it changes no run. */
  readonly idle: readonly Lever[]
  /** The scenario in which the levers whose bits are set are those of the second one. Subsets with the same runs share it. */
  readonly scenario: (mask: number) => Scenario
  /** The file of that scenario, with the longer of the two horizons; undefined where it is none. */
  readonly file: (mask: number) => unknown
  readonly plan: Plan
  /** Subsets that each replicate runs. */
  readonly masks: (replicate: number) => readonly number[]
  /** True where not all people are the same people in both. */
  readonly otherPeople: boolean
}

/** How many runs, once the number of levers is known. */
export type Sizing = {
  readonly replicates: (levers: number) => number
  /** Pairs of orders of each replicate. @default all subsets up to six levers, four pairs above */
  readonly pairs?: number | undefined
}

/** Pairs of orders of a replicate where they are sampled. */
const usualPairs = 4

/** "a with b, c and d". */
function titleOf([first, ...others]: readonly Part[]): string {
  const titles = others.map(({ title }) => title)
  const rest = [titles.slice(0, -1).join(', '), ...titles.slice(-1)].filter((words) => words !== '')
  return [first?.title ?? '', ...(rest.length === 0 ? [] : [rest.join(' and ')])].join(' with ')
}

function leverOf({ parts, why }: Group, brings: readonly Brought[]): Lever {
  return {
    id: parts.map(({ id }) => id).join('+'),
    title: titleOf(parts),
    changes: parts.flatMap(({ changes }) => changes),
    brings,
    ...(why.length === 0 ? {} : { joined: why.join('; ') }),
  }
}

/** Parts whose switching changes no run, neither on the first scenario nor towards the second. */
function idleOf(parts: readonly Part[], { ends, at }: Variants): readonly Part[] {
  const all = parts.map(({ id }) => id)
  const [first, second] = ends.map(effectKey)
  const keyOf = (on: readonly string[]): string | undefined => {
    const variant = at(new Set(on))
    return 'scenario' in variant ? effectKey(variant.scenario) : undefined
  }
  const idle = parts.filter(
    ({ id }) => keyOf([id]) === first && keyOf(all.filter((other) => other !== id)) === second,
  )
  const rest = all.filter((id) => !idle.some((part) => part.id === id))
  return idle.length === 0 || keyOf(rest) === second ? idle : []
}

/**
 * Finds the levers between two scenarios. Every subset that is run is checked as a file: where one is no scenario, because two levers only
 * make sense together, these become one lever that says so. Throws RangeError where the two have different seeds.
 */
export function contrastOf(sides: readonly [Side, Side], { replicates, pairs }: Sizing): Contrast {
  const found = partsOf(sides)
  const variants = variantsOf(sides, found)
  const idle = idleOf(found, variants)
  const parts = found.filter((part) => !idle.includes(part))
  const planOf = (k: number): Plan => ({
    replicates: Array.from({ length: replicates(k) }, (_, r) => r),
    pairs: pairs ?? (k <= mostExact ? undefined : usualPairs),
  })
  const groups = joinedParts(parts, variants, planOf)
  const k = groups.length
  const plan = planOf(k)
  const [first, second] = variants.ends

  function scenario(mask: number): Scenario {
    if (mask === 0) return first
    if (mask === allOf(k)) return second
    const variant = variants.at(idsOf(groups, mask))
    if ('scenario' in variant) return variant.scenario
    throw new RangeError(`subset ${mask} of the levers is no scenario: ${variant.issues[0]?.message ?? ''}`)
  }

  function file(mask: number): unknown {
    const variant = variants.at(idsOf(groups, mask))
    return 'raw' in variant ? variant.raw : undefined
  }

  return {
    levers: groups.map((group) => leverOf(group, broughtBy(group.parts, variants, parts))),
    idle: idle.map((part) => leverOf({ parts: [part], why: [] }, [])),
    scenario,
    file,
    plan,
    masks: masksOf(k, plan.pairs),
    otherPeople: haveOtherPeople(sides),
  }
}
