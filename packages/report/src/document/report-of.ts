import type { MeasureId } from '@fishbowl/core'
import type { Sources } from '../source/source.ts'
import { exportedTables } from './dictionary.ts'
import type { Report, Section, TidyTable } from './document.ts'
import { headingOf, isOfPoints } from './heading.ts'
import { adoptionPart } from './sections/adoption.ts'
import { advicePart } from './sections/advice.ts'
import { answerPart } from './sections/answer.ts'
import { assumptionsPart } from './sections/assumptions.ts'
import { calibrationPart } from './sections/calibration.ts'
import { cholesterolPart } from './sections/cholesterol.ts'
import { differencePart } from './sections/difference.ts'
import { limitsPart } from './sections/limits.ts'
import { networkPart } from './sections/network.ts'
import { playParts } from './sections/play.ts'
import { populationPart } from './sections/population.ts'
import { provenancePart } from './sections/provenance.ts'
import { robustnessParts } from './sections/robustness.ts'
import { scenariosPart } from './sections/scenarios.ts'
import { sessionParts } from './sections/session.ts'
import { staffingPart } from './sections/staffing.ts'
import { studyPart } from './sections/study.ts'
import { valuePart } from './sections/value.ts'
import { whyParts } from './sections/why.ts'
import { originsOf } from './tables/sources-table.ts'

/** A section with the tables that hold its numbers. A table of one name is the same in every part that has it. */
export type Part = { readonly section: Section; readonly tables: readonly TidyTable[] }

/** True where the report is about the points of a study, so that they come first; a study beside a comparison of its own comes after that. */
const isOwnStudy = ({ comparison }: Sources): boolean => comparison === undefined || isOfPoints(comparison)

/** The parts of a report in their order; undefined where the sources say nothing of it and nothing needs to be said. */
const parts: readonly ((sources: Sources) => Part | readonly Part[] | undefined)[] = [
  playParts,
  sessionParts,
  answerPart,
  (sources) => (isOwnStudy(sources) ? studyPart(sources) : undefined),
  adoptionPart,
  differencePart,
  scenariosPart,
  valuePart,
  staffingPart,
  cholesterolPart,
  whyParts,
  robustnessParts,
  advicePart,
  (sources) => (isOwnStudy(sources) ? undefined : studyPart(sources)),
  calibrationPart,
  assumptionsPart,
  populationPart,
  networkPart,
  limitsPart,
  provenancePart,
]

/** What the user of a report chose: another title, another measure than the one that was asked for when the result was made. */
export type ReportChoice = { readonly title?: string | undefined; readonly measure?: MeasureId | undefined }

/** The sources as if another measure had been asked for. */
const about = (sources: Sources, measure: MeasureId | undefined): Sources =>
  measure === undefined || sources.comparison === undefined
    ? sources
    : { ...sources, comparison: { ...sources.comparison, measure } }

/** The report of kept results: nothing is run and nothing is estimated here. `digest` is that of the sources. */
export function reportOf(sources: Sources, digest: string, choice: ReportChoice = {}): Report {
  const { title, question } = headingOf(sources)
  const made = parts.flatMap((part) => part(about(sources, choice.measure)) ?? [])
  const tables = new Map(made.flatMap((part) => part.tables.map((table) => [table.name, table] as const)))
  return {
    title: choice.title ?? title,
    question,
    sections: made.map(({ section }) => section),
    tables: exportedTables([...tables.values()]),
    digest,
    modelVersion: originsOf(sources)[0]?.[1].modelVersion ?? '',
  }
}
