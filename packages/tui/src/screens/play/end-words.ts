import { firstSpace } from '@fishbowl/core'
import {
  accountsOf,
  type BestPlan,
  type Calibration,
  type Flight,
  type Game,
  type LuckOrSkill,
  type PlayDebrief,
  type PlayLife,
  type PlayPlan,
  pointsOf,
  type SpendingId,
} from '@fishbowl/lab/play'
import { formatNumber, introduction, lifeSentence, partingSentences, safe } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { counterfactualName, leverName, money, optionName, sureWords, unitOf } from './entry-words.ts'
import type { PlayEnd } from './state.ts'

/** $ with its sign. */
const signed = (value: number): string => formatNumber(value, { kind: 'money', signed: true })

/** How far the debrief is, or what went wrong; nothing once it is there. */
export function endStatus(end: PlayEnd): string {
  if (end.phase === 'failed') return say('play.end.failed', { why: safe(end.why) })
  if (end.phase !== 'running') return ''
  const parts = {
    counterfactuals: 'play.end.part.counterfactuals',
    best: 'play.end.part.best',
    luck: 'play.end.part.luck',
    lives: 'play.end.part.lives',
  } as const
  return say('play.end.running', { part: say(parts[end.part]), done: end.done, of: end.of })
}

/** Quarters or rounds that were played. */
export const quartersWords = (flight: Flight, count: number): string =>
  say('play.end.quarters', { unit: unitOf(flight), count })

const postLevers = ['seniors', 'professionals', 'juniors', 'interns'] as const

/** A plan in words. */
function planWords(
  flight: Flight,
  { team, start, cut, bought = start, answers = [], ...levers }: PlayPlan,
): string {
  const unit = unitOf(flight)
  const posts = postLevers.filter((id) => team[id] > 0).map((id) => `${team[id]} ${leverName(id)}`)
  const set = (ids: readonly (keyof typeof levers)[]): readonly string[] =>
    ids.flatMap((id) =>
      levers[id] > 0
        ? [say('play.entry.check.lever', { lever: leverName(id), option: optionName(id, levers[id]) })]
        : [],
    )
  const from = (round: number): string => say('play.end.plan.start', { unit, round: round + 1 })
  const extras = set(['platform', 'training', 'coaching'])
  const ends =
    cut === undefined
      ? []
      : [cut.keeps === 'half' ? ('play.end.plan.half' as const) : ('play.end.plan.none' as const)]
  const paid = answers.filter((answer) => answer > 0).length
  return [
    ...(posts.length === 0 ? [say('play.end.plan.nobody')] : posts),
    ...set(['alignment']),
    from(start),
    ...extras,
    ...(extras.length > 0 && bought !== start ? [from(bought)] : []),
    ...ends.map((key) => say(key, { unit, round: (cut?.round ?? 0) + 1 })),
    ...(paid > 0 ? [say('play.end.plan.answers', { count: paid })] : []),
  ].join(', ')
}

/** What is said of the best plan. */
export function bestWords(flight: Flight, best: BestPlan | undefined): readonly string[] {
  if (best === undefined) return []
  const plan = say('play.end.plan', { plan: planWords(flight, best.plan) })
  const { mean, low, high } = best.overOwn
  if (best.branch.difference === 0 && low === 0 && high === 0) return [plan, say('play.end.plan.same')]
  const sign = best.verdict === 'worse' ? -1 : 1
  const [from, to] = sign === 1 ? [low, high] : [-high, -low]
  const worded = { mean: money(sign * mean), low: money(from), high: money(to) }
  const keys = {
    better: 'play.end.verdict.better',
    worse: 'play.end.verdict.worse',
    'cannot-tell': 'play.end.verdict.cannot-tell',
  } as const
  return [plan, say(keys[best.verdict], worded)]
}

/** Net values: own, nobody, best; each with what it is more than the own. */
export function valueRows(netValue: number, found: PlayDebrief | undefined): readonly (readonly string[])[] {
  const row = (name: string, value: number): readonly string[] => [
    name,
    money(value),
    signed(value - netValue),
  ]
  return [
    [say('play.end.you'), money(netValue), ''],
    ...(found === undefined ? [] : [row(say('play.end.nobody'), found.base.netValue)]),
    ...(found?.best === undefined ? [] : [row(say('play.end.best'), found.best.branch.netValue)]),
  ]
}

const spendings = {
  team: 'play.spending.team',
  managerTime: 'play.spending.managerTime',
  alignment: 'play.spending.alignment',
  coaching: 'play.spending.coaching',
  platform: 'play.spending.platform',
  training: 'play.spending.training',
  launch: 'play.spending.launch',
  home: 'play.spending.home',
  event: 'play.spending.event',
} as const satisfies Record<SpendingId, string>

/** Where the money of a game went, $. */
export function moneyRows(game: Game): readonly (readonly string[])[] {
  const accounts = accountsOf(game)
  const sum = (of: (account: (typeof accounts)[number]) => number): number =>
    accounts.reduce((total, account) => total + of(account), 0)
  const ids = Object.keys(spendings) as readonly SpendingId[]
  const went = ids.flatMap((id) => {
    const value = sum(({ spending }) => spending[id])
    return value === 0 ? [] : [[say(spendings[id]), money(value)]]
  })
  return [
    [say('play.end.granted'), money(sum(({ grant }) => grant))],
    ...went,
    [say('play.end.spent'), money(sum(({ spent }) => spent))],
    [say('play.end.left'), money(accounts.at(-1)?.left ?? 0)],
  ]
}

const percent = (value: number): string => formatNumber(value, { kind: 'share' })
const whole = (value: number): string => formatNumber(value, { kind: 'plain', digits: 0 })

/** How often each sureness was right; the heads first. */
export function calibrationRows({ rows }: Calibration): readonly (readonly string[])[] {
  if (rows.length === 0) return []
  return [
    [say('play.end.said'), say('play.end.times'), say('play.end.right'), say('play.end.share')],
    ...rows.map(({ sure, n, hits }) => [
      say('play.end.sure', { sure: sureWords(sure) }),
      `${n}`,
      `${hits}`,
      percent(hits / n),
    ]),
  ]
}

/** What is said of all predictions. */
export function calibrationWords(flight: Flight, calibration: Calibration): readonly string[] {
  const { points, direction, interval, intervals } = calibration
  if (points === undefined) return [say('play.end.no-predictions')]
  const skill = direction?.overAsLast ?? interval?.overAsLast
  const nothing = pointsOf(flight, { kind: 'direction', came: 'flat', hit: false, brier: 2 / 3 })
  return [
    say('play.end.points', { points: whole(points), nothing: whole(nothing) }),
    ...(intervals.n === 0 ? [] : [say('play.end.intervals', { within: intervals.within, n: intervals.n })]),
    ...(skill === undefined
      ? []
      : [say(skill > 0 ? 'play.end.skill.better' : 'play.end.skill.worse', { unit: unitOf(flight) })]),
  ]
}

/** A difference to the own game in words. */
export function differenceWords(difference: number): string {
  if (Math.abs(difference) < 0.5) return say('play.end.same')
  const amount = money(Math.abs(difference))
  return say(difference > 0 ? 'play.end.more' : 'play.end.less', { amount })
}

/** What could have been decided otherwise, each with its difference to the own game. */
export const otherwiseRows = ({ counterfactuals }: PlayDebrief): readonly (readonly [string, string])[] =>
  counterfactuals.map(({ id, difference, overBudget }) => {
    const over = overBudget === undefined ? '' : ` (${say('play.end.over')})`
    return [counterfactualName(id) + over, signed(difference)] as const
  })

/** Luck or skill, in sentences. */
export function luckWords(luck: LuckOrSkill | undefined): readonly string[] {
  if (luck === undefined) return []
  const { mean, low, high } = luck.mean
  const count = luck.others.length
  return [
    say('play.end.luck.here', { difference: signed(luck.here) }),
    say('play.end.luck.others', { count, mean: signed(mean), low: signed(low), high: signed(high) }),
    say('play.end.luck.below', { below: Math.floor(luck.below), count }),
    say(low > 0 ? 'play.end.luck.better' : high < 0 ? 'play.end.luck.worse' : 'play.end.luck.luck'),
  ]
}

/** A member's life: who it is, where nobody decides, in the own game, and where the two part. */
export function memberWords({ lives: [own, base], partings }: PlayLife): readonly string[] {
  if (own === undefined || base === undefined) return []
  const names = { one: say('play.end.name.base'), other: say('play.end.name.own') }
  return [
    introduction(own),
    say('play.end.life.base', { life: lifeSentence(base, firstSpace) }),
    say('play.end.life.own', { life: lifeSentence(own, firstSpace) }),
    ...partingSentences(partings, names),
  ]
}
