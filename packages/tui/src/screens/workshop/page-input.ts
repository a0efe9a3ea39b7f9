import { sureness } from '@fishbowl/lab/play'
import { grouped } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { entryLines } from '../play/entry-lines.ts'
import { entrySpoken } from '../play/entry-spoken.ts'
import { sureWords } from '../play/entry-words.ts'
import { typedScale } from './answers.ts'
import { type Block, gap, text, title } from './block.ts'
import { roundsToChange } from './branches.ts'
import { menuOf } from './menu.ts'
import { branchPage } from './page-branch.ts'
import { type Input, openQuestion, type Room, teamName, told, turnOf, waiting } from './room.ts'
import { optionWords, roundName } from './words.ts'

const sureKeys = [
  'play.entry.sure.1',
  'play.entry.sure.2',
  'play.entry.sure.3',
  'play.entry.sure.4',
  'play.entry.sure.5',
] as const

/** What is asked while something is typed or chosen. */
export function inputPage(room: Room, input: Input, brush: Brush): readonly Block[] {
  switch (input.at) {
    case 'rest':
      return []
    case 'sure':
      return surePage(room, input.choice)
    case 'value':
    case 'within':
      return numberPage(room, input)
    case 'menu':
      return [
        title(say('workshop.screen.menu')),
        gap,
        ...menuOf({ ...room, input: { at: 'rest' } }).map(
          (item, i): Block => ({
            kind: 'choice',
            digit: `${i + 1}`,
            text: say(`workshop.screen.menu.${item}`),
          }),
        ),
      ]
    case 'code':
      return [
        title(say('workshop.screen.code')),
        gap,
        { kind: 'number', text: grouped(input.typed), isTyped: true },
        gap,
        text(say('workshop.screen.code.how'), 'muted'),
      ]
    case 'team':
      return pickPage(
        say(input.to === 'branch' ? 'workshop.screen.pick.branch' : 'workshop.screen.pick.team'),
        room.session.teams.map((_, team) => ({
          name: teamName(room, team),
          isMarked: input.to === 'answer' && waiting(room).includes(team),
        })),
        input.typed,
      )
    case 'quarter':
      return pickPage(
        say('workshop.screen.pick.round', { team: teamName(room, input.team) }),
        Array.from({ length: roundsToChange(room) }, (_, round) => ({
          name: roundName(room, round),
          isMarked: false,
        })),
        input.typed,
      )
    case 'entry':
      return [
        {
          kind: 'lines',
          draw: (columns, rows) => [
            brush.line([[` ${entryTitle(room, input)}`, 'bold']], columns),
            ...entryLines(input.entry, { columns, rows: rows - 1 }, brush),
          ],
          spoken: [entryTitle(room, input), ...entrySpoken(input.entry)],
        },
      ]
    case 'branch':
      return branchPage(room, input.place)
  }
}

const entryTitle = (room: Room, { team, branch }: Extract<Input, { at: 'entry' }>): string =>
  branch === undefined
    ? say('workshop.screen.entry', { team: teamName(room, team) })
    : say('workshop.screen.entry.branch', { team: teamName(room, team), round: roundName(room, branch) })

function pickPage(
  question: string,
  things: readonly { readonly name: string; readonly isMarked: boolean }[],
  typed: string,
): readonly Block[] {
  return [
    title(question),
    gap,
    ...things.map(
      ({ name, isMarked }, i): Block => ({ kind: 'choice', digit: `${i + 1}`, text: name, isMarked }),
    ),
    ...(typed === '' ? [] : [text(say('workshop.screen.typed', { typed }), 'bold')]),
  ]
}

function surePage(room: Room, choice: number): readonly Block[] {
  const question = openQuestion(room)
  const option = question?.kind === 'choice' ? question.options[choice] : undefined
  const team = turnOf(room)
  if (option === undefined || team === undefined) return []
  return [
    text(say('workshop.screen.says', { team: teamName(room, team), option: optionWords(room, option) })),
    gap,
    title(say('workshop.screen.sure')),
    gap,
    ...sureness.map(
      (sure, i): Block => ({
        kind: 'choice',
        digit: `${i + 1}`,
        text: say(sureKeys[i] ?? sureKeys[0]),
        note: sureWords(sure),
      }),
    ),
  ]
}

function numberPage(room: Room, input: Extract<Input, { at: 'value' | 'within' }>): readonly Block[] {
  const question = openQuestion(room)
  const team = turnOf(room)
  if (question?.kind !== 'number' || team === undefined) return []
  const { unit, signed } = typedScale(question)
  const name = teamName(room, team)
  return [
    title(told(room, question.step.question)),
    gap,
    text(
      input.at === 'value'
        ? say('workshop.screen.number', { team: name, unit: unit === '' ? 'none' : unit })
        : say('workshop.screen.within', { team: name }),
      'bold',
    ),
    gap,
    { kind: 'number', text: input.typed, isTyped: true },
    gap,
    text(
      say(signed && input.at === 'value' ? 'workshop.screen.number.minus' : 'workshop.screen.number.how'),
      'muted',
    ),
  ]
}
