import type { Life, MeasureId, Parting } from '@fishbowl/core'
import type { Estimate } from '../stats/interval.ts'
import type { Calibration } from './calibration.ts'
import type { CounterfactualId } from './counterfactual-ids.ts'
import type { DashboardRow } from './dashboard.ts'
import type { PlayEventId } from './events.ts'
import type { Flight } from './flight.ts'
import type { Decision, Standing } from './levers.ts'
import type { Account } from './money.ts'
import type { Direction, Prediction } from './prediction.ts'
import type { Round } from './record.ts'
import type { Scored } from './result.ts'

/** Weekly values of some measures; null in a week without a value. */
export type PlayCurves = Readonly<Partial<Record<MeasureId, readonly (number | null)[]>>>

/** A round as it was played and what came of it. */
export type PlayedRound = {
  /** Counted from 0. */
  readonly round: number
  readonly event?: PlayEventId | undefined
  readonly answer: number
  readonly decision: Decision
  readonly standing: Standing
  readonly account: Account
  readonly dashboard: readonly DashboardRow[]
  /** Which way the measure of the game went. */
  readonly came: Direction
  readonly prediction?: Prediction | undefined
  readonly scored?: Scored | undefined
  /** Of a prediction: 0 to 100, below 0 for points far off. */
  readonly points?: number | undefined
}

/** One game on the luck of the game. */
export type Branch = {
  readonly rounds: readonly Round[]
  /** $ over the whole game. */
  readonly netValue: number
  /** Net value less that of the own game, $: what this would have brought. */
  readonly difference: number
  /** The first round, counted from 0, after which money is missing; absent where it is within the budget. */
  readonly overBudget?: number | undefined
  readonly curves: PlayCurves
}

/** The own game with one thing decided otherwise, on the same luck. */
export type Counterfactual = Branch & {
  readonly id: CounterfactualId
  /** Key of the message that says what. */
  readonly title: `play.counterfactual.${CounterfactualId}`
  /** The first week in which anything is decided otherwise; the weeks before are the same to the last bit. */
  readonly from: number
}

/** A plan of few words: what a search for the best goes through. */
export type PlayPlan = {
  /** Posts by level. */
  readonly team: Readonly<Record<'interns' | 'juniors' | 'professionals' | 'seniors', number>>
  /** Digits of the options of the levers. */
  readonly alignment: number
  readonly platform: number
  readonly training: number
  readonly coaching: number
  /** The round in which it starts, counted from 0. */
  readonly start: number
  /** The round in which platform, training and coaching are bought: as soon as there is the money. Absent is at the start. */
  readonly bought?: number | undefined
  /** Answers to events by round, counted from 0; absent are those that cost nothing. */
  readonly answers?: readonly number[] | undefined
  /** The round in which half of the team (the higher levels stay) goes, or all of it; absent where it is kept. */
  readonly cut?: { readonly round: number; readonly keeps: 'half' | 'none' } | undefined
}

/** The best plan that a search has found under the same budget, rules and prices. */
export type BestPlan = {
  readonly plan: PlayPlan
  /** True when it hires nobody at all. */
  readonly nobody: boolean
  /** Plans that were compared and runs that were made. */
  readonly plans: number
  readonly runs: number
  /** Mean net value on the luck it was chosen on, $; biased upwards, because it is the best of many. */
  readonly chosenOn: Estimate
  /** On the luck of the game. */
  readonly branch: Branch
  /** Best plan less own game over other luck that neither was chosen on, $. */
  readonly overOwn: Estimate
  /** Whether it beats the own game beyond luck: the interval lies above 0, below 0, or across. */
  readonly verdict: 'better' | 'worse' | 'cannot-tell'
}

/** The own game less doing nothing, on the luck of the game and on others. */
export type LuckOrSkill = {
  /** On the luck of the game, $. */
  readonly here: number
  /** On other luck, $, in ascending order. */
  readonly others: readonly number[]
  readonly mean: Estimate
  /** Others below the luck of the game, equal ones half: 0 to their number. */
  readonly below: number
}

/** A member's life in the own game and where nothing is done. */
export type PlayLife = {
  readonly member: number
  /** Why this one: a rule of picking. */
  readonly rule: string
  readonly group?: number | undefined
  /** In the own game, then where nothing is done. */
  readonly lives: readonly Life[]
  readonly partings: readonly Parting[]
}

/** Everything there is to say of a game, as plain JSON. The same game gives the same bytes. */
export type PlayDebrief = {
  readonly kind: 'play-debrief'
  readonly version: 1
  readonly modelVersion: string
  /** First 12 hex digits of the SHA-256 of model version, game and every number of the own run and of that where nothing is done. */
  readonly digest: string
  readonly game: {
    /** The base as plain data, as `scenarioData` gives it. */
    readonly base: object
    readonly flight: Flight
    readonly replicate: number
    readonly rounds: readonly Round[]
  }
  /** Weeks that were played. */
  readonly weeks: number
  readonly rounds: readonly PlayedRound[]
  /** The measure of the game first. */
  readonly measures: readonly MeasureId[]
  readonly own: { readonly netValue: number; readonly curves: PlayCurves }
  /** Nothing decided, the same events answered by what costs nothing. */
  readonly base: { readonly netValue: number; readonly curves: PlayCurves }
  readonly calibration: Calibration
  readonly counterfactuals: readonly Counterfactual[]
  /** Absent where no search was asked for. */
  readonly best?: BestPlan | undefined
  readonly luck?: LuckOrSkill | undefined
  readonly lives: readonly PlayLife[]
}

/** How far a debrief has come. */
export type DebriefProgress = {
  readonly part: 'counterfactuals' | 'best' | 'luck' | 'lives'
  readonly done: number
  readonly of: number
}
