import { type Life, type LifeEvent, type LifeKind, lifeKinds, type Parting } from '@fishbowl/core'

/** Where an event stands, the same in every life on the same luck. */
const addressOf = ({ week, space, kind, k }: LifeEvent): string =>
  [week, space ?? '', kind, k ?? ''].join(' ')

const byAddress = ({ events }: Life): ReadonlyMap<string, LifeEvent> =>
  new Map(events.map((event) => [addressOf(event), event]))

/** True when an event left another mark than its counterpart; one that did not happen leaves none, as if it were not there. */
function isOtherFate(event: LifeEvent, other: LifeEvent | undefined): boolean {
  if (other === undefined) return event.happened || (event.count ?? 0) > 0
  return event.happened !== other.happened || event.count !== other.count
}

/** The first event of a life that came to something else in the other one. */
const firstOther = (events: readonly LifeEvent[], others: ReadonlyMap<string, LifeEvent>) =>
  events.find((event) => isOtherFate(event, others.get(addressOf(event))))

const placeOf = ({ week, kind }: LifeEvent): number => week * lifeKinds.length + lifeKinds.indexOf(kind)

/** The first week up to `week` in which something had another chance. */
function firstOtherChance(
  events: readonly LifeEvent[],
  others: ReadonlyMap<string, LifeEvent>,
  week: number,
): number {
  const found = events.find((event) => {
    const other = others.get(addressOf(event))
    return other !== undefined && event.chance !== other.chance
  })
  return found === undefined ? week : Math.min(found.week, week)
}

function checkLuck(events: readonly LifeEvent[], others: ReadonlyMap<string, LifeEvent>): void {
  for (const event of events) {
    const other = others.get(addressOf(event))
    if (other === undefined || other.draw === event.draw) continue
    throw new RangeError(
      `the two lives do not share their luck: the draw of ${event.kind} in week ${event.week} is ${event.draw} and ${other.draw}; take both from one seed, replicate and member`,
    )
  }
}

/**
 * The first thing that befell a member in one of two lives and not in the other, over the weeks that both have, among events of the given
 * kinds. Both must be lives of one member on the same luck (seed and replicate).
 * @returns the week, the kind and what was decided in each life; undefined when nothing parts them
 * @throws RangeError for lives of two members, or on different luck
 */
export function partingOf(
  one: Life,
  other: Life,
  kinds: readonly LifeKind[] = lifeKinds,
): Parting | undefined {
  if (one.member !== other.member)
    throw new RangeError(`these are the lives of two members, ${one.member} and ${other.member}`)
  const ones = byAddress(one)
  const others = byAddress(other)
  checkLuck(one.events, others)
  const weeks = Math.min(one.weeks, other.weeks)
  const told = ({ events }: Life) => events.filter(({ week, kind }) => week < weeks && kinds.includes(kind))
  const found = [firstOther(told(one), others), firstOther(told(other), ones)]
  const [first] = found.filter((event) => event !== undefined).toSorted((a, b) => placeOf(a) - placeOf(b))
  if (first === undefined) return undefined
  const { week, space, kind } = first
  const here = ones.get(addressOf(first))
  const there = others.get(addressOf(first))
  return {
    week,
    ...(space !== undefined && { space }),
    kind,
    ...(here !== undefined && { one: here }),
    ...(there !== undefined && { other: there }),
    since: firstOtherChance(one.events, others, week),
  }
}
