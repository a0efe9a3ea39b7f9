export { flipLines, flipSummary } from './advice/flips.ts'
export { wordPolicy } from './advice/policy.ts'
export { adviceSentences } from './advice/sentences.ts'
export { fateTable, finalistTable, letterOf } from './advice/tables.ts'
export { wordCost, wordGoal, wordYearly } from './advice/words.ts'
export { armRows } from './arm-rows.ts'
export { assumptionSentence } from './assumption-sentence.ts'
export { biography, introduction, type LifeLine, lifeSentence } from './biography.ts'
export {
  forecastSentence,
  holdOutSentence,
  identifiedSentences,
  mediansSentence,
  partingAdvice,
  pressedSentences,
  roundsSentence,
  tradeOffSentences,
  wordFitted,
} from './calibration-words.ts'
export { cellWidth, clip, fit, graphemes } from './cells.ts'
export { type CurveKind, type CurveLabel, curveCriteria, labelsOf, type WeeksMeaning } from './curves.ts'
export { curvesCsv } from './curves-csv.ts'
export { describeFigure } from './describe.ts'
export { driverMeasures } from './drivers.ts'
export { interactionSentence, leverSentences } from './explain-lever.ts'
export { mechanismSentences } from './explain-mechanisms.ts'
export { changedSentences, fatesSentence, storyTitle, trackSpace } from './explain-stories.ts'
export {
  type ExplainNames,
  explainBriefly,
  explainSentences,
  isNothing,
  isTold,
  largestFirst,
  wordGain,
} from './explain-words.ts'
export { type Figure, type Mark, type Series, wordMark } from './figure.ts'
export { type Fork, forkedFigure, sharedWeeks } from './figures/branch.ts'
export {
  calibrationFigure,
  featureTable,
  posteriorTable,
  wordAssumption,
} from './figures/calibration.ts'
export { curvesFigure, deltaFigure } from './figures/curves.ts'
export {
  activityTable,
  endMeasures,
  pairTable,
  runTable,
  spacesTable,
  type TableData,
  wordDelta,
} from './figures/end-table.ts'
export {
  gainInterval,
  interactionTable,
  leverTable,
  markedGain,
  mechanismTable,
} from './figures/explain-table.ts'
export { interventionMarks, wordPolicies } from './figures/interventions.ts'
export {
  axisOf,
  differenceFormatOf,
  formatOf,
  unitOf,
  wordDifferences,
  wordLevel,
  wordLevels,
  wordSize,
  wordStretch,
} from './figures/measure-format.ts'
export {
  effectsTable,
  type IndexRow,
  indicesTable,
  splitTable,
  wayOf,
} from './figures/sensitivity-tables.ts'
export { type TrackMark, trackLegend, trackOf, trackText, weeksInCell } from './life-track.ts'
export { memberName, wordMember } from './member-name.ts'
export { beliefs } from './model/belief-table.ts'
export type { ModelFacts } from './model/facts.ts'
export { oddDocument } from './model/odd.ts'
export { beliefsDocument, limitsDocument } from './model/pages.ts'
export { modelLimits } from './model-limits.ts'
export {
  briefly,
  formatBrief,
  formatNumber,
  formatPlainly,
  formatWholeShare,
  type NumberFormat,
} from './number.ts'
export { type ColorDepth, type Paint, paintOf, type Theme } from './palette.ts'
export { partingSentences } from './parting.ts'
export { rankingSentence } from './ranking-sentence.ts'
export { reportMeasures } from './report-measures.ts'
export { ascii, safe } from './safe.ts'
export type { SensitivityAsked, SensitivityFound } from './sensitivity/asked.ts'
export { indexRows } from './sensitivity/index-rows.ts'
export {
  groundSentence,
  helpSentence,
  indexSentences,
  levelSentence,
  outcomeWords,
  restOfEffects,
  screeningSentences,
  signSentence,
} from './sensitivity/sentences.ts'
export { pairSentence, runSentence, surenessSentence } from './sentence.ts'
export { withSingleRuns } from './single-runs.ts'
export { pointTitle, quantileNames, shortFactor, spreadSentence, wordFactor } from './study-words.ts'
export { glyphOf, type SymbolName, type Symbols, symbolsOf } from './symbols.ts'
export { type TableColumn, table } from './table.ts'
export type { TextOptions } from './text-options.ts'
export { toText } from './to-text.ts'
export { leverTitle } from './words/levers.ts'
export {
  changeSays,
  keptTitle,
  scenarioQuestion,
  scenarioTitle,
  scenarioWatch,
  spaceTitle,
  wordedTitle,
} from './words/library.ts'
export { joined, listed } from './words/lists.ts'
export { assumptionTitle, measureSays, measureTitle, mechanismSays, unitWord } from './words/model.ts'
export { numerals } from './words/numerals.ts'
export { wordRule } from './words/rules.ts'
