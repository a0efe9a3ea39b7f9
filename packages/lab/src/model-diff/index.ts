export type { AssumptionChange, DiffVersion, Stretch } from './assumption-changes.ts'
export { assumptionChanges } from './assumption-changes.ts'
export { headlines, smallestNetValue } from './headlines.ts'
export type {
  ClaimShift,
  DiffOptions,
  DiffQuestion,
  ModelDiff,
  Movement,
  Shift,
  Standing,
} from './model-diff.ts'
export { modelDiff, movementOf } from './model-diff.ts'
