export type { Answer, Place, SessionBranch, SessionRecord, Submission } from './answer.ts'
export type { Came } from './came.ts'
export { codeOf, type Decoded, grouped, submissionOf } from './codes.ts'
export {
  branchedGame,
  debriefOf,
  plainReveal,
  type SessionDebriefOptions,
  sessionDebrief,
} from './debrief.ts'
export type {
  DebriefBranch,
  DebriefGame,
  DebriefStep,
  PlainCurve,
  PlainReveal,
  SessionDebrief,
  SessionDebriefProgress,
} from './debrief-types.ts'
export {
  advanced,
  answersAt,
  type Collected,
  collected,
  hasShown,
  isAtEnd,
  questionOf,
  type Refusal,
  type SessionQuestion,
  type Submitted,
  startedRecord,
  submitted,
  waitingFor,
  wentBack,
} from './flow.ts'
export { gameBefore, gameOf, roundsRevealed, sessionReplicate } from './games.ts'
export { type Leaderboard, type LeaderboardOptions, leaderboardOf, type Standing } from './leaderboard.ts'
export { isTidy, tidied } from './number-code.ts'
export {
  type PredictionScore,
  predictionScores,
  type RoundScore,
  roundScores,
  type StepScore,
  stepScores,
} from './outcome.ts'
export { type Misfit, misfitOf, type RecordRead, readRecord, recordText, submissionFrom } from './record.ts'
export {
  isSoFar,
  type PredictStep,
  predictStepsOf,
  type Reveal,
  type RevealCurve,
  type Revealing,
  revealing,
} from './reveal.ts'
export { armOf, type Session, type SessionArm, type SessionParts, sessionOf } from './session.ts'
export type { SessionFault } from './session-fault.ts'
export { sessionFaults } from './session-faults.ts'
export {
  type Asked,
  SessionFile,
  type SessionFormat,
  type SessionText,
  type Step,
  sessionFormats,
} from './session-file.ts'
export {
  type ChoiceOption,
  flightOf,
  optionsOf,
  roundsOf,
  type SessionStep,
  stepsOf,
} from './steps.ts'
export { type Fault, faultOf, mostSeats } from './submission.ts'
export { textOf } from './text-of.ts'
