import type { Decision, Prediction } from '../play/index.ts'

/** What a team or a seat answers in a step. */
export type Answer =
  /** To a predict step: the option by place, or a number with how far off it may be, and how sure. */
  | { readonly kind: 'choice'; readonly choice: number; readonly sure: number }
  | { readonly kind: 'number'; readonly value: number; readonly within: number }
  /** To one round of a decide step. */
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

/** Everything that happened in a session so far: enough to go on with after a crash, and to debrief from. */
export type SessionRecord = {
  readonly kind: 'session-record'
  readonly version: 1
  readonly modelVersion: string
  /** Digest of the session: file, scenarios, model. */
  readonly session: string
  readonly format: '10' | '45' | '90'
  readonly teams: readonly string[]
  /** Place of the step that is shown, and whether its result is revealed. */
  readonly at: { readonly step: number; readonly round: number; readonly revealed: boolean }
  /** In the order of arrival; a later one of the same team, seat, step and round stands in the place of the earlier. */
  readonly submissions: readonly Submission[]
}
