import {
  type Spread,
  type Structure,
  type StructureSource,
  structureReferences,
  structureSources,
} from '@fishbowl/lab'
import { formatNumber } from '@fishbowl/report'
import type { Look } from '../cli/look.ts'
import { paragraph, tableLines } from '../cli/page.ts'

type Reference = keyof typeof structureReferences
type Line = readonly [figure: string, here: string, reference?: Reference]

const count = (value: number): string => formatNumber(value, { kind: 'count' })

/** Nothing for what the file does not have. */
const known = ({ median }: Spread, lines: readonly Line[]): readonly Line[] =>
  Number.isNaN(median) ? [] : lines

function linesOf(structure: Structure): readonly Line[] {
  const { span, department, group, degree, tenure } = structure
  return [
    ['people', count(structure.people)],
    ['people without a manager', count(structure.trees)],
    ['levels', count(structure.levels)],
    ['managers', count(structure.managers)],
    ...known(span, [
      ['span of managers, median', count(span.median), 'spanMedian'],
      ['span of managers, mean', count(span.mean), 'spanMean'],
      ['span of managers, most', count(span.most), 'spanMost'],
    ]),
    ...known(department, [
      ['departments', count(structure.departments)],
      ['people of a department, median', count(department.median), 'departmentMedian'],
      ['people of a department, mean', count(department.mean), 'departmentMean'],
    ]),
    ...(structure.locations === 0 ? [] : [['locations', count(structure.locations)] as const]),
    ...known(tenure, [['years since the start, median', count(tenure.median)]]),
    ['work groups', count(structure.groups)],
    ['people of a work group, median', count(group.median)],
    ['ties per person, median', count(degree.median), 'degreeMedian'],
    ['ties per person, mean', count(degree.mean), 'degreeMean'],
    ['clustering', formatNumber(structure.clustering, { kind: 'plain', digits: 2 }), 'clustering'],
    ...(Number.isNaN(structure.inside)
      ? []
      : [['ties inside a department', formatNumber(structure.inside, { kind: 'share' }), 'inside'] as const]),
  ]
}

/** What the reader must know about the ties. */
export function tiesNote({ given, sampled, people }: Structure): string {
  const ties = given
    ? 'Ties: everyone in a work group is tied, the other ties are the given ones.'
    : 'Ties: no ties were given, so they are drawn on the chart as in every run: work groups, circles within locations, a tie of every group to the manager above, random far ties.'
  const sample =
    sampled < people ? ` Clustering is that of ${count(sampled)} people drawn with a fixed key.` : ''
  return ties + sample
}

/** A source with its address, which is there to be copied and so not broken; without the parts that a browser adds it fits 80 columns. */
function sourceLines(source: StructureSource, look: Look): readonly string[] {
  const { says, address } = structureSources[source]
  return paragraph(`${source}: ${says}`, look, 2).concat(`  ${address.replace(/^https?:\/\/(?:www\.)?/, '')}`)
}

/** The structure as a table beside other organisations, with the sources of the references. */
export function structureLines(structure: Structure, look: Look): readonly (readonly string[])[] {
  const lines = linesOf(structure)
  const rows = lines.map(([figure, here, reference]) => {
    const other = reference === undefined ? undefined : structureReferences[reference]
    return [figure, here, other?.says ?? '', other?.source ?? '']
  })
  const sources = new Set(
    lines.flatMap(([, , reference]) =>
      reference === undefined ? [] : structureReferences[reference].source,
    ),
  )
  return [
    tableLines(
      {
        columns: [
          { header: 'figure', align: 'left' },
          { header: 'here', align: 'right' },
          { header: 'elsewhere', align: 'right' },
          { header: 'source', align: 'left' },
        ],
        rows,
      },
      look,
    ),
    paragraph(tiesNote(structure), look),
    [...sources].flatMap((source) => sourceLines(source, look)),
  ]
}
