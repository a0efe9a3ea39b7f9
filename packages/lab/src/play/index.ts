export {
  type Calibration,
  type CalibrationRow,
  calibrationOf,
  pointsOf,
  type ScoredRound,
  type Skill,
  scoredRound,
} from './calibration.ts'
export { type CounterfactualId, counterfactualIds } from './counterfactual-ids.ts'
export { type Alternative, alternativesOf, nothingDone } from './counterfactuals.ts'
export { type DashboardId, type DashboardRow, dashboard, dashboardIds } from './dashboard.ts'
export { type DebriefOptions, debrief, debriefing } from './debrief.ts'
export type {
  BestPlan,
  Branch,
  Counterfactual,
  DebriefProgress,
  LuckOrSkill,
  PlayCurves,
  PlayDebrief,
  PlayedRound,
  PlayLife,
  PlayPlan,
} from './debrief-types.ts'
export {
  answerPrice,
  type EventEffect,
  type EventOption,
  type EventPrice,
  eventIds,
  managersOf,
  type PlayEvent,
  type PlayEventId,
  playEventOf,
} from './events.ts'
export { Flight, weeksOfRound } from './flight.ts'
export {
  accountIf,
  answersOf,
  type IllegalKey,
  illegal,
  illegalKeys,
  mostPosts,
  withRound,
} from './legality.ts'
export {
  type Decision,
  decided,
  type PlayLever,
  type PlayLeverId,
  playLeverIds,
  playLeverOf,
  policiesOf,
  type Standing,
  standingOf,
} from './levers.ts'
export {
  type Account,
  accountsOf,
  gameCosts,
  grantOf,
  type Spending,
  type SpendingId,
  spendingOf,
} from './money.ts'
export {
  brierScore,
  type Direction,
  directionOf,
  directions,
  intervalScore,
  type Prediction,
  probabilitiesOf,
  sureness,
} from './prediction.ts'
export {
  eventsOf,
  type Game,
  horizonOf,
  nextEvent,
  type Round,
  standingsOf,
  storedEvents,
  type Turn,
  turnsOf,
} from './record.ts'
export { netValueOf, outcomeOf, type Scored, scored } from './result.ts'
export { reviewed, type Verdict } from './review.ts'
export { scenarioOfGame } from './scenario-of.ts'
