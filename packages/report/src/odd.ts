import {
  alignmentClasses,
  assumptionIds,
  columns,
  ledger,
  measureIds,
  measureOf,
  mechanismIds,
  mechanismOf,
  owners,
  totals,
} from '@fishbowl/core'
import { modelLimits } from './model-limits.ts'

/** What the engine tells of itself; passed in, since a report never loads the engine. */
export type ModelFacts = {
  readonly version: string
  readonly phases: Readonly<Record<string, { readonly says: string; readonly rules: readonly string[] }>>
  readonly tables: Readonly<
    Record<string, Readonly<Record<string, { readonly unit: string; readonly says: string }>>>
  >
  readonly decisions: readonly string[]
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(header), row(header.map(() => '---')), ...rows.map(row), '']
}

function entities({ tables }: ModelFacts): readonly string[] {
  return Object.entries(tables).flatMap(([name, table]) => {
    const rows = Object.entries(table).map(([id, { unit, says }]) => [id, unit, says])
    return [`**${name}**`, ''].concat(tableOf(['state', 'unit', 'meaning'], rows))
  })
}

function processes({ phases }: ModelFacts): readonly string[] {
  return Object.entries(phases).flatMap(([name, { says, rules }], i) => {
    const lines = rules.map((rule) => `- ${rule}`)
    return [`**${i}. ${name}.** ${says}`, ''].concat(lines, '')
  })
}

/** A number of the ledger in at most four significant places. */
const short = (value: number): string => String(Math.round(value * 1e5) / 1e5)

/** The ledger of assumptions as a Markdown table, in ledger order. */
export function ledgerDocument(): string {
  const rows = assumptionIds.map((id) => {
    const { group, symbol, title, unit, default: value, low, high, status, source } = ledger[id]
    return [id, symbol, group, title, short(value), `${short(low)} to ${short(high)}`, unit, status, source]
  })
  return [
    '# The ledger of assumptions',
    '',
    ...tableOf(['id', 'symbol', 'group', 'meaning', 'default', 'range', 'unit', 'status', 'source'], rows),
  ].join('\n')
}

function measureRows(): readonly string[] {
  const rows = measureIds.map((id) => {
    const { unit, denominator, says } = measureOf(id)
    return [id, unit, denominator, says]
  })
  return tableOf(['measure', 'unit', 'denominator', 'definition'], rows)
}

/** The model description in the ODD form (Overview, Design concepts, Details; Grimm et al. 2020), from the tables the engine itself runs on. */
export function oddDocument(facts: ModelFacts): string {
  const statuses = assumptionIds.map((id) => ledger[id].status)
  const count = (status: string) => statuses.filter((each) => each === status).length
  return [
    `# Fishbowl model ${facts.version}: ODD`,
    '',
    '## Purpose and patterns',
    '',
    'What happens to adoption, value and cost of an internal community over about three years under other staffing and alignment policies. It is a model of relative effects: differences between policies on the same people with the same luck are its result; absolute levels are plausible, not predictive. Patterns it is judged by: `fishbowl scenarios list --claims`, `fishbowl model recipes`.',
    '',
    '## Entities, state variables and scales',
    '',
    'One step is one week; the horizon is 156 weeks unless a scenario says otherwise. One run holds one organisation with one or several spaces (communities, or the spaces of the work groups), each with its own audience; several spaces share the people, their needs and attention, and the hours of the first team. An external audience is customers or partners, in one space.',
    '',
    ...entities(facts),
    '## Process overview and scheduling',
    '',
    `The phases of a week, in this order, which is itself an assumption: ${Object.keys(facts.phases).join(', ')}.`,
    '',
    '## Design concepts',
    '',
    '- *Emergence*: adoption curves, critical mass, participation inequality and staffing need emerge; no threshold on members is coded.',
    '- *Adaptation and learning*: expected value, habit, belonging and skill follow experience; line managers learn from what their group saves and spends.',
    '- *Sensing*: members see which of their ties were active last week; CMs plan from last week\u2019s load.',
    '- *Interaction*: ties by work group, circle and far ties; questions, answers, posts in a common pool.',
    `- *Stochasticity*: every draw has an address (seed, replicate, decision, week, entity, k). Decisions: ${facts.decisions.join(', ')}.`,
    '- *Observation*: the weekly columns and the measures below.',
    '',
    '## Initialization',
    '',
    'Everyone is unaware; K = S = L = 0, load 1, reputation v0; alignment at the start of its class; line managers\u2019 stances drawn around the policy mean.',
    '',
    '## Input data',
    '',
    'None: a scenario file is the only input. Policies are data, resolved week by week by one interpreter.',
    '',
    '## Submodels',
    '',
    ...processes(facts),
    '**Alignment classes**',
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
    '**Owners** (bundles; every item can be overridden)',
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
    '**Mechanisms that can be switched off**',
    '',
    ...tableOf(
      ['mechanism', 'meaning'],
      mechanismIds.map((id) => [id, mechanismOf(id).says]),
    ),
    '**Weekly columns**',
    '',
    ...tableOf(
      ['column', 'unit', 'meaning'],
      Object.entries({ ...columns, ...totals }).map(([id, [unit, says]]) => [id, unit, says]),
    ),
    '**Measures**',
    '',
    ...measureRows(),
    `## Assumptions (${assumptionIds.length}: ${count('evidence')} from evidence, ${count('calibrated')} calibrated, ${count('assumption')} with a sign only)`,
    '',
    ...ledgerDocument().split('\n').slice(2),
    '## What the model cannot say',
    '',
    ...Object.values(modelLimits).map((limit) => `- ${limit}`),
    '',
  ].join('\n')
}
