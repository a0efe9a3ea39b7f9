export { type Ablation, type Ablations, ablating, ablations, mostAblationRuns } from './ablation.ts'
export {
  type Asked,
  type Attributing,
  type Attribution,
  attributing,
  attributionOf,
  type Interaction,
  type LeverGain,
  runsOf,
  type Values,
  valuesOf,
  withReplicates,
} from './attribution.ts'
export type { Brought } from './bundle.ts'
export { effectKey } from './effect-key.ts'
export { type Fates, fatesOf, middleReplicate } from './fates.ts'
export { type Contrast, contrastOf, type Lever, type Sizing } from './levers.ts'
export { partingsIn, plainLife } from './lives.ts'
export type { Side } from './part.ts'
export { partsOf } from './parts.ts'
export { interactionIndex, shapley } from './shapley.ts'
export { type Changed, type StoriesAsked, storiesOf, storiesOn, type ToldStories } from './stories.ts'
export { variantsOf } from './variants.ts'
