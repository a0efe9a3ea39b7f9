// Writes the generated parts of GLOSSARY.md and docs/guide/screens.md, docs/model.md, docs/api, the man page and the notices of a release, from the tables of the code. `npm run docs`; `--check` fails when a file is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import {
  assumptionIds,
  columns,
  ledger,
  measureIds,
  measureOf,
  mechanismIds,
  mechanismOf,
  ScenarioFile,
  toSchemaDocument,
  totals,
} from '@fishbowl/core'
import { beliefsDocument, limitsDocument, oddDocument } from '@fishbowl/report'
import { modelFacts } from '@fishbowl/sim/describe'
import { bindings, type Context } from '../packages/tui/src/keymap.ts'
import { apiPage } from './api/page.ts'
import { packages } from './api/surface.ts'
import { releaseFiles } from './release/files.ts'
import { page as validationPage, summary as validationSummary } from './validation/page.ts'

type Node = { description?: string; properties?: Record<string, Node>; items?: Node; anyOf?: Node[] }

/** Every key a scenario file may contain, with its description; the path of the first place it stands. */
function keysOf(node: Node, path: string, found: Map<string, string>): Map<string, string> {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const at = path === '' ? key : `${path}.${key}`
    if (path !== 'assumptions') {
      if (!found.has(key))
        found.set(key, `\`${at}\`${child.description === undefined ? '' : `: ${child.description}`}`)
      keysOf(child, at, found)
    }
  }
  for (const option of node.anyOf ?? []) keysOf(option, path, found)
  if (node.items !== undefined) keysOf(node.items, `${path}[]`, found)
  return found
}

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

function words(): string {
  const keys = keysOf(toSchemaDocument(ScenarioFile, { id: 'scenario', title: 'scenario' }), '', new Map())
  return [
    '### Keys of a scenario file',
    '',
    '| key | where and what |',
    '|---|---|',
    ...[...keys].map(([key, says]) => row(key, says)),
    '',
    '### Measures',
    '',
    '| measure | unit | meaning |',
    '|---|---|---|',
    ...measureIds.map((id) => row(id, measureOf(id).unit, measureOf(id).says)),
    '',
    '### Columns of a history',
    '',
    '| column | unit | meaning |',
    '|---|---|---|',
    ...Object.entries({ ...columns, ...totals }).map(([id, [unit, says]]) => row(id, unit, says)),
    '',
    '### Mechanisms',
    '',
    '| mechanism | meaning |',
    '|---|---|',
    ...mechanismIds.map((id) => row(id, mechanismOf(id).says)),
    '',
    '### Assumptions',
    '',
    '| assumption | unit | meaning |',
    '|---|---|---|',
    ...assumptionIds.map((id) => row(id, ledger[id].unit, ledger[id].title)),
  ].join('\n')
}

const glossary = (old: string) =>
  old.replace(
    /<!-- generated -->[^]*<!-- \/generated -->/,
    () => `<!-- generated -->\n\n${words()}\n\n<!-- /generated -->`,
  )

/** Contexts of keys as a reader knows them. */
const places: Partial<Record<Context, string>> = {
  library: 'Library',
  info: 'info',
  editor: 'Editor',
  run: 'Run',
  compare: 'Compare',
  branches: 'Branches',
  why: 'Why',
  studies: 'Studies',
  study: 'one study',
  play: 'Play',
  kiosk: 'Play with --kiosk',
  filter: 'filter',
  field: 'value',
  help: 'help',
  pick: 'list over a screen',
  prompt: 'question over a screen',
  confirm: 'yes or no',
}
const screenNames = ['library', 'info', 'editor', 'run', 'compare', 'branches', 'why', 'studies'] as const

/** Where a key works, in words. */
function whereOf(where: (typeof bindings)[number]['where']): string {
  const isScreen = (context: string) => screenNames.some((name) => name === context)
  const named = (Object.keys(places) as Context[]).filter((context) => where[context] !== undefined)
  const everywhere = screenNames.every((name) => where[name] !== undefined)
  const rest = everywhere ? named.filter((context) => !isScreen(context)) : named
  return [...(everywhere ? ['all screens'] : []), ...rest.map((context) => places[context])].join(', ')
}

/** Every key of the screens. */
const keyTable = () =>
  [
    '| key | what it does | where |',
    '|---|---|---|',
    ...bindings.map(({ keys, says, where }) =>
      row(keys.map((key) => `\`${key}\``).join(' '), says, whereOf(where)),
    ),
  ].join('\n')

const screens = (old: string) =>
  old.replace(
    /<!-- generated -->[^]*<!-- \/generated -->/,
    () => `<!-- generated -->\n\n${keyTable()}\n\n<!-- /generated -->`,
  )

const odd = () => oddDocument(modelFacts)

const readme = (old: string) =>
  old.replace(
    /<!-- validation -->[^]*<!-- \/validation -->/,
    () => `<!-- validation -->\n\n${validationSummary()}\n\n<!-- /validation -->`,
  )

const files: Record<string, (old: string) => string> = {
  'GLOSSARY.md': glossary,
  'docs/guide/screens.md': screens,
  'docs/model.md': () => `${odd().trimEnd()}\n`,
  'docs/what-this-model-believes.md': () => `${beliefsDocument(modelFacts.version).trimEnd()}\n`,
  'docs/what-it-cannot-say.md': () => `${limitsDocument(modelFacts.version).trimEnd()}\n`,
  'docs/validation.md': () => `${validationPage().trimEnd()}\n`,
  'README.md': readme,
  ...releaseFiles,
  ...Object.fromEntries(packages.map((id) => [`docs/api/${id}.md`, () => apiPage(id)])),
}
let stale = 0
for (const [file, make] of Object.entries(files)) {
  const path = new URL(`../${file}`, import.meta.url)
  let old = ''
  try {
    old = readFileSync(path, 'utf8')
  } catch {
    old = ''
  }
  const made = make(old)
  if (made === old) continue
  if (process.argv.includes('--check')) {
    stale++
    process.stderr.write(`${file} is stale; run npm run docs\n`)
  } else writeFileSync(path, made)
}
process.exitCode = stale === 0 ? 0 : 1
