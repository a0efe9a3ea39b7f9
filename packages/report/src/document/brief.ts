import type { Report } from './document.ts'

/** What a sponsor reads on one page: of each section what it gives for a brief. The tables stay, so that every number has its source. */
export function briefOf(report: Report): Report {
  return {
    ...report,
    sections: report.sections.flatMap((section) =>
      section.brief === undefined || section.brief.length === 0
        ? []
        : [{ ...section, blocks: section.brief }],
    ),
  }
}
