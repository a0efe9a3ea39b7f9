import { firstSpace, type Life, type Parting, type Scenario, spacesOf } from '@fishbowl/core'
import { pickMembers, simulateStory } from '@fishbowl/sim'
import type { Threads } from '@fishbowl/sim/threads'
import { type Fates, fatesOf } from './fates.ts'
import { partingsIn, plainLife } from './lives.ts'

/** Whose stories are asked for; plain data, so that a thread can be asked. */
export type StoriesAsked = {
  readonly ends: readonly [Scenario, Scenario]
  /** What the two are called in the rules that pick members. */
  readonly names: readonly [string, string]
  readonly replicate: number
  /** The space that is looked at. @default all that both have */
  readonly space: string | undefined
}

/** A member whose story changed: who, by which rule, and where the two lives part. */
export type Changed = {
  readonly member: number
  readonly rule: string
  readonly group?: number | undefined
  readonly partings: Readonly<Record<string, readonly Parting[]>>
  /** The lives in the first scenario and in the second. */
  readonly lives: readonly Life[]
}

/** What becomes of the members in one replicate, and the stories of some. */
export type ToldStories = { readonly fates: Fates; readonly members: readonly Changed[] }

type Chosen = Pick<Changed, 'member' | 'rule'>

/** Up to three members: whose visits differ most, and the lowest row of those who are active at the end in one scenario alone. */
function chosenOf({ ends, names, space }: StoriesAsked, fates: Fates): readonly Chosen[] {
  const [first, second] = ends
  const { replicate, onlyFirst, onlySecond } = fates
  const against = { scenario: first, replicate }
  const options = { count: 1, space: space ?? firstSpace, against }
  const picked: Chosen[] = [...pickMembers({ scenario: second, replicate }, options)]
  for (const [rows, name] of [
    [onlySecond, names[1]],
    [onlyFirst, names[0]],
  ] as const) {
    const member = rows.find((row) => !picked.some((one) => one.member === row))
    const rule = `the first of the ${rows.length} who still come at the end only in ${name}`
    if (member !== undefined) picked.push({ member, rule })
  }
  return picked
}

/** Spaces that both scenarios have, or the one that is looked at. */
function sharedSpaces([first, second]: StoriesAsked['ends'], space: string | undefined): readonly string[] {
  const others = new Set(spacesOf(second).map(({ id }) => id))
  const ids = spacesOf(first).flatMap(({ id }) => (others.has(id) ? [id] : []))
  return space === undefined ? ids : ids.filter((id) => id === space)
}

function changedOf(asked: StoriesAsked, chosen: readonly Chosen[]): readonly Changed[] {
  const { ends, replicate } = asked
  const rows = chosen.map(({ member }) => member)
  const spaces = sharedSpaces(ends, asked.space)
  const told = ends.map((scenario) => simulateStory({ scenario, replicate }, rows).lives.map(plainLife))
  return chosen.map(({ member, rule }, n): Changed => {
    const lives = told.flatMap((each) => each.slice(n, n + 1))
    // Partings are told of a life that parts from another one: the second from the first.
    const partings = spaces.map((space) => [space, partingsIn(space, lives.toReversed())] as const)
    return { member, rule, group: lives[0]?.group, partings: Object.fromEntries(partings), lives }
  })
}

/** Whose story changed in one replicate of two scenarios of one organisation. Some ten runs in this thread. */
export function storiesOf(asked: StoriesAsked): ToldStories {
  const fates = fatesOf(asked.ends, asked.replicate, asked.space)
  return { fates, members: changedOf(asked, chosenOf(asked, fates)) }
}

/** The same in a worker thread. */
export async function storiesOn({ ask }: Pick<Threads, 'ask'>, asked: StoriesAsked): Promise<ToldStories> {
  const file = import.meta.resolve('@fishbowl/lab/explain-worker')
  return (await ask({ file, name: 'storiesOf' }, asked)) as ToldStories
}
