import { canonicalJson, libraryIds, nearest, quote, safe, scenarioData } from '@fishbowl/core'
import { scenarioQuestion, scenarioTitle, scenarioWatch } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { differenceLines } from '../cli/account.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import { fileLines, pageOf, paragraph, shellWord } from '../cli/page.ts'
import type { Outside } from '../outside.ts'
import { aboutOf, openScenario, openScenarios } from '../scenarios.ts'
import { schemaLine } from '../schema-line.ts'
import { isLibraryId } from '../sources.ts'

/** `fishbowl scenarios show`: the file as it stands, after what it is about. */
export async function showScenario({ operands, look, outside }: Request): Promise<Answer> {
  const opened = openScenario(operands[0] ?? '', outside)
  const { id, scenario, chain, base, text } = opened
  const { watch, source, question } = scenario
  return {
    document: {
      kind: 'scenario',
      ...aboutOf(opened),
      files: chain.map(safe),
      base: base ?? null,
      scenario: scenarioData(scenario),
    },
    lines: () =>
      pageOf(
        [
          ...paragraph(say('curve.named', { name: id, text: scenarioTitle(scenario.title) }), look),
          ...(question === undefined ? [] : paragraph(scenarioQuestion(question), look)),
        ],
        watch.length === 0
          ? []
          : [
              say('scenarios.watch'),
              ...watch.flatMap((one) => paragraph(`- ${scenarioWatch(one)}`, look, 2)),
            ],
        source === undefined ? [] : paragraph(say('scenarios.source', { source }), look),
        fileLines(text, look),
      ),
  }
}

/** `fishbowl scenarios diff`: the lines in which a scenario differs from its base, or from another one. */
export async function diffScenario({ operands, outside }: Request): Promise<Answer> {
  const [name = '', other] = operands
  if (other !== undefined) {
    const [from, to] = openScenarios([name, other], outside)
    const lines = from === undefined || to === undefined ? [] : differenceLines(from, to)
    return {
      document: { kind: 'differences', from: from?.id, to: to?.id, differences: lines },
      lines: () => (lines.length === 0 ? [say('scenarios.diff.none')] : lines.map(safe)),
    }
  }
  const opened = openScenario(name, outside)
  const { differences } = aboutOf(opened)
  const none = say(opened.base === undefined ? 'scenarios.diff.defaults' : 'scenarios.diff.none')
  return {
    document: { kind: 'differences', from: opened.base ?? null, to: opened.id, differences },
    lines: () => (differences.length === 0 ? [none] : differences),
  }
}

function template(file: string, base: string, outside: Outside): string {
  const id = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '')
  const slug = /^[a-z0-9][a-z0-9-]{0,59}$/.test(id) && !isLibraryId(id) ? id : 'my-scenario'
  return [
    ...schemaLine(file, outside),
    'fishbowl: 1',
    `id: ${slug}`,
    `extends: ${base}`,
    'title: My scenario',
    'question: What changes against the base?',
    '',
    '# A scenario is a difference on its base: write only what differs.',
    `#   fishbowl scenarios show ${base}`,
    `#   fishbowl check ${shellWord(file)}`,
    `#   fishbowl compare ${base} ${shellWord(file)}`,
    'policies:',
    '  staffing:',
    '    team: [{ seniority: professional, count: 2 }]',
    '  # alignment: integrated       # incidental, claimed or integrated',
    '  # training: 0.5               # share of people trained at launch',
    '  # ownership: { owner: hr }',
    '  # managers: { stance: 0.2 }   # -1 to 1',
    'interventions: []',
    '#  - week: 78',
    '#    says: the budget is cut',
    '#    staffing: { team: [] }',
    '',
  ].join('\n')
}

/** `fishbowl scenarios new`: a small file to start from. */
export async function newScenario({ operands, settings, outside }: Request): Promise<Answer> {
  const [file = ''] = operands
  const { base = 'one-cm' } = settings
  if (!isLibraryId(base)) {
    const near = nearest(base, libraryIds)
    const way = near === undefined ? 'fishbowl scenarios list shows the library' : `did you mean ${near}?`
    throw new Failure('not-found', `--base ${quote(base)} is not in the library; ${way}`)
  }
  if (safe(file) !== file) throw new Failure('usage', `a file name must be printable (got ${quote(file)})`)
  const path = /\.(ya?ml|json)$/i.test(file) ? file : `${file}.yaml`
  try {
    if (!outside.create(path, template(path, base, outside)))
      throw new Failure('usage', `${quote(path, 200)} exists already; choose another name`)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('failed', `cannot write ${quote(path, 200)}: ${wordOf(error)}`)
  }
  const next = `fishbowl compare ${base} ${shellWord(path)}`
  return {
    document: { kind: 'new-scenario', file: path, base, next },
    lines: () => [say('scenarios.new.wrote', { path }), say('scenarios.new.next', { command: next })],
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the folder does not exist',
  EACCES: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
}

function wordOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? safe(error.message) : canonicalJson(String(error)))
}
