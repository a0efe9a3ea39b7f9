import type { MeasureId } from '@fishbowl/core'
import type { Came, DebriefStep, SessionText } from '@fishbowl/lab/workshop'
import { textOf } from '@fishbowl/lab/workshop'
import {
  differenceFormatOf,
  wordDifferences,
  wordLevel,
  wordLevels,
  wordSize,
} from '../../figures/measure-format.ts'
import { formatNumber } from '../../number.ts'
import type { SessionSource } from '../../source/session-source.ts'
import { language, say } from '../../words/index.ts'
import { chained, directionName, measureName } from './play-words.ts'

/** A text of the session file in the language that is spoken. */
export const told = ({ debrief: { file } }: SessionSource, text: SessionText): string =>
  textOf(text, language(), file.languages)

/** "Team Finance". */
export const teamName = ({ debrief: { teams } }: SessionSource, team: number): string =>
  say('debrief.team', { name: teams[team] ?? String(team + 1) })

/** What an arm is called. */
export function armName(source: SessionSource, id: string): string {
  const arm = source.arms.find((one) => one.id === id)
  return arm === undefined ? id : told(source, arm.title)
}

/** What an option of a predict step is called. */
export function sessionOption(source: SessionSource, option: DebriefStep['options'][number]): string {
  if (option.kind === 'direction') return directionName(option.direction)
  return option.kind === 'arm' ? armName(source, option.arm) : say('debrief.option.none')
}

type Interval = { readonly mean: number; readonly low: number; readonly high: number }

const level = ({ mean, low, high }: Interval, measure: MeasureId): string =>
  say('debrief.estimate', { mean: wordLevel(mean, measure), interval: wordLevels(low, high, measure) })

const difference = ({ mean, low, high }: Interval, measure: MeasureId): string =>
  say('debrief.estimate', {
    mean: formatNumber(mean, differenceFormatOf(measure)),
    interval: wordDifferences(low, high, measure),
  })

/** A difference of the first to another, without its sign. */
const lead = ({ mean, low, high }: Interval, measure: MeasureId): string =>
  say('debrief.estimate', {
    mean: wordSize(mean, measure),
    interval: wordDifferences(low, high, measure),
  })

/** What came of a predict step, in sentences. */
export function cameTexts(
  source: SessionSource,
  asked: { readonly measure: MeasureId; readonly arms: readonly string[] },
  came: Came,
): readonly string[] {
  const { measure, arms } = asked
  const name = measureName(measure)
  const named = (place: number): string => armName(source, arms[place] ?? '')
  if (came.kind === 'number')
    return [say('debrief.came.number', { measure: name, arm: named(0), value: level(came.value, measure) })]
  const isTold = came.choice !== undefined
  const untold = isTold ? [] : [say('debrief.came.untold')]
  if (came.kind === 'direction')
    return [
      say('debrief.came.direction', {
        measure: name,
        arm: named(0),
        direction: directionName(came.direction),
        change: difference(came.change, measure),
      }),
      ...untold,
    ]
  const levels = came.levels.map((one, i) => `${named(i)} ${level(one, measure)}`)
  const leads = came.leads.flatMap((one, i) =>
    i === came.first
      ? []
      : [
          say('debrief.came.lead', {
            first: named(came.first),
            other: named(i),
            lead: lead(one, measure),
          }),
        ],
  )
  const none = came.choice === arms.length ? [say('debrief.came.none')] : []
  return [
    say('debrief.came.levels', { measure: name, levels: chained(levels) }),
    ...leads,
    ...none,
    ...untold,
  ]
}
