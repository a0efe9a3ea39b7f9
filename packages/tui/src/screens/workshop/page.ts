import { answersAt, codeOf, grouped, type SessionQuestion, stepsOf } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { waitingNames } from './answers.ts'
import { type Block, gap, text, title } from './block.ts'
import { debriefPage } from './page-debrief.ts'
import { inputPage } from './page-input.ts'
import { revealPage } from './page-reveal.ts'
import { parted } from './pages.ts'
import { isReveal, openQuestion, type Room, stepOf, teamName, told, turnOf, waiting } from './room.ts'
import { optionWords, roundOfWords, stepTitle } from './words.ts'

/** What the room sees where it stands. */
export function pageOf(room: Room, brush: Brush): readonly Block[] {
  if (room.over === 'help') return helpPage(room)
  if (room.over === 'leave')
    return [
      title(say('workshop.screen.leave')),
      gap,
      text(say('workshop.screen.leave.how')),
      ...(room.isPacking ? [text(say('workshop.screen.packing'), 'bold')] : []),
    ]
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
    // The address and the code take its room.
    ...(isBegun && join === undefined ? [text(say('workshop.screen.welcome.anew'), 'muted')] : []),
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
