/** Version of the model: every change that moves a result raises it. */
export const modelVersion = '1.0.0'
