import { memberWeeksOf } from '@fishbowl/core'
import { windowOf } from '@fishbowl/lab'
import { type Asked, type Contrast, contrastOf, mostAblationRuns, runsOf } from '@fishbowl/lab/explain'
import type { Opened } from '../scenarios.ts'
import { pairingNotes, togetherNotes } from './account.ts'
import { armsOf, type Plan } from './experiment.ts'
import { Failure } from './failure.ts'
import type { Settings } from './settings.ts'

/** Two scenarios under their names. */
export type Arms = readonly [Plan['arms'][number], Plan['arms'][number]]

/** All that is decided before the first run. */
export type ExplainPlan = {
  readonly arms: Arms
  readonly contrast: Contrast
  readonly asked: Asked
  /** Replicates in which mechanisms are switched off: those of the attribution, or the first of them. */
  readonly ablated: readonly number[]
  /** Runs at most. */
  readonly runs: number
  readonly notes: readonly string[]
}

/** Member-weeks that may be spent where nobody says how many replicates: a minute of two cores in all. */
const budget = { levers: 1_000_000_000, mechanisms: 450_000_000 } as const
const mostReplicates = { levers: 40, mechanisms: 20 } as const
const leastReplicates = { levers: 10, mechanisms: 4 } as const

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.floor(value)))

/** A scenario as it is explained: its merged file, and what the engine takes. */
export type Explainable = Pick<Opened, 'id' | 'raw' | 'scenario'>

/** Two files may have one id, such as two versions of one: the second is told from the first. */
function renamed([first, second]: readonly Explainable[]): readonly [Explainable, Explainable] {
  if (first === undefined || second === undefined)
    throw new Failure('usage', 'explain takes two scenarios; see fishbowl explain --help')
  return [first, first.id === second.id ? { ...second, id: `${second.id}-2` } : second]
}

function armPair(opened: readonly Explainable[], settings: ExplainSettings): Arms {
  const [first, second] = armsOf(opened, settings)
  if (first === undefined || second === undefined) throw new RangeError('explain takes two scenarios')
  return [first, second]
}

/** Arms that a replicate runs, about: subsets, or those on the way of its orders. */
const armCount = (levers: number, permutations: number | undefined): number =>
  permutations === undefined && levers <= 6 ? 2 ** levers : 2 + levers * (2 + (permutations ?? 8))

/** What a caller may say about it; the rest follows from the size. */
export type ExplainSettings = Pick<
  Settings,
  'measure' | 'space' | 'permutations' | 'replicates' | 'threads' | 'seed' | 'weeks'
>

/** What is to be run for two scenarios. Throws a Failure for scenarios that cannot be explained together. */
export function explainPlan(opened: readonly Explainable[], settings: ExplainSettings): ExplainPlan {
  const { measure = 'weeklyActive', space, permutations, replicates, threads } = settings
  const pair = renamed(opened)
  const arms = armPair(pair, settings)
  const size = Math.max(...arms.map(({ scenario }) => memberWeeksOf(scenario)))
  const [one, other] = [pair[0].raw, pair[1].raw]
  const contrast = contrastOf(
    [
      { raw: one, scenario: arms[0].scenario },
      { raw: other, scenario: arms[1].scenario },
    ],
    {
      pairs: permutations === undefined ? undefined : permutations / 2,
      replicates: (levers) =>
        replicates ??
        within(
          budget.levers / (armCount(levers, permutations) * size),
          leastReplicates.levers,
          mostReplicates.levers,
        ),
    },
  )
  const { horizon } = contrast.scenario(0)
  const { from, to } = windowOf(measure, horizon)
  const most = within(
    (budget.mechanisms * 2) / (mostAblationRuns(2) * size),
    leastReplicates.mechanisms,
    mostReplicates.mechanisms,
  )
  const ablated = contrast.plan.replicates.slice(0, most)
  const plan = { arms, baseline: arms[0].id, measure, replicates: contrast.plan.replicates.length, threads }
  return {
    arms,
    contrast,
    asked: { measure, weeks: [from, to], space },
    ablated,
    runs: runsOf(contrast) + mostAblationRuns(ablated.length),
    notes: [...pairingNotes(pair, plan, settings), ...togetherNotes(arms)],
  }
}

/** The two scenarios themselves. */
export const endsOf = ({ scenario, levers }: Contrast) =>
  [scenario(0), scenario((1 << levers.length) - 1)] as const
