export { clamp, logistic, saturate } from './arithmetic.ts'
export { type Chart, type ChartSizes, chartOf } from './chart.ts'
export {
  type ColumnArray,
  type ColumnSpec,
  type Columns,
  type ColumnTable,
  groupColumns,
  memberColumns,
  personColumns,
  poolColumns,
  postColumns,
  rowBytes,
  type Space,
  spaceFields,
} from './columns.ts'
export { bits, decisionHash, decisions, hashName, keyOf, mix, rootOf, uniform } from './draw.ts'
export { type Continued, fork, resume, runUntil, simulateFrom } from './fork.ts'
export { createNetwork } from './network.ts'
export { createWorld, historyOf, inProcess, type Runner, simulate, type Task } from './simulate.ts'
export { restore, snapshot } from './snapshot.ts'
export { type Story, simulateStory } from './story.ts'
export { partingOf } from './story-parting.ts'
export { type Pick, type PickOptions, pickMembers } from './story-picks.ts'
export { planOf, settingsAt, wavesOf } from './timeline.ts'
export { modelVersion } from './version.ts'
export { type PhaseName, step, week } from './week.ts'
export type { Variation, World } from './world.ts'
