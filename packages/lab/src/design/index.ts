export { latinHypercube } from './latin.ts'
export type { UnitPoints } from './points.ts'
export { mostSobolDimensions, plainSobol, sobol } from './sobol.ts'
