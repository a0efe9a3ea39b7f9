export { type KeptArmNumbers, type KeptPairNumbers, keptComparison } from '../source/kept-comparison.ts'
export type { ComparisonSource, Origin, Sources } from '../source/source.ts'
export type { Block, Report, Section, ShownTable, TidyTable } from './document.ts'
export { reportOf } from './report-of.ts'
