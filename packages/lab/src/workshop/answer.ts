import type { Decision, Prediction } from '../play/index.ts'

/** What a team or a seat answers in a step. */
export type Answer =
  /** To a predict step: the option by place, or a number with how far off it may be in 8 of 10 cases, and how sure. */
  | { readonly kind: 'choice'; readonly choice: number; readonly sure: number }
  | { readonly kind: 'number'; readonly value: number; readonly within: number }
  /** To one round of a decide step; `round` is counted from 0 over the whole flight. */
  | {
      readonly kind: 'round'
      readonly round: number
      readonly answer: number
      readonly decision: Decision
      readonly prediction?: Prediction | undefined
    }

/** An answer with whose it is: a team, counted from 0, and where several people of a team answer, their seat. */
export type Submission = {
  readonly step: string
  readonly team: number
  readonly seat?: number | undefined
  readonly answer: Answer
}

/** What is shown: a step, counted from 0 in the format of the session; in a decide step the round of the flight, else 0; and whether its result is revealed. */
export type Place = { readonly step: number; readonly round: number; readonly revealed: boolean }

/** Going back to a round of a team, counted from 0, and deciding otherwise: the other rounds stay as they were decided, on the same luck. */
export type SessionBranch = {
  readonly team: number
  readonly round: number
  readonly answer: number
  readonly decision: Decision
}

/** Everything that happened in a session so far: enough to go on with after a crash, and to debrief from. */
export type SessionRecord = {
  readonly kind: 'session-record'
  readonly version: 1
  readonly modelVersion: string
  /** Digest of the session: file, scenarios, model. */
  readonly session: string
  readonly format: '10' | '45' | '90'
  readonly teams: readonly string[]
  readonly at: Place
  /** The furthest place that was shown: what is revealed stays so when one goes back. */
  readonly furthest: Place
  /** In the order of arrival; a later one of the same team, seat, step and round stands in the place of the earlier. */
  readonly submissions: readonly Submission[]
  /** In the order in which they were made, at most one for each team and round. */
  readonly branches?: readonly SessionBranch[] | undefined
}
