import { measureOf } from '@fishbowl/core'
import { effectsTable, indicesTable, splitTable } from '../../figures/sensitivity-tables.ts'
import { indexRows } from '../../sensitivity/index-rows.ts'
import {
  groundSentence,
  helpSentence,
  indexSentences,
  outcomeWords,
  screeningSentences,
} from '../../sensitivity/sentences.ts'
import type { SensitivitySource } from '../../source/sensitivity-source.ts'
import { say } from '../../words/index.ts'
import { measureTitle } from '../../words/model.ts'
import type { Block } from '../document.ts'
import type { Part } from '../report-of.ts'
import { shownTable } from '../shown-table.ts'
import {
  indicesTidy,
  robustnessTable,
  screeningTable,
  setsTable,
  spreadTable,
} from '../tables/sensitivity-tables.ts'
import { liveEffects, mostBars, tornadoOf } from './tornado.ts'

const symbols = 'block'

/** The tornado with the numbers beneath. */
function tornadoBlocks(source: SensitivitySource, id: string): readonly Block[] {
  const { asked, found } = source
  const chart = tornadoOf(source, id)
  if (chart === undefined) return []
  const { measure, factors, plan } = asked
  const live = liveEffects(source)
  const caption = say('analysis.screen.caption', {
    trajectories: plan.trajectories,
    replicates: plan.replicates,
    outcome: outcomeWords(asked),
    points: measureOf(measure).format === 'share' ? 'yes' : 'no',
    shown: live.length > mostBars ? mostBars : 0,
    all: live.length,
  })
  const table =
    live.length === 0
      ? indexTable(source)
      : {
          ...shownTable(
            effectsTable(live.slice(0, mostBars), { factors, measure, symbols }),
            caption,
            'screening',
          ),
          also: ['robustness'],
        }
  return [
    { kind: 'chart', choices: [{ label: measureTitle(measure), chart }], tables: [table] },
    // What the screening has shown stands above; the indices of the same analysis have a table of their own.
    ...(live.length === 0 || found.shares === undefined
      ? []
      : [{ kind: 'table', table: indexTable(source), isFolded: true } as const]),
  ]
}

function indexTable({ asked, found }: SensitivitySource) {
  const rows = found.shares?.rows ?? 0
  const table = shownTable(
    indicesTable(indexRows(asked, found), symbols),
    say('analysis.indices.caption', {
      outcome: outcomeWords(asked),
      rows,
      replicates: asked.plan.replicates,
    }),
    'indices',
  )
  return { ...table, also: ['robustness'] }
}

/** Luck, assumptions and policy in the spread. */
function spreadBlocks({ asked, found: { shares } }: SensitivitySource): readonly Block[] {
  if (shares === undefined) return []
  const { measure, arms } = asked
  const [first, second] = arms
  const outcome = outcomeWords({ ...asked, arms: arms.slice(0, 1) })
  const levels =
    second === undefined
      ? say('analysis.spread.one', { outcome })
      : say('analysis.spread.half', { outcome, first: first?.id ?? '', second: second.id })
  const level = shownTable(splitTable(shares.split, measure, symbols), levels, 'spread')
  if (shares.deltaSplit === undefined) return [{ kind: 'table', table: level }]
  const delta = say('analysis.spread.one', { outcome: outcomeWords(asked) })
  return [
    {
      kind: 'table',
      table: shownTable(splitTable(shares.deltaSplit, measure, symbols), delta, 'spread'),
    },
    { kind: 'table', table: level, isFolded: true },
  ]
}

const text =
  (from: string | readonly string[], role: { readonly role?: 'note' } = {}) =>
  (one: string): Block => ({ kind: 'text', text: one, from: [from].flat(), ...role })

/** What stands under the answer of an analysis: what moves it, where its spread comes from, and what all of it rests on. */
export function sensitivityBlocks(source: SensitivitySource, id: string): readonly Block[] {
  const { asked, found, notes } = source
  const ground = groundSentence(asked)
  const help = helpSentence(asked, found)
  const isThere = (name: string): boolean => name !== 'screening' || found.effects.length > 0
  return [
    ...screeningSentences(asked, found).map((one, i) =>
      text('screening', i === 0 ? {} : { role: 'note' })(one),
    ),
    ...tornadoBlocks(source, id),
    ...indexSentences(asked, found).map(
      text(['indices', 'screening', 'robustness'].filter(isThere), { role: 'note' }),
    ),
    ...spreadBlocks(source),
    ...(help === '' ? [] : [text('spread')(help)]),
    ...[...notes.filter((one) => one !== ground), ground].map(text('robustness', { role: 'note' })),
  ]
}

/** The tables with the numbers of all analyses. */
export const sensitivityTables = (sources: readonly SensitivitySource[]): Part['tables'] =>
  sources.length === 0
    ? []
    : [
        robustnessTable(sources),
        setsTable(sources),
        screeningTable(sources),
        indicesTidy(sources),
        spreadTable(sources),
      ].filter(({ rows }) => rows.length > 0)
