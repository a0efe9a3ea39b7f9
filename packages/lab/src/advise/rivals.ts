import type { Candidate } from './candidates.ts'
import { choose, type Wish } from './choose.ts'
import { cannotTell, type Finalist } from './finalists.ts'
import { flipReplicates } from './flips.ts'
import type { Search } from './search.ts'
import { byCost, byMerit, type Standing } from './standing.ts'

/** Most that are measured on fresh replicates, and most of them that are weighed in other worlds. */
export const mostFinalists = 8
const mostContenders = 5

/** The next smaller and larger team of the same level, time and home; a professional after nobody. */
function neighbours(one: Candidate, all: readonly Candidate[]): readonly Candidate[] {
  const { home, when, cost, level = 'professional' } = one
  const alike = all
    .filter((other) => other.home === home && other.when === when && other.level === level)
    .toSorted(byCost)
  const smaller = alike.filter((other) => other.cost < cost).slice(-1)
  return [...smaller, ...alike.filter((other) => other.cost > cost).slice(0, 1)]
}

const nearestFirst = (a: Standing, b: Standing): number => b.reached.share - a.reached.share || byMerit(a, b)

/**
 * Who is measured on fresh replicates: the picks of the search, the best without staff, the next smaller and larger team, the nearest that
 * costs less, and the scenario as it is.
 */
export function finalistsOf(
  { picks, tried, dearer }: Search,
  all: readonly Candidate[],
): readonly Candidate[] {
  const [first] = picks
  const nobody = tried.filter(({ candidate }) => candidate.nobody).toSorted(byMerit)
  const cheaper = tried.filter(({ candidate }) => first !== undefined && candidate.cost < first.cost)
  const wanted = new Set([
    ...picks.slice(0, mostFinalists - 5),
    ...nobody.slice(0, 1).map(({ candidate }) => candidate),
    ...(first === undefined ? [] : neighbours(first, all)),
    ...cheaper
      .toSorted(nearestFirst)
      .slice(0, 1)
      .map(({ candidate }) => candidate),
  ])
  return [...new Set([...wanted, ...(dearer === undefined ? [] : [dearer]), ...all.slice(0, 1)])]
}

/**
 * Finalists that the runs do not set apart from the advice: in the measure, and for a goal with a bound at the same cost. Who has no value
 * in some run counts as the worst there, and so is none.
 */
export function tiesOf(
  { goal }: Wish,
  advised: Finalist,
  finalists: readonly Finalist[],
): readonly Finalist[] {
  return finalists.filter(
    (one) =>
      one !== advised &&
      one.value.missing === 0 &&
      (goal.bound === undefined || one.candidate.cost === advised.candidate.cost) &&
      one.difference !== undefined &&
      cannotTell(one.difference.value),
  )
}

/** The finalist that the rule of the advice chooses among those within the budget. */
export function adviceOf(wish: Wish, measured: readonly Finalist[], budget: number): Finalist | undefined {
  const chosen = choose(
    wish,
    measured.filter(({ candidate }) => candidate.dearest <= budget),
  )
  return measured.find(({ candidate }) => candidate === chosen)
}

/** The advice, and after it those that other worlds may prefer: nobody, the next smaller and larger team, others by merit; ties left out. */
export function contendersOf(
  best: Finalist,
  finalists: readonly Finalist[],
  ties: readonly Finalist[],
): readonly Finalist[] {
  const others = finalists
    .filter((one) => one !== best && !ties.includes(one))
    .toSorted((a, b) => b.merit - a.merit)
  const nobody = others.filter(({ candidate }) => candidate.nobody).slice(0, 1)
  const all = others.map(({ candidate }) => candidate)
  const near = neighbours(best.candidate, all).flatMap((one) =>
    others.filter(({ candidate }) => candidate === one),
  )
  return [...new Set([best, ...nobody, ...near, ...others])].slice(0, mostContenders)
}

/**
 * Contenders among which the advice is the advice on the few replicates that thresholds are looked for with; those that are too close
 * to it for so few are left out, the best of them first. Only the advice is left where it does not hold by itself.
 */
export function clearOf(wish: Wish, contenders: readonly Finalist[]): readonly Finalist[] {
  const [best] = contenders
  const seen = contenders.map(({ candidate, readings }) => ({
    candidate,
    readings: readings.slice(0, flipReplicates),
  }))
  const chosen = choose(wish, seen)
  if (chosen === undefined) return contenders.slice(0, 1)
  if (chosen === best?.candidate) return contenders
  return clearOf(
    wish,
    contenders.filter(({ candidate }) => candidate !== chosen),
  )
}
