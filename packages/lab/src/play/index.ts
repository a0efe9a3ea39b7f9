export {
  type EventEffect,
  type EventOption,
  eventIds,
  type PlayEvent,
  type PlayEventId,
  playEventOf,
} from './events.ts'
export { Flight } from './flight.ts'
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
export { eventsOf, type Game, horizonOf, type Round, standingsOf } from './record.ts'
export { netValueOf, outcomeOf, type Scored, scored, weeksOfRound } from './result.ts'
export { scenarioOfGame } from './scenario-of.ts'
