export { assumptionDraw, drawnAssumptions, underDraw } from './assumption-draw.ts'
export type { Claim, ClaimOutcome, Scenarios, Verdict } from './claim.ts'
export { fails } from './claim.ts'
export type { CheckOptions } from './claims.ts'
export { ablated, ablatedAll, claimsOf, evaluate, evaluateAll, evaluating } from './claims.ts'
export { compare } from './compare.ts'
export type { Accumulator, Arm, ArmResult, Comparison, ComparisonOptions } from './comparison.ts'
export { comparison } from './comparison.ts'
export { counter } from './counter.ts'
export type { Print } from './digest.ts'
export { digestOf, digestOfPrints, printOf } from './digest.ts'
export type { EnsembleOptions } from './ensemble.ts'
export { ensemble } from './ensemble.ts'
export type { Saved } from './fork-file.ts'
export { isForkFile, mostForkBytes, readForkFile, writeForkFile } from './fork-file.ts'
export { inOrder } from './in-order.ts'
export type { Looks } from './looks.ts'
export { lookInterval, plannedLooks } from './looks.ts'
export type {
  AssumptionChange,
  ClaimShift,
  DiffOptions,
  DiffQuestion,
  DiffVersion,
  ModelDiff,
  Movement,
  Shift,
  Standing,
  Stretch,
} from './model-diff/index.ts'
export { assumptionChanges, headlines, modelDiff, movementOf, smallestNetValue } from './model-diff/index.ts'
export { type OrganisationNetwork, organisationNetwork } from './organisation-network.ts'
export type { Pair } from './pair.ts'
export type { PatternOptions, PatternRow } from './patterns/evaluate.ts'
export { evaluatePatterns } from './patterns/evaluate.ts'
export type { Judged, Measured } from './patterns/judge.ts'
export { farOff, targetWords } from './patterns/judge.ts'
export { logarithm } from './patterns/logarithm.ts'
export { beginsWith, reasonIds, whyOf } from './patterns/misses.ts'
export type { Dataset, NotComputed, Pattern, Target } from './patterns/pattern.ts'
export { evidencePatterns, notComputed, patterns } from './patterns/patterns.ts'
export {
  mandatedPlatform,
  mandatedPolicies,
  nhsrWorkspace,
  voluntaryPolicies,
  voluntaryWorkspace,
} from './patterns/regimes.ts'
export type { KeptRow, KeptValidation, ValidationGroup, ValidationPart } from './patterns/validation.ts'
export {
  groupOf,
  keepRow,
  keptRows,
  sourceName,
  validationGroupIds,
  validationGroups,
  validationParts,
} from './patterns/validation.ts'
export type { Recipe, RecipeCell, RecipeColumn, RecipeOptions, RecipeRow, Reference } from './recipes.ts'
export { recipeColumns, recipes, recipeTable, referenceReplicates } from './recipes.ts'
export type { Robustness, RobustnessOptions } from './robustness.ts'
export { robustness } from './robustness.ts'
export type { Runner, Task } from './runner.ts'
export type { Band } from './stats/band.ts'
export { deltaBand, quantileBand } from './stats/band.ts'
export { bootstrap } from './stats/bootstrap.ts'
export type { Estimate } from './stats/interval.ts'
export { meanInterval } from './stats/interval.ts'
export { mean } from './stats/mean.ts'
export { normalQuantile } from './stats/normal.ts'
export { quantile, sorted } from './stats/quantile.ts'
export { sd, variance } from './stats/sd.ts'
export { studentQuantile } from './stats/student.ts'
export { varianceShare } from './stats/variance-share.ts'
export type { Share } from './stats/wilson.ts'
export { wilson } from './stats/wilson.ts'
export { peopleOfStored, storedScenario } from './stored-scenario.ts'
export { type Spread, type Structure, structureOf } from './structure.ts'
export { type StructureSource, structureReferences, structureSources } from './structure-references.ts'
export type { Outcome, Question, Sureness } from './until-sure.ts'
export { lookByLook, surenessOf, untilSure } from './until-sure.ts'
export type { Weekly } from './weekly.ts'
export { weekly } from './weekly.ts'
export type { WindowName } from './window.ts'
export { endWeeks, weeksOf, windowNameOf, windowOf } from './window.ts'
