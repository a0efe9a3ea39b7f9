import { fileURLToPath } from 'node:url'
import { type Chart, type Report, reportOf } from '@fishbowl/report/document'
import { svgOf } from '@fishbowl/report/render'
import { frameOf } from '../../packages/report/src/render/height.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'

/** Where the results stand that the gallery is drawn from. */
export const resultsFolder = new URL('../report/golden/results/', import.meta.url)

/** The results of the gallery, each with the command that makes it in that folder. */
export const galleryResults = {
  'comparison.json': 'compare no-cm one-cm two-cms --weeks 78 --replicates 20 --json',
  'explanation.json': 'explain technology-led professional-aligned --weeks 52 --replicates 10 --json',
  'network.json': 'org network small-organisation --json',
  'sensitivity.json':
    'sensitivity small-one-cm --against small-organisation --weeks 52 --trajectories 4 --screen --replicates 2 --json',
  'study-results.json': 'study results small-grid.sqlite --json',
} as const

type Result = keyof typeof galleryResults

/** A figure of the gallery: its id in a report, the result it is from, and what it answers. */
type Shown = readonly [kind: string, id: string, from: Result, answers: string]

const shown: readonly Shown[] = [
  [
    'Adoption fan',
    'adoption-weeklyActive',
    'comparison.json',
    'How many people come each week under each policy, and how far luck spreads it: a line for the median of the runs and a band for nine in ten of them.',
  ],
  [
    'Delta fan',
    'difference-weeklyActive',
    'comparison.json',
    'What a policy changes against the first one, on the same people with the same luck, and from which week on the difference can be told from none.',
  ],
  [
    'Small multiples',
    'scenarios',
    'comparison.json',
    'The same curves scenario by scenario, each in front of the others.',
  ],
  [
    'Staffing against adoption',
    'study-staffing-weeklyActive',
    'study-results.json',
    'How much more adoption does more staff bring, and from where on does it bring little? A dot for each point of the study, with the interval of its mean.',
  ],
  [
    'Cholesterol panel',
    'cholesterol',
    'comparison.json',
    'Does the community carry useful items tied to work, or noise?',
  ],
  [
    'Cost and value over time',
    'value',
    'comparison.json',
    'When has the community given back what it has cost?',
  ],
  [
    'Heat map of a grid',
    'study-heat-weeklyActive',
    'study-results.json',
    'Which combination of two policies is best, and does one of them matter only along with the other?',
  ],
  [
    'Attribution bars',
    'why-levers',
    'explanation.json',
    'Which part of a difference comes from which lever, with the interval of each.',
  ],
  [
    'Tornado of sensitivity',
    'robustness-tornado',
    'sensitivity.json',
    'Which assumptions would change the answer if they were wrong, the largest first.',
  ],
  [
    'Organisation network',
    'network',
    'network.json',
    'Who works with whom in a small organisation: the ties along which word of the community travels.',
  ],
]

const chartsOf = ({ sections }: Report): readonly Chart[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : [])),
  )

/** A text in Markdown that says itself. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, (sign) => `\\${sign}`)

const again = (from: Result): string =>
  from === 'study-results.json'
    ? `fishbowl study run small-grid.yaml && fishbowl ${galleryResults[from]}`
    : `fishbowl ${galleryResults[from]}`

/** Every file of the gallery as text, by its name. */
export async function galleryFiles(): Promise<ReadonlyMap<string, string>> {
  const paths = Object.keys(galleryResults).map((name) => fileURLToPath(new URL(name, resultsFolder)))
  const { sources } = await readSources(paths, openOutside())
  const charts = new Map(chartsOf(reportOf(sources, '')).map((chart) => [chart.id, chart] as const))
  const figures = shown.map(([kind, id, from, answers]) => {
    const chart = charts.get(id)
    if (chart === undefined) throw new Error(`the report of ${resultsFolder.pathname} has no figure "${id}"`)
    return { kind, chart, from, answers }
  })
  const pages = figures.map(
    ({ kind, chart, from, answers }) => `## ${kind}

${answers}

![${plain(chart.title)}](${chart.id}.svg)

In words: ${plain(chart.alt)}

Its numbers: \`${again(from)}\`
`,
  )
  const readme = `# Figures of a report

Every kind of figure that \`fishbowl report\` draws, from the small results in [tests/report/golden/results](../../tests/report/golden/results): few runs of
small communities, so that they are quickly made; read nothing into the numbers. Written by \`npm run gallery\`, and a test says when it is stale.
Each figure is also a PNG and part of the page, where curves answer to the pointer; each has the words below it as its alternative text, its
numbers as a table, and colours for a dark page and for print.

${pages.join('\n')}`
  return new Map([
    ['README.md', readme],
    ...figures.map(({ chart }) => [`${chart.id}.svg`, svgOf(chart, frameOf(chart, ''))] as const),
  ])
}
