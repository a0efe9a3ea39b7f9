export { pointsAsked } from './design.ts'
export {
  estimateOf,
  type PilotOptions,
  type StudyEstimate,
  type Survey,
  surveyOf,
} from './estimate.ts'
export { type DesignKind, type Study, StudyFile } from './file.ts'
export { isSample, type KeptStudy, keptStudy } from './kept.ts'
export type { Point, StudyPlan } from './plan.ts'
export { type NamedScenario, type Planned, type PlannedStudy, planOf } from './plan-of.ts'
export { type KeptRuns, type PointResult, pointResults, type ResultOptions } from './results.ts'
export { runStudy, type StudyOptions, type StudyProgress } from './run.ts'
export { type Cloud, type Influence, influencesOf, type Spread, spreadOf } from './spread.ts'
