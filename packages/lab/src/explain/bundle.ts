import { type Scenario, type Settings, settingsOf } from '@fishbowl/core'
import type { Part } from './part.ts'
import type { Variants } from './variants.ts'

/** A setting that comes with an owner where the file says nothing else. */
export type Brought = { readonly setting: string; readonly before: unknown; readonly after: unknown }

const bundled = [
  'alignment',
  'training',
  'fit',
  'proximity',
  'persistence',
] as const satisfies readonly (keyof Settings)[]

const idsOf = (some: readonly Part[]): ReadonlySet<string> => new Set(some.map(({ id }) => id))

const settings = ({ policies }: Scenario): Settings => settingsOf(policies)

function between(one: Scenario, other: Scenario, parts: readonly Part[]): readonly Brought[] {
  const isSaid = (setting: string): boolean =>
    parts.some(({ changes }) => changes.some(({ path }) => path.split('.').at(-1) === setting))
  return bundled.flatMap((setting) => {
    const [before, after] = [settings(one)[setting], settings(other)[setting]]
    return before === after || isSaid(setting) ? [] : [{ setting, before, after }]
  })
}

/**
 * What changes with an owner besides what the file says: seen from the first scenario, or towards the second where nothing is seen there
 * because the first says it itself. Nothing for parts without an owner.
 */
export function broughtBy(
  parts: readonly Part[],
  variants: Variants,
  all: readonly Part[],
): readonly Brought[] {
  if (!parts.some(({ id }) => id === 'ownership')) return []
  const [first, second] = variants.ends
  const alone = variants.at(idsOf(parts))
  const atFirst = 'scenario' in alone ? between(first, alone.scenario, parts) : []
  if (atFirst.length > 0) return atFirst
  const others = variants.at(idsOf(all.filter((part) => !parts.includes(part))))
  return 'scenario' in others ? between(others.scenario, second, parts) : []
}
