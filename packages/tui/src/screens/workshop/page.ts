import { sureness } from '@fishbowl/lab/play'
import { answersAt, codeOf, grouped, type SessionQuestion, stepsOf } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { entryLines } from '../play/entry-lines.ts'
import { entrySpoken } from '../play/entry-spoken.ts'
import { sureWords } from '../play/entry-words.ts'
import { typedScale, waitingNames } from './answers.ts'
import { type Block, gap, text, title } from './block.ts'
import { roundsToChange } from './branches.ts'
import { menuOf } from './menu.ts'
import { branchPage } from './page-branch.ts'
import { debriefPage } from './page-debrief.ts'
import { revealPage } from './page-reveal.ts'
import { parted } from './pages.ts'
import {
  type Input,
  isReveal,
  openQuestion,
  type Room,
  stepOf,
  teamName,
  told,
  turnOf,
  waiting,
} from './room.ts'
import { optionWords, roundName, roundOfWords, stepTitle } from './words.ts'

/** What the room sees where it stands. */
export function pageOf(room: Room, brush: Brush): readonly Block[] {
  if (room.over === 'help') return helpPage(room)
  if (room.over === 'leave')
    return [title(say('workshop.screen.leave')), gap, text(say('workshop.screen.leave.how'))]
  if (!room.isOpen) return welcomePage(room)
  if (room.input.at !== 'rest') return inputPage(room, room.input, brush)
  if (isReveal(room)) return revealPage(room)
  const question = openQuestion(room)
  return question === undefined ? quietPage(room) : questionPage(room, question)
}

function welcomePage(room: Room): readonly Block[] {
  const { session, record, mode, join } = room
  const { file, teams, format, digest } = session
  const isBegun = record.at.step > 0 || record.submissions.length > 0
  const here = stepOf(room)
  const step = here === undefined ? '' : stepTitle(room, here)
  return [
    title(told(room, file.title)),
    ...(file.question === undefined ? [] : [gap, text(told(room, file.question))]),
    gap,
    text(
      say('workshop.screen.welcome.facts', {
        minutes: format,
        steps: stepsOf(session).length,
        teams: teams.length,
      }),
      'muted',
    ),
    text(
      mode.kind === 'team'
        ? say('workshop.screen.welcome.team', { team: teamName(room, mode.team) })
        : say('workshop.screen.welcome.teams', {
            names: teams.map((_, team) => teamName(room, team)).join(', '),
          }),
      'muted',
    ),
    text(say('workshop.screen.welcome.digest', { digest }), 'muted'),
    ...joinBlocks(join),
    gap,
    text(
      isBegun ? say('workshop.screen.welcome.on', { step }) : say('workshop.screen.welcome.start'),
      'bold',
    ),
  ]
}

const joinBlocks = (join: Room['join']): readonly Block[] =>
  join === undefined
    ? []
    : [
        gap,
        text(say('workshop.screen.join', { link: join.link }), 'bold'),
        { kind: 'number', text: join.code },
        ...(join.phones === 0 ? [] : [text(say('serve.phones', { phones: join.phones }), 'muted')]),
      ]

/** Talk, questions to discuss, the debrief, and questions that were closed when one went back to them. */
function quietPage(room: Room): readonly Block[] {
  const here = stepOf(room)
  if (here === undefined) return []
  const { step } = here
  switch (step.kind) {
    case 'talk':
      return [title(told(room, step.title)), gap, text(parted(told(room, step.says))[room.page] ?? '')]
    case 'discuss': {
      const asked = step.questions[room.page]
      const count = step.questions.length
      return [
        text(
          count === 1
            ? told(room, step.title)
            : say('workshop.screen.question', {
                title: told(room, step.title),
                number: room.page + 1,
                count,
              }),
          'muted',
        ),
        gap,
        title(asked === undefined ? '' : told(room, asked)),
      ]
    }
    case 'debrief':
      return debriefPage(room)
    case 'predict':
      return [title(told(room, step.question)), gap, text(say('workshop.screen.closed'), 'muted')]
    case 'decide':
      return [
        title(roundOfWords(room, room.record.at.round)),
        gap,
        text(say('workshop.screen.closed'), 'muted'),
      ]
  }
}

function questionPage(room: Room, question: SessionQuestion): readonly Block[] {
  const { mode } = room
  const own = mode.kind === 'team' ? codeBlocks(room, mode.team, mode.file) : []
  switch (question.kind) {
    case 'choice':
      return [
        title(told(room, question.step.question)),
        gap,
        ...question.options.map(
          (option, i): Block => ({ kind: 'choice', digit: `${i + 1}`, text: optionWords(room, option) }),
        ),
        ...(own.length > 0 ? own : whoseTurn(room)),
      ]
    case 'number':
      return [title(told(room, question.step.question)), gap, ...(own.length > 0 ? own : whoseTurn(room))]
    case 'round':
      return [
        title(say('workshop.screen.decide', { round: roundOfWords(room, question.round) })),
        gap,
        ...(own.length > 0 ? own : [...turnChoice(room), ...whoseTurn(room)]),
      ]
  }
}

function turnChoice(room: Room): readonly Block[] {
  const team = turnOf(room)
  if (team === undefined) return []
  return [
    { kind: 'choice', digit: '1', text: say('workshop.screen.decides', { team: teamName(room, team) }) },
  ]
}

/** How many people have predicted on their phones; nothing where a team decides, or nobody joined. */
function phonesWords(room: Room): string {
  const { join, session, record } = room
  if (join === undefined || join.phones === 0 || openQuestion(room)?.kind === 'round') return ''
  const own = answersAt(session, record).filter(({ seat }) => seat !== undefined)
  return say('serve.answered', { answered: own.length, phones: Math.max(join.phones, own.length) })
}

/** Who answers now, who has not, or what is asked before going on without them. */
function whoseTurn(room: Room): readonly Block[] {
  const left = waiting(room)
  const teams = room.session.teams.length
  if (room.asked)
    return [text(say('workshop.screen.missing', { count: left.length, names: waitingNames(room) }), 'bold')]
  const count = say('workshop.screen.answered', { answered: teams - left.length, teams })
  const phones = phonesWords(room)
  const team = turnOf(room)
  const isRound = openQuestion(room)?.kind === 'round'
  const now =
    team === undefined
      ? say('workshop.screen.all')
      : isRound
        ? ''
        : say('workshop.screen.turn', { team: teamName(room, team) })
  const { join } = room
  return [
    ...(now === '' ? [] : [text(now, 'bold')]),
    text(phones === '' ? count : `${count} · ${phones}`, 'muted'),
    ...(join === undefined
      ? []
      : [text(say('workshop.screen.joinLine', { link: join.link, code: join.code }), 'muted')]),
  ]
}

/** What a team hands to the facilitator: the code of its answer, and its file. */
function codeBlocks(room: Room, team: number, file: string): readonly Block[] {
  const question = openQuestion(room)
  const { at } = room.record
  const given = room.record.submissions.findLast(
    (one) =>
      one.step === question?.step.id &&
      one.team === team &&
      (one.answer.kind !== 'round' || one.answer.round === at.round),
  )
  if (given === undefined) {
    const key = question?.kind === 'round' ? 'workshop.screen.team.decide' : 'workshop.screen.team.answer'
    return [text(say(key), 'bold')]
  }
  return [
    text(say('workshop.screen.code.yours'), 'bold'),
    { kind: 'number', text: grouped(codeOf(room.session, given)) },
    text(say('workshop.screen.code.file', { file }), 'muted'),
    text(say('workshop.screen.code.wait'), 'muted'),
  ]
}

const sureKeys = [
  'play.entry.sure.1',
  'play.entry.sure.2',
  'play.entry.sure.3',
  'play.entry.sure.4',
  'play.entry.sure.5',
] as const

function inputPage(room: Room, input: Input, brush: Brush): readonly Block[] {
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

/** Keys of a page, in words. */
const helpKeys = ['space', 'enter', 'digits', 'back', 'replay', 'branch', 'look', 'leave'] as const

function helpPage(room: Room): readonly Block[] {
  const keys = helpKeys.filter((one) => one !== 'leave' || !room.kiosk)
  return [
    title(say('workshop.screen.help')),
    gap,
    ...keys.map((one) => text(say(`workshop.screen.help.${one}`))),
    gap,
    text(say('workshop.screen.help.rules'), 'muted'),
  ]
}
