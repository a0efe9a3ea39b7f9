import { type AssumptionId, ledgerOf, type Scenario, withAssumptions } from '@fishbowl/core'
import { assumptionDraw, drawnAssumptions } from '../assumption-draw.ts'
import { rankCorrelations } from '../study/rank.ts'
import type { Candidate } from './candidates.ts'
import { choose, merit, type Wish } from './choose.ts'
import { freshFrom } from './finalists.ts'
import type { World } from './sets.ts'
import { type Means, numbers, trials } from './trials.ts'

/** Most replicates behind each look at a threshold; the first of those that the finalists were judged on. */
export const flipReplicates = 16
/** Assumptions that are followed to both ends of their range. */
const followed = 8
/** Halvings of the stretch between default and end: a 64th of it is left. */
const halvings = 6

/** An assumption with the value beyond which other advice would be better, all others as assumed. */
export type Flip = {
  readonly id: AssumptionId
  /** Between the last value looked at that keeps the advice and the first that does not. */
  readonly threshold: number
  readonly side: 'under' | 'over'
  readonly assumed: number
  /** The end of the range on that side, where the advice was found to have changed. */
  readonly end: number
  /** What is advised beyond it; undefined where no finalist reaches the goal. */
  readonly instead: Candidate | undefined
}

/** What was looked at. */
export type Flips = {
  /** Replicates behind each look, all of them among those that the finalists were judged on. */
  readonly replicates: number
  readonly flips: readonly Flip[]
  /** Assumptions that were followed to both ends, the most telling first. */
  readonly followed: readonly AssumptionId[]
  /** False where the runs did not last to follow all of them. */
  readonly complete: boolean
}

/** What an assumption may tilt: the distance beyond the goal, or between the first contender and each other one. */
function contrasts(wish: Wish, worlds: readonly World[]): readonly Float64Array[] {
  const merits = worlds.map(({ entries }) => entries.map((entry) => merit(wish, entry)))
  const others = (merits[0] ?? []).slice(1).map((_, i) => i + 1)
  if (wish.goal.bound !== undefined)
    return [0, ...others].map((i) => Float64Array.from(merits, (row) => row[i] ?? 0))
  return others.map((i) => Float64Array.from(merits, (row) => (row[0] ?? 0) - (row[i] ?? 0)))
}

/** Assumptions by how strongly their value in a set goes with what it may tilt; those that the scenario sets itself are left out. */
function telling(wish: Wish, worlds: readonly World[]): readonly AssumptionId[] {
  const scenario = worlds[0]?.entries[0]?.candidate.scenario
  const own = scenario?.overrides ?? {}
  const drawn = worlds.map(({ draw }) => assumptionDraw(draw, scenario?.model))
  const tilted = contrasts(wish, worlds)
  return drawnAssumptions
    .filter((id) => own[id] === undefined)
    .map((id) => {
      const values = Float64Array.from(drawn, (set) => set[id] ?? 0)
      const strengths = tilted.map((row) => Math.abs(rankCorrelations([values], row)[0]?.rho ?? Number.NaN))
      return { id, strength: Math.max(0, ...strengths.filter(Number.isFinite)) }
    })
    .toSorted((a, b) => b.strength - a.strength)
    .map(({ id }) => id)
}

/** What is looked for, on how many replicates, with which means. */
type Looking = { readonly wish: Wish; readonly replicates: number; readonly means: Means }

type Choice = { readonly candidate: Candidate | undefined } | 'spent'

/** What is advised among candidates with one assumption at a value, on the replicates that the finalists were judged on. */
async function adviceAt(
  { wish, replicates: count, means }: Looking,
  candidates: readonly Candidate[],
  values: Parameters<typeof withAssumptions>[1],
): Promise<Choice> {
  const scenarios = new Map<Candidate, Scenario>(
    candidates.map((one) => [one, withAssumptions(one.scenario, values)]),
  )
  const store = trials(wish.goal, [...scenarios.values()], means)
  const replicates = numbers(freshFrom, count)
  if (!(await store.ensure([...scenarios.values()], replicates))) return 'spent'
  const entries = Array.from(scenarios, ([candidate, scenario]) => ({
    candidate,
    readings: replicates.map((replicate) => store.read(scenario, replicate)),
  }))
  return { candidate: choose(wish, entries) }
}

type Stretch = { readonly id: AssumptionId; readonly assumed: number; readonly end: number }

/** Halves the stretch between what keeps the advice and what changes it; undefined where the runs do not last. */
async function threshold(
  looking: Looking,
  rivals: readonly Candidate[],
  { id, assumed, end }: Stretch,
): Promise<number | undefined> {
  let keeps = assumed
  let changes = end
  for (let step = 0; step < halvings; step++) {
    const middle = (keeps + changes) / 2
    // oxlint-disable-next-line no-await-in-loop -- where to look next follows from this look
    const choice = await adviceAt(looking, rivals, { [id]: middle })
    if (choice === 'spent') return undefined
    if (choice.candidate === rivals[0]) keeps = middle
    else changes = middle
  }
  return (keeps + changes) / 2
}

/** One end of a range: the flip on the way to it, nothing where the advice holds, or that the runs did not last. */
async function flipAt(
  looking: Looking,
  contenders: readonly Candidate[],
  stretch: Stretch,
): Promise<Flip | 'none' | 'spent'> {
  const { id, assumed, end } = stretch
  if (assumed === end) return 'none'
  const choice = await adviceAt(looking, contenders, { [id]: end })
  if (choice === 'spent') return 'spent'
  const [first] = contenders
  const instead = choice.candidate
  if (first === undefined || instead === first) return 'none'
  const rivals = instead === undefined ? [first] : [first, instead]
  const found = await threshold(looking, rivals, stretch)
  if (found === undefined) return 'spent'
  return { id, threshold: found, side: end < assumed ? 'under' : 'over', assumed, end, instead }
}

/**
 * Follows the most telling assumptions one at a time to both ends of their range, all others as assumed, and finds by halving where the
 * advice changes. The first contender is the advice. A change that is taken back before the end is not seen.
 */
export async function flipsOf(
  looking: Looking,
  contenders: readonly Candidate[],
  worlds: readonly World[],
): Promise<Flips> {
  const { wish, replicates } = looking
  const flips: Flip[] = []
  const done: AssumptionId[] = []
  const first = contenders[0]?.scenario
  if (first === undefined) return { replicates, flips, followed: done, complete: false }
  const ids = telling(wish, worlds).slice(0, followed)
  for (const id of ids) {
    const assumed = first.assumptions[id]
    const { low, high } = ledgerOf(first.model)[id]
    for (const end of [low, high]) {
      // oxlint-disable-next-line no-await-in-loop -- the runs of one look fill the machine, and the purse is shared
      const flip = await flipAt(looking, contenders, { id, assumed, end })
      if (flip === 'spent') return { replicates, flips, followed: done, complete: false }
      if (flip !== 'none') flips.push(flip)
    }
    done.push(id)
  }
  return { replicates, flips, followed: done, complete: ids.length > 0 }
}
