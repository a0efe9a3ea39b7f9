import { commandOf, commandParts } from '../../source/operands.ts'
import type { ComparisonSource, Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { runCount } from '../arms.ts'
import type { Block } from '../document.ts'
import type { Part } from '../report-of.ts'
import { scenariosTable } from '../tables/scenarios-table.ts'
import { originsOf, sourcesTable } from '../tables/sources-table.ts'

/** The words by which a command line named the arms, in their order; nothing where they have no such words (a fork, a study). */
function operandsOf({ again, comparison: { arms } }: ComparisonSource): readonly string[] {
  if (!/^fishbowl (?:run|compare) /.test(again)) return []
  const { operands } = commandParts(again)
  return operands.length === arms.length ? operands : []
}

/** Options that another command must share, so that it speaks of the same runs. */
function shared({ again }: ComparisonSource, names: readonly string[]): readonly string[] {
  const { options } = commandParts(again)
  return names.flatMap((name) => {
    const value = options.get(name)
    return value === undefined ? [] : [`--${name}`, value]
  })
}

/** A part that another source would add, and the command that makes the source. */
type Missing = { readonly what: string; readonly commands: readonly string[]; readonly file: string }

/** The command that writes a source into a file. */
const made = (file: string, ...words: readonly string[]): readonly string[] => [
  `${commandOf(['fishbowl', ...words])} --json > ${file}`,
]

/** What explanations and advice would add; the section on the ranking says itself what it lacks. */
function missingParts(source: ComparisonSource, sources: Sources): readonly Missing[] {
  const { arms, baseline } = source.comparison
  const names = operandsOf(source)
  const at = arms.findIndex(({ arm }) => arm.id === baseline)
  const base = names[at]
  const other = names.find((_, i) => i !== at)
  if (base === undefined) return []
  const asked = ['--measure', source.measure]
  return [
    ...(sources.explanations === undefined && other !== undefined
      ? [
          {
            what: say('report.provenance.why'),
            commands: made(
              'why.json',
              'explain',
              base,
              other,
              ...asked,
              ...shared(source, ['seed', 'weeks', 'space']),
            ),
            file: 'why.json',
          },
        ]
      : []),
    ...(sources.advice === undefined
      ? [
          {
            what: say('report.provenance.advice'),
            commands: made(
              'advice.json',
              'advise',
              base,
              '--goal',
              'max netValue',
              ...shared(source, ['seed', 'weeks']),
            ),
            file: 'advice.json',
          },
        ]
      : []),
  ]
}

function missingBlocks(source: ComparisonSource, sources: Sources): readonly Block[] {
  const missing = missingParts(source, sources)
  if (missing.length === 0) return []
  const files = originsOf(sources).map(([, { file }]) => file)
  return [
    { kind: 'text', text: say('report.provenance.missing'), from: [] },
    ...missing.flatMap(({ what, commands }): readonly Block[] => [
      { kind: 'text', text: say('report.provenance.part', { what }), from: [] },
      ...commands.map((command) => ({ kind: 'command' as const, command })),
    ]),
    { kind: 'text', text: say('report.provenance.then'), from: [] },
    {
      kind: 'command',
      command: commandOf([
        'fishbowl',
        'report',
        ...files,
        ...missing.map(({ file }) => file),
        '-o',
        'new-report',
      ]),
    },
  ]
}

/** Facts of the runs of a comparison. */
function runFacts(source: ComparisonSource): readonly (readonly [string, string])[] {
  const { arms, replicates, horizon } = source.comparison
  return [
    [say('report.provenance.runs'), String(replicates.length)],
    [say('report.provenance.weeks'), String(horizon)],
    [say('report.provenance.seed'), source.seed],
    ...arms.map(
      ({ arm }) =>
        [
          say('report.provenance.digest', { id: arm.id }),
          source.digests.get(arm.id) ?? say('report.provenance.none'),
        ] as const,
    ),
  ]
}

/** Where the numbers come from, how to make them again and how to check them. */
export function provenancePart(sources: Sources): Part | undefined {
  const origins = originsOf(sources)
  if (origins.length === 0) return undefined
  const { comparison: source } = sources
  const versions = [...new Set(origins.map(([, { modelVersion }]) => modelVersion))]
  const facts: Block = {
    kind: 'facts',
    facts: [
      [say('debrief.provenance.model'), versions.join(', ')],
      ...(source === undefined ? [] : runFacts(source)),
      ...origins.map(
        ([kind, { file, sha256 }]) => [say('debrief.provenance.sha', { file, kind }), sha256] as const,
      ),
    ],
    from: source === undefined ? ['sources'] : ['sources', 'scenarios'],
  }
  const again = origins.filter(([, origin]) => origin.again !== '')
  const line: Block = {
    kind: 'text',
    text: [
      say('report.provenance.model', { versions: versions.join(', ') }),
      ...(source === undefined
        ? []
        : [
            say('report.provenance.each', {
              runs: runCount(source.comparison.replicates.length),
              weeks: source.comparison.horizon,
              seed: source.seed,
            }),
          ]),
      ...(again[0] === undefined ? [] : [say('report.provenance.made')]),
    ].join(say('curve.join.semicolon')),
    from: source === undefined ? ['sources'] : ['sources', 'scenarios'],
    role: 'note',
  }
  return {
    section: {
      id: 'provenance',
      title: say('debrief.section.provenance'),
      blocks: [
        {
          kind: 'text',
          text: say('debrief.provenance.again'),
          from: [],
        },
        ...again.map(([, origin]) => ({ kind: 'command' as const, command: origin.again })),
        {
          kind: 'text',
          text: say('debrief.provenance.verify'),
          from: [],
        },
        { kind: 'command', command: 'fishbowl verify .' },
        facts,
        ...(source === undefined ? [] : missingBlocks(source, sources)),
      ],
      // A command is set as one: in a text, Markdown would mark some of its letters, and whoever copies it would copy the marks.
      brief: [
        line,
        ...again.slice(0, 1).map(([, origin]) => ({ kind: 'command' as const, command: origin.again })),
      ],
    },
    tables: [sourcesTable(sources), ...(source === undefined ? [] : [scenariosTable(source)])],
  }
}
