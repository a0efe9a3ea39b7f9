import type { Assumptions } from './assumptions.ts'
import type { Lever } from './lever.ts'
import type { policyRows } from './lever-table.ts'
import { currentModel, defaultsOf, type ModelVersion } from './model-version.ts'
import { type Post, type Settings, settingsOf } from './policy.ts'
import { defaultScenario, type Scenario } from './scenario.ts'
import { valueAt } from './text/path.ts'

/** Posts of one kind as a file lists them; `count` is how many, from 0. */
export type Posts = Post & { readonly count: number }

/** What a lever stands at; undefined where nothing is said and no default is written in a file. */
export type LeverValue = number | string | boolean | readonly Posts[] | undefined

/** A team as a file lists it: neighbours of one kind together. @workspace */
export function postsOf(team: readonly Post[]): readonly Posts[] {
  const posts: Posts[] = []
  for (const { seniority, fte } of team) {
    const last = posts.at(-1)
    if (last?.seniority === seniority && last.fte === fte) posts.pop()
    const count = last?.seniority === seniority && last.fte === fte ? last.count + 1 : 1
    posts.push({ seniority, fte, count })
  }
  return posts
}

const ofSettings: Readonly<Record<keyof typeof policyRows, (settings: Settings) => LeverValue>> = {
  'staffing.team': ({ team }) => postsOf(team),
  'staffing.replace': ({ replaceAfter }) => (replaceAfter === -1 ? 'never' : replaceAfter),
  'staffing.ratio.membersPerCm': ({ ratio }) => ratio?.membersPerCm,
  'staffing.ratio.most': ({ ratio }) => ratio?.most,
  'staffing.ratio.seniority': ({ ratio }) => ratio?.seniority,
  alignment: ({ alignment }) => alignment,
  'ownership.owner': ({ owner }) => owner,
  'ownership.proximity': ({ proximity }) => proximity,
  'ownership.persistence': ({ persistence }) => persistence,
  membership: ({ membership }) => membership,
  'managers.stance': ({ stance }) => stance,
  'managers.hours': ({ managerHours }) => managerHours,
  'managers.groupHours': ({ groupHours }) => groupHours,
  training: ({ training }) => training,
  'platform.fit': ({ fit }) => fit,
  'launch.size': ({ launchSize }) => launchSize,
  mandate: ({ mandate }) => mandate,
  budget: ({ reviewed }) => (reviewed ? 'reviewed' : 'fixed'),
}

/**
 * What a lever stands at in a scenario; policies are read from the settings in force, see `settingsAt` of sim.
 * @returns the value in the unit of the lever
 */
export function leverValue({ path, section }: Lever, scenario: Scenario, settings: Settings): LeverValue {
  if (section === 'assumptions') return scenario.assumptions[path[1] as keyof Scenario['assumptions']]
  if (section === 'levers') return ofSettings[path.slice(1).join('.') as keyof typeof ofSettings](settings)
  return valueAt(scenario, path) as LeverValue
}

/**
 * What a lever stands at where nothing is said of it, in a version of the model.
 * @returns its default, or what the owner of these settings brings along, in the unit of the lever
 */
export function leverDefault(
  lever: Lever,
  { owner }: Pick<Settings, 'owner'>,
  version: ModelVersion = currentModel,
): LeverValue {
  if (lever.section === 'assumptions') return defaultsOf(version)[lever.path[1] as keyof Assumptions]
  const isOwner = lever.id === 'policies.ownership.owner'
  return leverValue(lever, defaultScenario, settingsOf(isOwner ? {} : { ownership: { owner } }))
}
