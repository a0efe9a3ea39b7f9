export {
  type Analysis,
  type AnalysisPlan,
  analysis,
  type Choice,
  cellsOf,
  fewestRows,
  mostNamed,
  type Shares,
} from './analysis.ts'
export type { Cell, Model, Working } from './cell.ts'
export { factorsOf, type Point, usualPoint, valuesAt } from './factors.ts'
export { type IndexEstimate, type Indices, indicesOf, type Resampling, widest } from './indices.ts'
export { type Group, type SaltelliPlan, type Sampled, saltelliCells, sampled } from './saltelli.ts'
export { type ScenarioModel, type SensitivityQuestion, scenarioModel } from './scenario-model.ts'
export { type Effect, type ScreeningPlan, screening, screeningCells } from './screening.ts'
export { type OverSets, overSets } from './sign.ts'
export { type Part, type Source, type Split, splitOf, splitOfDelta } from './split.ts'
export { stepShare, type Trajectory, trajectories } from './trajectories.ts'
