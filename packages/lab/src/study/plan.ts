import type { MeasureId, Scenario } from '@fishbowl/core'

/** One setting of all factors of a study, resolved: what every replicate of the point runs. */
export type Point = {
  /** From 0, over all scenarios of the study. */
  readonly number: number
  /** Name of the scenario that the point varies. */
  readonly base: string
  /** What the design sets, by factor in the order of the study file: numbers, words or plain data. */
  readonly factors: Readonly<Record<string, unknown>>
  readonly scenario: Scenario
}

/** A study with nothing left open. Points are made when they are asked for: thousands of resolved scenarios do not fit in memory. */
export type StudyPlan = {
  readonly id: string
  readonly title: string
  readonly count: number
  /** Point by number; the same one each time. */
  readonly at: (number: number) => Point
  /** Replicates of each point, from 0: all points share their luck. */
  readonly replicates: number
  /** What each run is summarised by: every measure over the weeks that it is judged by. */
  readonly measures: readonly MeasureId[]
  /** Names of the factors in order. */
  readonly factors: readonly string[]
  /** The study file as plain data, for the manifest. */
  readonly file: unknown
}
