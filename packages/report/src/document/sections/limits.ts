import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import type { Block } from '../document.ts'
import type { Part } from '../report-of.ts'
import { limitsOfModel, limitsOfResult, limitsTable } from '../tables/limits-table.ts'
import { originsOf } from '../tables/sources-table.ts'
import { restingOn } from './answer.ts'
import { wordOf } from './play-words.ts'

/** Cautions in a brief. */
const most = 3

/** What this result cannot say, then what the model never can. */
export function limitsPart(sources: Sources): Part | undefined {
  const { comparison: source } = sources
  if (originsOf(sources).length === 0) return undefined
  const own = limitsOfResult(source, sources).map(({ says }) => says)
  const model = limitsOfModel.map(({ id, says }) => wordOf(`debrief.limit.${id}`, says))
  const rests = source === undefined ? '' : restingOn(source.comparison, say('report.limit.ranges'))
  const from = source === undefined ? ['limits'] : ['limits', 'levels', 'scenarios']
  const list = (items: readonly string[]): Block => ({ kind: 'list', items, from })
  // What it rests on comes before what no model says; a sponsor should see both.
  const cautions = [...(rests === '' ? [] : [rests]), ...own, ...model].slice(0, most)
  return {
    section: {
      id: 'limits',
      title: say('debrief.section.limits'),
      blocks: [
        ...(own.length === 0
          ? []
          : [{ kind: 'text', text: say('debrief.limits.result'), from: [] } as const, list(own)]),
        { kind: 'text', text: say('debrief.limits.model'), from: [] },
        list(model),
      ],
      brief: [list(cautions)],
    },
    tables: [limitsTable(source, sources)],
  }
}
