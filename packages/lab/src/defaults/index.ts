export { askIn } from './ask.ts'
export type { Target } from './distance.ts'
export type { AskPoint, Round } from './fit.ts'
export {
  type Accepted,
  type DefaultsResult,
  digestOfFit,
  distanceAgain,
  kept,
  type LeftOut,
  pointsOfStudy,
  rangeOf,
  runStudy,
  targets,
} from './result.ts'
export { type Ensemble, type History, smoothed } from './smoother.ts'
export { bodyOf, leftAlone, priors, study, weights } from './study.ts'
export { type Asked, summaryAt } from './summary.ts'
