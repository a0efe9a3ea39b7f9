import {
  type AssumptionId,
  alignmentClasses,
  assumptionIds,
  columns,
  ledger,
  levers,
  measureIds,
  measureOf,
  mechanismIds,
  mechanismOf,
  owners,
  ScenarioFile,
  seniorities,
  seniorityIds,
  toSchemaDocument,
  totals,
} from '@fishbowl/core'
import { evidenceOf, referenceIds, references } from '@fishbowl/core/references'
import type { ModelFacts } from './facts.ts'
import { equationsOf } from './facts.ts'
import { anchor, assumptionAnchor, equationAnchor, referenceLinks, short, tableOf } from './markdown.ts'
import { equationsByAssumption } from './odd-equations.ts'

/** State by entity. */
export function stateTables({ tables, space }: ModelFacts): readonly string[] {
  const named: Readonly<Record<string, string>> = {
    person: 'Person (once, whatever number of spaces there are)',
    member: 'Membership of a space',
    group: 'Work group and its line manager',
    pool: 'Pool (one of a community, one a group in the spaces of work groups)',
    post: 'Post of a team',
  }
  return [
    ...Object.entries(tables).flatMap(([name, table]) => {
      const rows = Object.entries(table).map(([id, { unit, says }]) => [`\`${name}.${id}\``, unit, says])
      return [`**${named[name] ?? name}**`, ''].concat(tableOf(['state', 'unit', 'meaning'], rows))
    }),
    '**Space**',
    '',
    ...tableOf(
      ['state', 'meaning'],
      Object.entries(space).map(([id, says]) => [`\`space.${id}\``, says]),
    ),
  ]
}

type Schema = Readonly<Record<string, unknown>>
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

type Key = readonly [path: string, schema: Schema]

/** Everything that a scenario file may say, by path; an item of a list is []. */
function keysOf(schema: unknown, path: string): readonly Key[] {
  if (!isSchema(schema)) return []
  if (isSchema(schema['properties']))
    return Object.entries(schema['properties']).flatMap(([key, part]) =>
      keysOf(part, path === '' ? key : `${path}.${key}`),
    )
  const { items } = schema
  const inside = isSchema(items) && isSchema(items['properties']) ? keysOf(items, `${path}[]`) : []
  return [[path, schema], ...inside]
}

const worded = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

function boundsOf(schema: Schema): string {
  const { anyOf, enum: choices, const: only, minimum, maximum, type } = schema
  if (Array.isArray(anyOf)) return (anyOf as readonly Schema[]).map(boundsOf).join(' or ')
  if (Array.isArray(choices)) return choices.map(worded).join(', ')
  if (only !== undefined) return worded(only)
  if (minimum !== undefined && maximum !== undefined) return `${worded(minimum)} to ${worded(maximum)}`
  return worded(type)
}

const saysOf = (schema: Schema): string =>
  [schema, ...(Array.isArray(schema['anyOf']) ? (schema['anyOf'] as readonly Schema[]) : [])]
    .map(({ description }) => (typeof description === 'string' ? description : ''))
    .find((text) => text !== '') ?? ''

/** Every key of a scenario file, with what it does where it is a lever. Assumptions are in the ledger. */
export function keyLines(): readonly string[] {
  const document = toSchemaDocument(ScenarioFile, { id: 'scenario', title: 'scenario' })
  const all = keysOf(document, '')
  const effects = new Map(levers.map(({ id, effect }) => [id.replaceAll('.0.', '[].'), effect]))
  const own = all.filter(([path]) => !/^(?:assumptions|interventions)\b/.test(path))
  const dates = all.filter(([path]) => /^interventions\[\]\.(?:week|from|until|says)$/.test(path))
  const rows = [...own, ...dates].map(([path, schema]) => [
    `\`${path}\``,
    boundsOf(schema),
    schema['default'] === undefined ? '' : worded(schema['default']),
    [saysOf(schema), effects.get(path) ?? ''].filter((text) => text !== '').join('. '),
  ])
  return [
    ...tableOf(['key', 'values', 'default', 'meaning, and what it does'], rows),
    'An intervention may change every key of `policies`; `assumptions.<id>` takes a value and a reason for it; every entry of `spaces` has a community, policies and interventions of its own.',
    '',
  ]
}

/** Bundles and classes that levers name. */
export const bundleLines = (): readonly string[] => [
  '**Alignment classes** (an assumption with a sign, essay D)',
  '',
  ...tableOf(
    ['class', 'start', 'max', 'floor', 'meaning'],
    Object.entries(alignmentClasses).map(([id, c]) => [
      id,
      short(c.start),
      short(c.max),
      short(c.floor),
      c.says,
    ]),
  ),
  '**Owners** (bundles of levers that we put together; every item can be overridden)',
  '',
  ...tableOf(
    ['owner', 'fit', 'training', 'alignment', 'proximity', 'persistence'],
    Object.entries(owners).map(([id, o]) => [
      id,
      short(o.fit),
      short(o.training),
      o.alignment,
      short(o.proximity),
      short(o.persistence),
    ]),
  ),
  `**Levels of the role** (cost by the steps of ${referenceLinks(['ccc-2015'])}, with on-costs)`,
  '',
  ...tableOf(
    ['level', '$ a year', 'contract, weeks', 'gap, weeks'],
    seniorityIds.map((id) => {
      const { costPerYear, contractWeeks, gapWeeks } = seniorities[id]
      return [id, String(costPerYear), contractWeeks === 0 ? 'open' : String(contractWeeks), String(gapWeeks)]
    }),
  ),
]

/** Parts of the model that can be switched off, to see what rests on them. */
export const mechanismLines = (): readonly string[] =>
  tableOf(
    ['mechanism', 'meaning', 'switched off by'],
    mechanismIds.map((id) => {
      const { says, assumptions, switches = [] } = mechanismOf(id)
      const values = Object.entries(assumptions).map(
        ([name, value]) => `[${name}](#${assumptionAnchor(name)}) = ${value}`,
      )
      return [id, says, [...values, ...switches.map((name) => `the switch ${name}`)].join(', ')]
    }),
  )

/** What is observed: columns of a week, totals of a run, measures. */
export const observationLines = (): readonly string[] => [
  '**Weekly columns**',
  '',
  ...tableOf(
    ['column', 'unit', 'meaning'],
    Object.entries(columns).map(([id, [unit, says]]) => [id, unit, says]),
  ),
  '**Totals of a run**',
  '',
  ...tableOf(
    ['total', 'unit', 'meaning'],
    Object.entries(totals).map(([id, [unit, says]]) => [id, unit, says]),
  ),
  '**Measures** (over a window of weeks; sums divided by sums, ratios are never averaged)',
  '',
  ...tableOf(
    ['measure', 'unit', 'denominator', 'definition'],
    measureIds.map((id) => {
      const { unit, denominator, says } = measureOf(id)
      return [id, unit, denominator, says]
    }),
  ),
]

/** What stands behind a value of the ledger, in words and links; "no data" where nothing does. */
function groundOf(id: AssumptionId): string {
  const { status, source } = ledger[id]
  const found = evidenceOf[id]
  if (found.length > 0) return `${source}. ${referenceLinks(found)}`
  const own = source === 'no data' ? '' : `; ${source}`
  return status === 'calibrated' ? `no data on it alone; searched on: ${source}` : `no data${own}`
}

/** The ledger of assumptions with its sources, and the equations in which each stands. */
export function ledgerLines(facts: ModelFacts): readonly string[] {
  const where = equationsByAssumption(equationsOf(facts))
  const rows = assumptionIds.map((id) => {
    const { group, symbol, title, unit, default: value, low, high, status } = ledger[id]
    const stands = (where.get(id) ?? []).map((each) => `[${each}](#${equationAnchor(each)})`)
    return [
      `${anchor(assumptionAnchor(id))}${id}`,
      symbol,
      group,
      title,
      short(value),
      `${short(low)} to ${short(high)}`,
      unit,
      status,
      groundOf(id),
      stands.join(', '),
    ]
  })
  return tableOf(
    ['id', 'symbol', 'group', 'meaning', 'default', 'range', 'unit', 'status', 'rests on', 'equations'],
    rows,
  )
}

const readWords = {
  text: 'read',
  abstract: 'abstract read',
  quoted: 'read where it is quoted',
  data: 'data computed on',
} as const

/** The bibliography: what each entry supports and how strong it is. */
export const bibliographyLines = (): readonly string[] => [
  'Grades: **A** peer-reviewed, large or quasi-experimental; **B** peer-reviewed correlational, or large logs; **C** a survey of practitioners; **D** a single case, a vendor, a forecast, an opinion.',
  '',
  ...referenceIds.flatMap((id) => {
    const { authors, year, title, address, grade, read, supports } = references[id]
    return [
      `- ${anchor(`ref-${id}`)}**${authors} (${year})**. ${title}. <${address}>. Grade ${grade}, ${readWords[read]}. Supports: ${supports}.`,
    ]
  }),
  '',
]
