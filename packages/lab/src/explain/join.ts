import { allOf, leversIn, neededMasks, type Plan } from './masks.ts'
import type { Part } from './part.ts'
import type { Variants } from './variants.ts'

/** Parts that are switched together, and what is wrong with the files in which they are not. */
export type Group = { readonly parts: readonly Part[]; readonly why: readonly string[] }

/** Ids of the parts of a subset of groups. */
export const idsOf = (groups: readonly Group[], mask: number): ReadonlySet<string> =>
  new Set(leversIn(mask, groups.length).flatMap((i) => groups[i]?.parts.map(({ id }) => id) ?? []))

function joined(groups: readonly Group[], [i, j]: readonly [number, number], why: string): readonly Group[] {
  const place = Math.min(i, j)
  const both = [place, Math.max(i, j)].flatMap((n) => groups.slice(n, n + 1))
  const parts = both.flatMap((group) => group.parts)
  const reasons = [...new Set([...both.flatMap((group) => group.why), why])]
  return groups.flatMap((group, n) =>
    n === place ? [{ parts, why: reasons }] : n === Math.max(i, j) ? [] : [group],
  )
}

/** The group that a subset lacks to be a scenario: the first whose addition makes it one, else the first that it does not have. */
function lacking(mask: number, groups: readonly Group[], variants: Variants): number {
  const k = groups.length
  const off = leversIn(allOf(k) - mask, k)
  return off.find((i) => 'scenario' in variants.at(idsOf(groups, mask | (1 << i)))) ?? off[0] ?? 0
}

/** The first subset that is no scenario, and what is wrong with it. */
function brokenOf(
  groups: readonly Group[],
  plan: Plan,
  variants: Variants,
): { mask: number; why: string } | undefined {
  for (const mask of neededMasks(groups.length, plan)) {
    if (mask === 0 || mask === allOf(groups.length)) continue
    const variant = variants.at(idsOf(groups, mask))
    if ('issues' in variant) return { mask, why: variant.issues[0]?.message ?? 'it is no scenario' }
  }
  return undefined
}

const inOrder = ({ parts, why }: Group, all: readonly Part[]): Group => ({
  parts: all.filter((part) => parts.includes(part)),
  why,
})

/**
 * Joins parts until every subset that will be run is a scenario. None and all of them are the two scenarios themselves, so it ends with one
 * group at the latest.
 */
export function joinedParts(
  parts: readonly Part[],
  variants: Variants,
  plan: (k: number) => Plan,
): readonly Group[] {
  let groups: readonly Group[] = parts.map((part) => ({ parts: [part], why: [] }))
  for (;;) {
    const broken = brokenOf(groups, plan(groups.length), variants)
    if (broken === undefined) return groups.map((group) => inOrder(group, parts))
    const [first = 0] = leversIn(broken.mask, groups.length)
    groups = joined(groups, [first, lacking(broken.mask, groups, variants)], broken.why)
  }
}
