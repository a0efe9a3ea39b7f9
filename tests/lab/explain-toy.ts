import { loadRaw, type Scenario } from '@fishbowl/core'
import type { Task } from '@fishbowl/lab'
import {
  type Attribution,
  attributionOf,
  type Contrast,
  contrastOf,
  type Side,
  valuesOf,
} from '@fishbowl/lab/explain'
import { toyRunner } from './toy.ts'

/** Weeks of a toy: short, for nothing happens in it. */
const horizon = 20

/** A side from what a file says; everything else is the default. */
export function sideOf(raw: object, id = 'toy'): Side {
  const load = loadRaw({ id, horizon, ...raw }, id)
  if (!load.ok) throw new Error(JSON.stringify(load.issues))
  return load.loaded
}

/** The contrast of two files over some replicates. */
export const between = (first: object, second: object, replicates = 6, pairs?: number): Contrast =>
  contrastOf([sideOf(first, 'first'), sideOf(second, 'second')], { replicates: () => replicates, pairs })

/** Eight policies as single numbers, and their names as levers. */
export const levers = [
  'staffing',
  'alignment',
  'ownership',
  'membership',
  'managers',
  'training',
  'launch',
  'mandate',
] as const
type LeverName = (typeof levers)[number]

const policies = {
  staffing: { team: [{ seniority: 'junior' }] },
  alignment: 'integrated',
  ownership: { proximity: 0.9 },
  membership: 'voluntary',
  managers: { stance: 0.3 },
  training: 0.5,
  launch: { size: 0.5 },
  mandate: true,
} as const satisfies Record<LeverName, unknown>

/** A file in which some of the eight policies are set. */
export const having = (...names: readonly LeverName[]): object => ({
  policies: Object.fromEntries(names.map((name) => [name, policies[name]])),
})

/** Whether a scenario has a policy of `having`. */
export const has = ({ policies: own }: Scenario, name: LeverName): boolean => own[name] !== undefined

export const toyMeasure = { measure: 'weeklyActive', weeks: [0, horizon - 1] } as const

/** Attributes the visitors that a formula gives, out of 100. */
export async function attributed(contrast: Contrast, visitors: (task: Task) => number): Promise<Attribution> {
  const run = toyRunner(visitors)
  return attributionOf(contrast, await valuesOf(contrast, run, toyMeasure))
}
