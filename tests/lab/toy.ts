import {
  type ColumnId,
  columnIds,
  columnIndex,
  defaultScenario,
  Expectation,
  type History,
  historyWidth,
  type Scenario,
  totalIds,
} from '@fishbowl/core'
import { counter, type Runner, type Task } from '@fishbowl/lab'

/**
 * A default scenario under another name, 40 weeks long. The number of outside experts tells toy scenarios apart:
 * scenarios that differ in words only are the same run.
 */
export const toyScenario = (id: string, changes: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario,
  community: { ...defaultScenario.community, outsideExperts: Math.floor(counter(id)(0) * 10_000) },
  horizon: 40,
  id,
  ...changes,
})

type Shape = { readonly replicate?: number; readonly weeks?: number; readonly members?: number }

/** A history of 100 members in which every column is 0 but those that `cell` gives. */
export function toyHistory(
  { replicate = 0, weeks = 40, members = 100 }: Shape,
  cell: (week: number) => Partial<Record<ColumnId, number>>,
): History {
  const values = new Float64Array(weeks * columnIds.length)
  for (let week = 0; week < weeks; week++) {
    for (const [id, value] of Object.entries(cell(week)))
      values[week * historyWidth + columnIndex(id as ColumnId)] = value
  }
  return { replicate, weeks, members, values, totals: new Float64Array(totalIds.length) }
}

/** Roughly normal noise of mean 0 and sd 1 from a name and a number. */
export function noise(name: string, k: number): number {
  const draw = counter(name)
  let sum = 0
  for (let i = 0; i < 12; i++) sum += draw(12 * k + i)
  return sum - 6
}

/** A runner whose histories have constant visitors; `visitors` gives their number out of 100. */
export function toyRunner(visitors: (task: Task) => number): Runner & { readonly tasks: Task[] } {
  const tasks: Task[] = []
  const run = async (task: Task): Promise<History> => {
    tasks.push(task)
    await Promise.resolve()
    const level = visitors(task)
    return toyHistory({ replicate: task.replicate, weeks: task.scenario.horizon }, () => ({
      visitors: level,
    }))
  }
  return Object.assign(run, { tasks })
}

/** A claim about weekly active share in the last five weeks, in the words of a scenario file. */
export const toyExpectation = (changes: Record<string, unknown> = {}): Expectation =>
  Expectation.parse({
    id: 'more-active',
    says: 'more people are active',
    measure: 'weeklyActive',
    weeks: [35, 39],
    by: 0.01,
    because: 'one person in a hundred is visible',
    than: { scenario: 'base' },
    ...changes,
  })
