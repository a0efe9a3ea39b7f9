import { defaultsOf, loadRaw } from '@fishbowl/core'
import { expect, test } from 'vitest'
import { rowsOf } from '../../packages/tui/src/screens/editor/rows.ts'
import type { Target } from '../../packages/tui/src/screens/editor/target.ts'
import { editing, targetIn } from './support/editing.ts'

/** The target of a scenario that pins a version of the model. */
function pinned(): Target {
  const target = targetIn(editing('two-cms'))
  const { entry } = target
  const load = loadRaw({ ...(entry.loaded.raw as object), model: '2.0.0' }, 'pinned.yaml')
  if (!load.ok) throw new Error('it cannot be pinned')
  const own = { ...entry, loaded: load.loaded }
  return { ...target, entry: own, base: own }
}

test('the editor of a pinned scenario shows the defaults, ranges and sources of its version', () => {
  const rows = rowsOf(pinned()).flatMap((row) =>
    row.kind === 'lever' && row.section === 'assumptions' ? [row] : [],
  )
  expect(Object.fromEntries(rows.map(({ lever, standard }) => [lever.path[1], standard]))).toEqual(
    defaultsOf('2.0.0'),
  )
  const quiet = rows.find(({ lever }) => lever.path[1] === 'quiet')
  expect(quiet?.lever).toMatchObject({ low: 0, high: 0 })
  expect(quiet?.effect).toContain('not in this version')
  for (const { lever, value, standard } of rows) expect([lever.id, value]).toEqual([lever.id, standard])
})
