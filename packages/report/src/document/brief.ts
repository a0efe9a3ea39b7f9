import type { Block, Report } from './document.ts'

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

/** A figure as a brief shows it: the first choice alone, without the tables beneath, so that a sheet has room for it. */
export const sketchOf = (block: Extract<Block, { kind: 'chart' }>): Block => ({
  ...block,
  choices: block.choices.slice(0, 1),
  tables: [],
})
