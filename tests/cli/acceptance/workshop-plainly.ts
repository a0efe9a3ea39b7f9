import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type Load,
  type LoadedScenario,
  loadScenario,
  type Scenario,
  variantOf,
  wordIssues,
} from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { mean, standardError } from './brute.ts'
import { plainMeasure } from './plain-measures.ts'

/** What a game comes to by plain loops over `simulate` and by the sentences of docs/guide/workshop.md: no code of the laboratory. */

/** The folder of the session of the wards. */
export const storyFolder = fileURLToPath(new URL('./workshop-story/', import.meta.url))

const sourceOf = (file: string) => ({ file, text: readFileSync(`${storyFolder}${file}`, 'utf8') })

function loaded(load: Load): LoadedScenario {
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}

/** A scenario of the folder, with a difference laid over it. */
export function scenarioOf(file: string, difference?: object): LoadedScenario {
  const whole = loaded(loadScenario(sourceOf(file), { ids: [], read: sourceOf }))
  return difference === undefined ? whole : loaded(variantOf(whole, difference, file))
}

type Lever =
  | 'interns'
  | 'juniors'
  | 'professionals'
  | 'seniors'
  | 'alignment'
  | 'coaching'
  | 'platform'
  | 'training'
  | 'launch'

export type Event = 'reorganisation' | 'departure'

export type Levers = Readonly<Partial<Record<Lever, number>>>

/** A round as a player enters it: levers by digit, and the place of the answer to the event. */
export type Move = { readonly decision: Levers; readonly answer: number }

/** What the rules charge, $. */
type Prices = {
  readonly claimed: number
  readonly integrated: number
  readonly coachingLight: number
  readonly coachingFull: number
  readonly tuned: number
  readonly other: number
  readonly training: number
  readonly launch: number
}

/** What the game is played with. */
export type Rules = {
  readonly flat: number
  readonly grant: number
  readonly prices: Prices
  /** By round, counted from 0. */
  readonly events: Readonly<Record<number, Event>>
}

/** Levels by the lever that holds their posts, lowest first, with what a post costs a quarter, $. */
const posts = [
  { lever: 'interns', seniority: 'intern', quarter: 7500 },
  { lever: 'juniors', seniority: 'junior', quarter: 16_250 },
  { lever: 'professionals', seniority: 'professional', quarter: 23_750 },
  { lever: 'seniors', seniority: 'senior', quarter: 32_500 },
] as const
const classes = ['incidental', 'claimed', 'integrated'] as const
const trained = [0, 0.25, 0.5, 1] as const
const launched = [0, 0.2, 0.5, 1] as const
/** Added to the mean stance of line managers, and to how well the platform fits. */
const coached = [0, 0.2, 0.4] as const
const fitted = [0, 0.15, 0.3] as const

/** What an event does, and what its answers do besides: weeks are counted from the start of its round. */
type Effect = {
  readonly from: number
  readonly until: number
  readonly stance?: number
  readonly notTied?: true
  readonly post?: 'away' | 'closed'
}
const ever = 1000
const events: Readonly<
  Record<Event, { readonly always: readonly Effect[]; readonly answers: readonly (readonly Effect[])[] }>
> = {
  reorganisation: {
    always: [
      { from: 0, until: 26, stance: -0.3 },
      { from: 0, until: 2, notTied: true },
    ],
    answers: [
      [{ from: 2, until: 8, notTied: true }],
      [
        { from: 2, until: 8, notTied: true },
        { from: 4, until: 26, stance: 0.25 },
      ],
      [],
    ],
  },
  departure: {
    always: [],
    answers: [
      [{ from: 0, until: 12, post: 'away' }],
      [{ from: 0, until: 3, post: 'away' }],
      [{ from: 0, until: ever, post: 'closed' }],
    ],
  },
}
/** What an answer costs, $: at once, for each member, for each line manager. */
const answerPrices: Readonly<
  Record<Event, readonly (readonly [fixed: number, member: number, manager: number])[]>
> = {
  reorganisation: [
    [0, 0, 0],
    [0, 0, 60],
    [0, 6, 0],
  ],
  departure: [
    [0, 0, 0],
    [18_000, 0, 0],
    [0, 0, 0],
  ],
}

/** Levers as they stand in a quarter; those that act once are bought in it. */
type Stand = Record<Lever, number>

const firstStand = (base: Scenario): Stand => ({
  interns: 0,
  juniors: 0,
  professionals: 0,
  seniors: 0,
  alignment: classes.indexOf(base.policies.alignment ?? 'claimed'),
  coaching: 0,
  platform: 0,
  training: 0,
  launch: 0,
})

const mostSenior = (stand: Stand): (typeof posts)[number] | undefined =>
  posts.findLast(({ lever }) => stand[lever] > 0)

/** Levers quarter by quarter, and the events that came: one that needs a team meets none where nobody is in post. */
function standsOf(base: Scenario, { events: due }: Rules, moves: readonly Move[]) {
  const first = firstStand(base)
  let now = first
  return moves.map(({ decision, answer }, round) => {
    const before = now
    const event = due[round] === 'departure' && mostSenior(before) === undefined ? undefined : due[round]
    const set = { ...before, training: 0, launch: 0, ...decision }
    now = { ...set }
    const gone = event === 'departure' && answer === 2 ? mostSenior(before) : undefined
    if (gone !== undefined) now[gone.lever] -= 1
    return { before, now, event, answer }
  })
}

const weeks = 13

/** An effect with its weeks counted from the start of the game, and the post of whoever would leave: of the highest level before the quarter. */
type Due = {
  readonly effect: Effect
  readonly from: number
  readonly until: number
  readonly leaver: (typeof posts)[number] | undefined
}

type Stands = ReturnType<typeof standsOf>

/** What the events of a game and their answers do. */
const effectsOf = (stands: Stands): readonly Due[] =>
  stands.flatMap(({ before, event, answer }, round): readonly Due[] =>
    event === undefined
      ? []
      : [...events[event].always, ...(events[event].answers[answer] ?? [])].map((effect) => ({
          effect,
          leaver: mostSenior(before),
          from: round * weeks + effect.from,
          until: round * weeks + effect.until,
        })),
  )

/** Bought for one week; a launch of the first quarter is the size of the launch that the base makes anyway. */
const atOnceOf = (stands: Stands) =>
  stands.flatMap(({ now }, round) => {
    const [from, until] = [round * weeks, round * weeks + 1]
    return [
      ...(now.training > 0 ? [{ from, until, training: trained[now.training as 1] }] : []),
      ...(now.launch > 0 && round > 0 ? [{ from, until, launch: { size: launched[now.launch as 1] } }] : []),
    ]
  })

/** Policies in a week: levers as they stand, and what acts on them. */
function policiesIn({ policies }: Scenario, now: Stand, here: readonly Due[]): Record<string, unknown> {
  const team = { ...now }
  const away = here.find(({ effect }) => effect.post === 'away')?.leaver
  if (away !== undefined && team[away.lever] > 0) team[away.lever] -= 1
  const stance = here.reduce<number>(
    (sum, { effect }) => sum + (effect.stance ?? 0),
    coached[now.coaching as 0 | 1 | 2],
  )
  const tied = here.some(({ effect }) => effect.notTied) ? Math.min(1, now.alignment) : now.alignment
  const fit = (policies.platform?.fit ?? Number.NaN) + fitted[now.platform as 0 | 1 | 2]
  return {
    staffing: {
      team: posts
        .filter(({ lever }) => team[lever] > 0)
        .map(({ lever, seniority }) => ({ seniority, count: team[lever] })),
    },
    alignment: classes[tied as 0 | 1 | 2],
    managers: { stance: (policies.managers?.stance ?? 0) + stance },
    platform: { fit: Math.round(1000 * fit) / 1000 },
  }
}

/** Policies at each week in which some of them become others: those alone. */
function changesOf(scenario: Scenario, stands: Stands) {
  const effects = effectsOf(stands)
  const held = new Map<string, string>()
  const changes: { week: number; [key: string]: unknown }[] = []
  for (const [round, { now }] of stands.entries())
    for (let week = round * weeks; week < (round + 1) * weeks; week++) {
      const here = effects.filter(({ from, until }) => from <= week && week < until)
      const fresh = Object.entries(policiesIn(scenario, now, here)).filter(([key, value]) => {
        const text = JSON.stringify(value)
        const known = held.get(key)
        held.set(key, text)
        return known !== text
      })
      if (fresh.length > 0) changes.push({ week, ...Object.fromEntries(fresh) })
    }
  return changes
}

/** The scenario of a game: each change of policies at the week in which it comes. */
function scenarioOfGame(base: LoadedScenario, rules: Rules, moves: readonly Move[]): Scenario {
  const stands = standsOf(base.scenario, rules, moves)
  const [start, ...later] = changesOf(base.scenario, stands)
  const { week: _week, ...policies } = start ?? { week: 0 }
  const own = stands[0]?.now.launch ?? 0
  if (own > 0) policies['launch'] = { size: launched[own as 1] }
  return loaded(
    variantOf(
      base,
      { horizon: weeks * moves.length, policies, interventions: [...later, ...atOnceOf(stands)] },
      'the game',
    ),
  ).scenario
}

/** What a quarter costs, by what for, $. */
export type Money = {
  readonly team: number
  readonly rules: number
  readonly spent: number
  readonly left: number
}

/** Money quarter by quarter: grant and what was left come in; posts, and what the rules of the game charge, go out. */
export function moneyOf(
  { scenario }: LoadedScenario,
  rules: Rules,
  moves: readonly Move[],
): readonly Money[] {
  const { members, groupSize } = scenario.organisation as { members: number; groupSize: number }
  const managers = members / groupSize
  const { prices } = rules
  let left = 0
  return standsOf(scenario, rules, moves).map(({ before, now, event, answer }) => {
    const team = posts.reduce((sum, { lever, quarter }) => sum + now[lever] * quarter, 0)
    const size = Math.min(1, members / 2000)
    const alignment = [0, prices.claimed * size, prices.integrated * size][now.alignment] ?? Number.NaN
    const coaching =
      [0, prices.coachingLight * managers, prices.coachingFull * managers][now.coaching] ?? Number.NaN
    const platform =
      now.platform === before.platform
        ? 0
        : ([0, prices.tuned, prices.other][now.platform] ?? Number.NaN) * members
    const once =
      prices.training * trained[now.training as 0] * members +
      prices.launch * launched[now.launch as 0] * members
    const [fixed, member, manager] = (event === undefined ? undefined : answerPrices[event][answer]) ?? [
      0, 0, 0,
    ]
    const extra = alignment + coaching + platform + once + fixed + member * members + manager * managers
    left += rules.grant - team - extra
    return { team, rules: extra, spent: team + extra, left }
  })
}

/** What a game is worth on one luck: the model's net value over its weeks less what the rules charged besides posts. */
export function netOf(base: LoadedScenario, rules: Rules, moves: readonly Move[], replicate = 0): number {
  const run = simulate({ scenario: scenarioOfGame(base, rules, moves), replicate })
  const charged = moneyOf(base, rules, moves).reduce((sum, money) => sum + money.rules, 0)
  return plainMeasure('netValue', run, 0, weeks * moves.length - 1) - charged
}

/** The measure of a game week by week. */
export function curveOf(base: LoadedScenario, rules: Rules, moves: readonly Move[]): readonly number[] {
  const run = simulate({ scenario: scenarioOfGame(base, rules, moves), replicate: 0 })
  return Array.from({ length: weeks * moves.length }, (_, week) =>
    plainMeasure('weeklyActive', run, week, week),
  )
}

export type Way = 'up' | 'flat' | 'down'

/** Which way it went in each quarter: its last four weeks beside the four before it, at the start beside its own first four. */
export function waysOf(curve: readonly number[], flat: number): readonly Way[] {
  const four = (from: number): number =>
    curve.slice(from, from + 4).reduce((sum, value) => sum + value, 0) / 4
  return Array.from({ length: curve.length / weeks }, (_, round): Way => {
    const change = four(round * weeks + weeks - 4) - four(Math.max(0, round * weeks - 4))
    if (Math.abs(change) < flat) return 'flat'
    return change > 0 ? 'up' : 'down'
  })
}

/** Sum of squared differences between what was stated and what came. */
export const brierOf = (stated: readonly number[], came: number): number =>
  stated.reduce((sum, p, option) => sum + (p - (option === came ? 1 : 0)) ** 2, 0)

/** What somebody states who is this sure of one of so many options: the others share the rest. */
export const statedOf = (option: number, sure: number, options = 3): readonly number[] =>
  Array.from({ length: options }, (_, one) => (one === option ? sure : (1 - sure) / (options - 1)))

/** Width of a range that is right in 8 of 10 cases, and ten times what it misses by. */
export const intervalOf = (value: number, within: number, came: number): number =>
  2 * within + 10 * Math.max(0, Math.abs(came - value) - within)

/** Quantiles .95 of Student's t for 19 degrees of freedom: what 20 runs have. */
const t19 = 1.729132812

/** Mean and 90 % interval of 20 runs. */
export function estimate(values: readonly number[]): {
  readonly mean: number
  readonly low: number
  readonly high: number
} {
  const middle = mean(values)
  const half = t19 * standardError(values)
  return { mean: middle, low: middle - half, high: middle + half }
}

/** Weekly active over weeks, both included, in each of 20 runs. */
export const levelsOf = (scenario: Scenario, [from, to]: readonly [number, number]): readonly number[] =>
  Array.from({ length: 20 }, (_, replicate) =>
    plainMeasure('weeklyActive', simulate({ scenario, replicate }), from, to),
  )
