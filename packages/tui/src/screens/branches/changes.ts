import type { Policies, Post, Scenario, Settings } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import { fork, settingsAt } from '@fishbowl/sim'

/** A change that is often wanted: part of the id of its branch, words, and the levers it sets from its week on. */
export type Ready = { readonly slug: string; readonly says: string; readonly policies: Policies }

type Slug =
  | 'one-more'
  | 'no-cm'
  | 'never-replaced'
  | 'trained'
  | 'tied'
  | 'business'
  | 'coached'
  | 'managers-help'
  | 'mandate'
  | 'relaunch'
  | 'reviewed'

type Recipe = {
  readonly slug: Slug
  /** Undefined where it makes no sense beside the levers of the week. */
  readonly of: (settings: Settings) => Policies | undefined
}

/** Mean stance of line managers who were coached; the scale goes from -1 to 1. */
const coached = 0.5
/** Hours a week that a line manager can be asked for: a quarter of an hour. */
const asked = 0.25

/** The posts of a team as a file lists them. */
function postsOf(team: readonly Post[]): NonNullable<NonNullable<Policies['staffing']>['team']> {
  const kinds = new Map<string, { seniority: Post['seniority']; count: number; fte: number }>()
  for (const { seniority, fte } of team) {
    const key = `${seniority} ${fte}`
    kinds.set(key, { seniority, fte, count: (kinds.get(key)?.count ?? 0) + 1 })
  }
  return [...kinds.values()]
}

const hasTeam = ({ team, ratio }: Settings): boolean => team.length > 0 || ratio !== undefined

const recipes: readonly Recipe[] = [
  {
    slug: 'one-more',
    // A team that is named would end the rule that staff follows the community.
    of: ({ team, ratio }) =>
      ratio === undefined
        ? { staffing: { team: postsOf([...team, { seniority: 'professional', fte: 1 }]) } }
        : undefined,
  },
  { slug: 'no-cm', of: () => ({ staffing: { team: [] } }) },
  {
    slug: 'never-replaced',
    of: (settings) => (hasTeam(settings) ? { staffing: { replace: 'never' } } : undefined),
  },
  { slug: 'trained', of: () => ({ training: 1 }) },
  {
    slug: 'tied',
    of: () => ({ alignment: 'integrated' }),
  },
  { slug: 'business', of: () => ({ ownership: { owner: 'business' } }) },
  {
    slug: 'coached',
    of: ({ stance }) => (stance < coached ? { managers: { stance: coached } } : undefined),
  },
  {
    slug: 'managers-help',
    of: ({ managerHours }) => (managerHours < asked ? { managers: { hours: asked } } : undefined),
  },
  { slug: 'mandate', of: () => ({ mandate: true }) },
  { slug: 'relaunch', of: () => ({ launch: { size: 1 } }) },
  {
    slug: 'reviewed',
    of: () => ({ budget: 'reviewed' }),
  },
]

/** What the engine reads of settings, to tell whether two are the same: the name of an owner is not among it. */
const readOf = (settings: Settings): string => JSON.stringify({ ...settings, owner: '', ownTeam: false })

function changes(scenario: Scenario, week: number, policies: Policies): boolean {
  // A launch is an event: its size may be that of the first one.
  if (policies.launch !== undefined) return true
  return readOf(settingsAt(fork(scenario, week, policies), week)) !== readOf(settingsAt(scenario, week))
}

/** The ready changes that change something from this week on, which is 1 to horizon - 1. */
export function readyChanges(scenario: Scenario, week: number): readonly Ready[] {
  const settings = settingsAt(scenario, week)
  return recipes.flatMap(({ slug, of }) => {
    const policies = of(settings)
    return policies === undefined || !changes(scenario, week, policies)
      ? []
      : [{ slug, says: say(`editor.ready.${slug}`), policies }]
  })
}
