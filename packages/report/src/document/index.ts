export type {
  BarsChart,
  Chart,
  CurvesChart,
  DotsChart,
  HeatChart,
  NetworkChart,
  PanelsChart,
} from '../chart/chart.ts'
export type { AdviceSource } from '../source/advice-source.ts'
export type { CalibrationFit, CalibrationSource } from '../source/calibration-source.ts'
export type { ExplanationFound, ExplanationSource, NamedScenario } from '../source/explanation-source.ts'
export { type KeptCandidate, type KeptFinalist, keptFinalist } from '../source/kept-advice.ts'
export { type KeptArmNumbers, type KeptPairNumbers, keptComparison } from '../source/kept-comparison.ts'
export type { NetworkSource } from '../source/network-source.ts'
export type { PlaySource } from '../source/play-source.ts'
export type { SensitivitySource } from '../source/sensitivity-source.ts'
export type { SessionSource } from '../source/session-source.ts'
export type { ComparisonSource, Origin, Sources } from '../source/source.ts'
export type { PlannedTeam, StudyPoint, StudySource } from '../source/study-source.ts'
export { briefOf } from './brief.ts'
export type { Block, Report, Section, ShownTable, TidyTable } from './document.ts'
export { type ReportChoice, reportOf } from './report-of.ts'
