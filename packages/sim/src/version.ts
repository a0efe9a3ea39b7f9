import { currentModel } from '@fishbowl/core/model-version'

/** Version of the model that runs where a scenario pins none: every change that moves a result raises it. */
export const modelVersion = currentModel
