import { keyOf, uniform, type World } from '@fishbowl/sim'
import { type Equation, modelFacts } from '@fishbowl/sim/describe'
import { type Asked, chanceToVisit } from '../../packages/sim/src/story-kernels.ts'
import { type Here, rightOf, settled } from './equation-value.ts'

/** Something that the equations say and the engine did, in one week. */
export type Pair = { readonly id: string; readonly says: number; readonly is: number }
/** What the equations say of a phase, held against the worlds before and after it, and against what its kernels were asked. */
type Look = (before: World, after: World, equations: readonly Equation[], asked: Asked) => readonly Pair[]

/** A number of a column; nothing agrees with what is not there. */
const at = (column: ArrayLike<number> | undefined, i: number): number => column?.[i] ?? Number.NaN
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)
const find = (equations: readonly Equation[], id: string): Equation => {
  const found = equations.find((each) => each.id === id)
  if (found === undefined) throw new RangeError(`no equation ${id}`)
  return found
}

/** Whether an equation holds in this kind of space. */
const holds = ({ when = '' }: Equation, { inGroups, now }: World): boolean =>
  when === 'in a community'
    ? !inGroups
    : when === 'in the spaces of work groups'
      ? inGroups
      : when !== 'now.hours > 0' || now.hours > 0

/** All equations of a phase one after the other, as one reads them; what they leave in the plan, the space and the counts. */
function inTurn(
  phase: keyof typeof modelFacts.phases,
  before: World,
  equations: readonly Equation[],
): Readonly<Record<string, number>> {
  const ids = new Set(modelFacts.phases[phase].equations.map(({ id }) => id))
  const known: Record<string, number> = {}
  for (const equation of equations.filter(({ id }) => ids.has(id)))
    if (holds(equation, before)) known[equation.left] = settled(equation, { world: before, equations, known })
  return known
}

const fieldOf = (world: World, name: string): number | undefined => {
  const [table = '', field = ''] = name.split('.')
  const tables: Readonly<Record<string, object>> = { now: world.now, space: world.space, tally: world.tally }
  return (tables[table] as Readonly<Record<string, number>> | undefined)?.[field]
}

const facilitation: Look = (before, after, equations) =>
  Object.entries(inTurn('facilitation', before, equations)).flatMap(([name, says]) => {
    const is = fieldOf(after, name)
    // hours by kind are counted in communities alone
    return is === undefined ? [] : [{ id: name, says, is }]
  })

const measurement: Look = (before, after, equations) => {
  const asked = modelFacts.phases.measurement.equations
    .map(({ id }) => find(equations, id))
    .filter(({ left }) => left.startsWith('column.act') || /column\.(?:value|\w+Cost)/.test(left))
  return asked.map((equation) => ({
    id: equation.id,
    says: rightOf(equation, { world: before, equations }),
    is: rightOf({ right: equation.left }, { world: after, equations }),
  }))
}

const workforce: Look = (_, after, equations) => {
  // tenure counts on after the hours are taken
  const tenure = after.posts.tenure.map((weeks) => Math.max(0, weeks - 1))
  const world = { ...after, posts: { ...after.posts, tenure } }
  return ['workforce.hours', 'workforce.effective', 'workforce.count', 'workforce.strategic'].map((id) => {
    const equation = find(equations, id)
    return {
      id,
      says: rightOf(equation, { world, equations }),
      is: fieldOf(after, equation.left) ?? Number.NaN,
    }
  })
}

const awareness: Look = (before, after, equations) =>
  upTo(before.members).flatMap((row) => {
    const here: Here = { world: before, equations, row }
    const ties = {
      id: 'awareness.ties',
      says: rightOf(find(equations, 'awareness.ties'), here),
      is: at(after.scratch.activeTies, row),
    }
    if (at(before.member.awareSince, row) !== -1) return [ties]
    const chance = rightOf(find(equations, 'awareness.hears'), here)
    const { a, b } = keyOf(before.root, 'awareness', before.space.week)
    const hears = uniform(a, b, row) >= 1 - chance
    return [
      ties,
      { id: 'awareness.hears', says: hears ? 1 : 0, is: at(after.member.awareSince, row) >= 0 ? 1 : 0 },
    ]
  })

const visits: Look = (before, after, equations, { visitRows }) => {
  const shock = {
    id: 'visits.shock',
    says: rightOf(find(equations, 'visits.shock'), { world: before, equations }),
    is: after.now.shock,
  }
  const rows = upTo(before.members).filter((row) => at(before.member.awareSince, row) >= 0)
  return [
    shock,
    ...rows.flatMap((row) => {
      const known = { activeTies: at(before.scratch.activeTies, row), 'now.shock': after.now.shock }
      const here: Here = { world: before, equations, row, known }
      return [
        {
          id: 'visits.visits',
          says: settled(find(equations, 'visits.visits'), here),
          is: at(after.member.active, row),
        },
        {
          id: 'visits.pull',
          says: rightOf(find(equations, 'visits.visits'), here),
          is: visitRows === undefined ? Number.NaN : chanceToVisit(visitRows, after, row).chance,
        },
        {
          id: 'visits.overload',
          says: rightOf(find(equations, 'visits.overload'), here),
          is: at(after.scratch.perPool, at(before.network.group, row) & before.poolMask),
        },
      ]
    }),
  ]
}

/** How a visitor's week ended, from what the engine left of it. */
function endOf({ scratch }: World, row: number) {
  const asked = scratch.askers.subarray(0, scratch.questions).includes(row)
  const outcome = at(scratch.outcome, row)
  return {
    asks: asked ? 1 : 0,
    answered: asked && outcome === 1 ? 1 : 0,
    found: asked && outcome === 0.9 ? 1 : 0,
    served: outcome === 0.8 ? 1 : 0,
    hasNeed: scratch.need[row] === 1 ? 1 : 0,
  }
}

const conversation: Look = (before, after, equations) => {
  const pools = upTo(before.pools)
  const visitors = upTo(before.rows).filter((row) => before.member.active[row] === 1)
  const counted = ['visitors', 'experts'] as const
  const ofPools = pools.flatMap((group) => [
    ...counted.map((column) => ({
      id: `conversation.${column}`,
      says: rightOf(find(equations, `conversation.${column}`), { world: before, equations, group }),
      is: at(after.pool[column], group),
    })),
    {
      id: 'conversation.known',
      says: rightOf(find(equations, 'conversation.known'), { world: before, equations, group }),
      is: at(after.scratch.known, group),
    },
  ])
  const present = {
    ...before,
    pool: {
      ...before.pool,
      visitors: after.pool.visitors,
      experts: after.pool.experts,
      questions: after.pool.questions,
    },
  }
  const ofPeople = visitors.flatMap((row) => {
    const end = endOf(after, row)
    const known = {
      activeTies: at(before.scratch.activeTies, row),
      hasNeed: end.hasNeed,
      selfService: at(after.scratch.known, at(before.network.group, row) & before.poolMask),
    }
    const here: Here = { world: present, equations, row, known }
    const told = (name: 'served' | 'asks' | 'answered', may: boolean) =>
      may
        ? [
            {
              id: `conversation.${name}`,
              says: settled(find(equations, `conversation.${name}`), here),
              is: end[name],
            },
          ]
        : []
    return [
      ...told('served', end.hasNeed === 1),
      ...told('asks', end.hasNeed === 1 && end.served === 0),
      ...told('answered', end.asks === 1),
    ]
  })
  // what is left in the pool, with the answers as they were given
  const people = new Map(visitors.map((row) => [row, endOf(after, row)]))
  const left = (['signal', 'noise'] as const).flatMap((column) =>
    pools.map((group) => ({
      id: `conversation.${column}`,
      says: rightOf(find(equations, `conversation.${column}`), { world: present, equations, group, people }),
      is: at(after.pool[column], group),
    })),
  )
  return [...ofPools, ...ofPeople, ...left]
}

const experience: Look = (before, after, equations) => {
  const columns = ['member.expected', 'member.habit', 'person.skill'] as const
  const ofVisitors = {
    'member.expected': 'expected',
    'member.habit': 'habit',
    'person.skill': 'skill',
  } as const
  const ofAbsent = {
    'member.expected': 'reputed',
    'member.habit': 'forget',
    'person.skill': undefined,
  } as const
  const rows = upTo(before.members).filter((row) => at(before.member.awareSince, row) >= 0)
  const people = rows.flatMap((row) => {
    const visited = before.member.active[row] === 1
    const end = endOf(before, row)
    const here: Here = { world: before, equations, row, known: { ...end, visits: visited ? 1 : 0 } }
    return columns.flatMap((column) => {
      const id = (visited ? ofVisitors : ofAbsent)[column]
      const [table = '', field = ''] = column.split('.')
      const is = at((after[table as 'member'] as Readonly<Record<string, ArrayLike<number>>>)[field], row)
      return id === undefined
        ? []
        : [{ id: `experience.${id}`, says: settled(find(equations, `experience.${id}`), here), is }]
    })
  })
  const pools = upTo(before.pools).map((group) => ({
    id: 'experience.ageing',
    says: settled(find(equations, 'experience.ageing'), { world: before, equations, group }),
    is: at(after.pool.knowledge, group),
  }))
  return [...people, ...pools]
}

const managers: Look = (before, after, equations) =>
  upTo(before.network.groups).flatMap((group) => {
    const visitors = upTo(before.members).filter(
      (row) => before.network.group[row] === group && before.member.active[row] === 1,
    )
    const spent =
      before.assumptions.oppShare *
      (at(before.scratch.groupSpent, group) + before.assumptions.tVisit * visitors.length)
    const saved = at(before.scratch.groupSaved, group)
    const known: Record<string, number> = { groupSaved: saved, groupSpent: spent }
    const here = (): Here => ({ world: before, equations, group, known: { ...known } })
    known['ownStance'] = rightOf(find(equations, 'timeline.own'), here())
    if (saved + spent > 0) known['ownStance'] = settled(find(equations, 'managers.learn'), here())
    known['ownStance'] = rightOf(find(equations, 'managers.coaching'), here())
    return [
      {
        id: 'managers.stance',
        says: rightOf(find(equations, 'managers.stance'), here()),
        is: at(after.groups.stance, group),
      },
      {
        id: 'managers.skill',
        says: settled(find(equations, 'managers.skill'), here()),
        is: at(after.groups.managerSkill, group),
      },
    ]
  })

/** What is looked at after each phase. */
export const looks: Readonly<Record<string, Look>> = {
  workforce,
  facilitation,
  awareness,
  visits,
  conversation,
  experience,
  managers,
  measurement,
}

/** Traits, interest and stances of week 0. */
export function atStart(world: World, equations: readonly Equation[]): readonly Pair[] {
  const people = ['openness', 'voice', 'asking', 'expertise'] as const
  return [
    ...upTo(world.members).flatMap((row) => {
      const here: Here = { world, equations, row }
      const interest = {
        id: 'start.interest',
        says: rightOf(find(equations, 'start.interest'), here),
        is: at(world.member.interest, row),
      }
      return people
        .map(
          (column): Pair => ({
            id: `start.${column}`,
            says: rightOf(find(equations, `start.${column}`), here),
            is: at(world.person[column], row),
          }),
        )
        .concat(interest)
    }),
    ...upTo(world.network.groups).map((group) => ({
      id: 'start.stance',
      says: rightOf(find(equations, 'start.stance'), { world, equations, group }),
      is: at(world.groups.stance, group),
    })),
  ]
}
