export { type Ablation, type Ablations, ablations, mostAblationRuns } from './ablation.ts'
export {
  type Asked,
  type Attribution,
  attributionOf,
  type Interaction,
  type LeverGain,
  runsOf,
  valuesOf,
} from './attribution.ts'
export type { Brought } from './bundle.ts'
export { effectKey } from './effect-key.ts'
export { type Fates, fatesOf, middleReplicate } from './fates.ts'
export { type Contrast, contrastOf, type Lever, type Sizing } from './levers.ts'
export type { Side } from './part.ts'
export { partsOf } from './parts.ts'
export { interactionIndex, shapley } from './shapley.ts'
export { variantsOf } from './variants.ts'
