/** Version of the model: every change that moves a result raises it. */
export const modelVersion = '2.0.0'
