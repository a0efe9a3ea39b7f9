import { firstSpace } from '@fishbowl/core'
import { pickMembers, simulateStory } from '@fishbowl/sim'
import { partingsIn, plainLife } from '../explain/lives.ts'
import { taskOf } from './branch.ts'
import type { PlayLife } from './debrief-types.ts'
import type { Game } from './record.ts'

/** Lives of members in the own game and where nothing is done, whose visits differ most first. Some five runs in this thread. */
export function playLives(own: Game, nothing: Game, count: number): readonly PlayLife[] {
  const tasks = [taskOf(own), taskOf(nothing)] as const
  const picks = pickMembers(tasks[0], { count, space: firstSpace, against: tasks[1] })
  const rows = picks.map(({ member }) => member)
  const told = tasks.map((task) => simulateStory(task, rows).lives.map(plainLife))
  return picks.map(({ member, rule }, n) => {
    const lives = told.flatMap((each) => each.slice(n, n + 1))
    return {
      member,
      rule,
      group: lives[0]?.group,
      lives,
      partings: partingsIn(firstSpace, lives),
    }
  })
}
