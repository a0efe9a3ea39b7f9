import {
  type BestPlan,
  type Flight,
  type LuckOrSkill,
  type PlayDebrief,
  type PlayLeverId,
  type PlayPlan,
} from '@fishbowl/lab/play'
import { say } from '../../words/index.ts'
import type { Block } from '../document.ts'
import {
  leverName,
  money,
  moneyInterval,
  optionName,
  score,
  signedMoney,
  toldWay,
  unitOf,
  wayOfMoney,
} from './play-words.ts'

const absolute = (value: number): string => money(Math.abs(value))

/** What a game comes to in money beside deciding nothing. */
export const leadText = ({ own, base }: PlayDebrief): string =>
  say('debrief.lead', {
    own: money(own.netValue),
    base: money(base.netValue),
    way: wayOfMoney(own.netValue - base.netValue),
    size: absolute(own.netValue - base.netValue),
  })

const posts = ['interns', 'juniors', 'professionals', 'seniors'] as const
const others = ['alignment', 'platform', 'training', 'coaching'] as const

const option = (lever: PlayLeverId, digit: number): string =>
  say('debrief.plan.option', { lever: leverName(lever), option: optionName(lever, digit) })

/** When and how a team goes; nothing where it is kept. */
const cutWords = (cut: PlayPlan['cut'], unit: string): readonly string[] =>
  cut === undefined
    ? []
    : [
        say(cut.keeps === 'half' ? 'debrief.plan.half' : 'debrief.plan.none', {
          unit,
          round: String(cut.round + 1),
        }),
      ]

/** A plan in a few words: posts, the levers that are set, from when on each, and when the team goes. */
function planWords(plan: PlayPlan, flight: Flight): string {
  const { team, start, cut, bought = start, answers = [], ...options } = plan
  const unit = unitOf(flight)
  const hired = posts.filter((id) => team[id] > 0).map((id) => option(id, team[id]))
  const set = others.filter((id) => options[id] > 0).map((id) => [id, option(id, options[id])] as const)
  const extras = set.flatMap(([id, words]) => (id === 'alignment' ? [] : [words]))
  const paid = answers.filter((answer) => answer > 0).length
  if (hired.length + set.length + paid === 0) return say('debrief.plan.nobody')
  const from = (round: number): string => say('debrief.plan.start', { unit, round: String(round + 1) })
  return [
    ...(hired.length === 0 ? [say('debrief.plan.nobody')] : hired),
    ...set.flatMap(([id, words]) => (id === 'alignment' ? [words] : [])),
    from(start),
    ...extras,
    ...(extras.length > 0 && bought !== start ? [from(bought)] : []),
    ...cutWords(cut, unit),
    ...(paid > 0 ? [say('play.end.plan.answers', { count: paid })] : []),
  ].join(', ')
}

/** An interval of a difference whose sign the words say. */
const sizes = ({ low, high }: { readonly low: number; readonly high: number }, sign: 1 | -1 = 1): string =>
  say('debrief.page.stretch', {
    low: money(sign === 1 ? low : -high),
    high: money(sign === 1 ? high : -low),
  })

const bestKeys = {
  better: 'debrief.best.better',
  worse: 'debrief.best.worse',
  'cannot-tell': 'debrief.best.untold',
} as const

/** How the best plan that was found compares with the game. */
export function bestTexts({ plan, branch, overOwn, verdict }: BestPlan, flight: Flight): readonly string[] {
  return [
    say('debrief.best.lead', { best: money(branch.netValue), plan: planWords(plan, flight) }),
    say(bestKeys[verdict], {
      lucks: String(overOwn.n),
      size: absolute(overOwn.mean),
      interval: { better: sizes(overOwn), worse: sizes(overOwn, -1), 'cannot-tell': moneyInterval(overOwn) }[
        verdict
      ],
    }),
  ]
}

const luckKeys = {
  up: 'debrief.luck.up',
  down: 'debrief.luck.down',
  untold: 'debrief.luck.untold',
} as const

/** Luck or skill: what the decisions are worth on other luck. */
export function luckTexts({ here, mean, others: lucks, below }: LuckOrSkill): readonly string[] {
  if (here === 0 && mean.low === 0 && mean.high === 0) return [say('debrief.luck.same')]
  return [
    say('debrief.luck.lead', {
      here: absolute(here),
      way: wayOfMoney(here),
      others: String(lucks.length),
      mean: signedMoney(mean.mean),
      interval: moneyInterval(mean),
      below: String(below),
    }),
    say(luckKeys[toldWay(mean)]),
  ]
}

/** How well the predictions did. */
export function scoreTexts({ calibration }: PlayDebrief): readonly string[] {
  const { rows, intervals, direction } = calibration
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  const hits = rows.reduce((sum, row) => sum + row.hits, 0)
  if (n + intervals.n === 0) return [say('debrief.scores.none')]
  return [
    ...(n === 0 ? [] : [say('debrief.scores.directions', { hits: String(hits), n: String(n) })]),
    ...(direction === undefined
      ? []
      : [
          say('debrief.scores.brier', {
            own: score(direction.own),
            nothing: score(direction.nothing),
            asLast: score(direction.asLast),
          }),
        ]),
    ...(intervals.n === 0
      ? []
      : [say('debrief.scores.points', { within: String(intervals.within), of: String(intervals.n) })]),
  ]
}

const joined = (texts: readonly string[]): string => texts.join(' ')

/** What a game came to, in a few sentences: money, the best plan, luck, predictions. */
export function answerBlocks(debrief: PlayDebrief): readonly Block[] {
  const { best, luck, game, weeks } = debrief
  return [
    { kind: 'text', role: 'answer', text: leadText(debrief), from: ['branches'] },
    {
      kind: 'list',
      items: [
        ...(luck === undefined ? [] : [joined(luckTexts(luck))]),
        ...(best === undefined ? [] : [joined(bestTexts(best, game.flight))]),
        joined(scoreTexts(debrief)),
      ],
      from: ['branches', 'luck', 'best-plan', 'prediction-scores', 'prediction-calibration'],
    },
    { kind: 'text', role: 'note', text: say('debrief.netValue', { weeks: String(weeks) }), from: ['games'] },
  ]
}
