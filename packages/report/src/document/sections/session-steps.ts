import type { PlayedRound } from '@fishbowl/lab/play'
import { type DebriefStep, isSoFar, type Step } from '@fishbowl/lab/workshop'
import type { CurvesChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Figure } from '../../figure.ts'
import { axisOf, formatOf, wordLevel, wordSize } from '../../figures/measure-format.ts'
import type { SessionSource } from '../../source/session-source.ts'
import { say } from '../../words/index.ts'
import { opened } from '../arms.ts'
import type { Block, Section, ShownTable } from '../document.ts'
import { rowOf } from '../row.ts'
import { left, right } from '../shown.ts'
import { askedIn, choicesOf, fileStep, rightChoice } from '../tables/session-tables.ts'
import { decisionWords } from './play-rounds.ts'
import { answerName, eventName, measureName, roundHeader, roundName, score, share } from './play-words.ts'
import { armName, cameTexts, sessionOption, teamName, told } from './session-words.ts'

const plain = (text: string): Block => ({ kind: 'text', text, from: [] })

/** Questions to talk about, each with room for notes. */
const questionBlocks = (questions: readonly string[]): readonly Block[] =>
  questions.flatMap((text): readonly Block[] => [plain(text), { kind: 'notes', lines: 3 }])

/** What the room chose: people and stated probabilities by option. */
function choicesShown(source: SessionSource, step: DebriefStep): ShownTable {
  const { debrief } = source
  const came = rightChoice(step.reveal?.came)
  const scores = step.scores.flatMap((one) => (one.kind === 'choice' ? [one] : []))
  const people = (at: number): number =>
    scores.reduce(
      (sum, { team }) => sum + choicesOf(debrief, step.id, team).filter((one) => one === at).length,
      0,
    )
  return {
    caption: say('debrief.room.caption'),
    columns: [
      left(say('debrief.room.option')),
      right(say('debrief.room.people')),
      ...scores.map(({ team }) => right(teamName(source, team))),
      left(say('debrief.table.came')),
    ],
    rows: [
      ...step.options.map((option, at) => [
        sessionOption(source, option),
        String(people(at)),
        ...scores.map(({ stated }) => share(stated[at] ?? Number.NaN)),
        came === at ? say('debrief.room.right') : '',
      ]),
      [
        say('debrief.room.brier'),
        '',
        ...scores.map(({ brier }) => (brier === undefined ? '' : score(brier))),
        '',
      ],
    ],
    from: 'room-predictions',
  }
}

function numbersShown(source: SessionSource, step: DebriefStep): ShownTable {
  const measure = askedIn(source.debrief, step)?.measure ?? 'weeklyActive'
  const scores = step.scores.flatMap((one) => (one.kind === 'number' ? [one] : []))
  return {
    caption: say('debrief.room.numbers'),
    columns: [
      left(say('debrief.table.team')),
      right(say('debrief.room.people')),
      right(say('debrief.room.said')),
      right(say('debrief.room.within')),
      right(say('debrief.room.held')),
    ],
    rows: scores.map(({ team, seats, value, within, held }) => [
      teamName(source, team),
      String(seats),
      wordLevel(value, measure),
      wordSize(within, measure),
      Number.isNaN(held) ? '' : share(held),
    ]),
    from: 'room-predictions',
  }
}

/** The curves of a reveal with their bands. */
function revealChart(source: SessionSource, { id, reveal }: DebriefStep): CurvesChart | undefined {
  if (reveal === undefined || reveal.curves.length === 0) return undefined
  const { measure, curves, weeks, replicates } = reveal
  const [from, to] = weeks
  const cut = (values: readonly (number | null)[]): readonly number[] =>
    values.slice(from, to + 1).map((one) => one ?? Number.NaN)
  const runs = String(replicates)
  const axis = isSoFar(measure) ? say('curve.axis.soFar', { axis: axisOf(measure) }) : axisOf(measure)
  const title = say('debrief.reveal.title', { measure: opened(measureName(measure)), runs })
  const figure: Figure = {
    title,
    x: { label: say('debrief.curve.week') },
    y: { label: axis, format: formatOf(measure) },
    series: curves.map(({ arm, middle, low, high }) => ({
      id: arm,
      name: armName(source, arm),
      x: cut(middle).map((_, i) => from + i),
      middle: cut(middle),
      low: cut(low),
      high: cut(high),
    })),
    band: say('debrief.reveal.band', { runs }),
    marks: [],
  }
  return {
    kind: 'curves',
    id: `reveal-${id}`,
    title,
    alt: describeFigure(figure),
    table: 'revealed-curves',
    figure,
  }
}

function revealShown(source: SessionSource, { reveal }: DebriefStep): readonly ShownTable[] {
  if (reveal === undefined) return []
  const { measure, curves, weeks } = reveal
  const [from, to] = weeks
  const shown = Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(
    (week) => week % 13 === 0 || week === to,
  )
  return [
    {
      caption: say('debrief.curve.caption', { measure: measureName(measure) }),
      columns: [right(say('debrief.table.week')), ...curves.map(({ arm }) => right(armName(source, arm)))],
      rows: shown.map((week) =>
        rowOf(
          [String(week)],
          curves.map(({ middle }) => wordLevel(middle[week] ?? Number.NaN, measure)),
        ),
      ),
      from: 'revealed-curves',
    },
  ]
}

function predictBlocks(
  source: SessionSource,
  step: DebriefStep,
  file: Extract<Step, { kind: 'predict' }>,
): readonly Block[] {
  const { asks, question, after } = file
  const { reveal, scores } = step
  const arms = asks.kind === 'which' ? asks.arms : [asks.arm]
  const chart = revealChart(source, step)
  const room: readonly Block[] =
    scores.length === 0
      ? [plain(say('debrief.room.nobody'))]
      : [
          {
            kind: 'table',
            table: asks.kind === 'number' ? numbersShown(source, step) : choicesShown(source, step),
          },
        ]
  return [
    plain(told(source, question)),
    ...room,
    ...(reveal === undefined
      ? [plain(say('debrief.reveal.none'))]
      : [
          {
            kind: 'text',
            text: cameTexts(source, { measure: asks.measure, arms }, reveal.came).join(' '),
            from: ['what-came', 'session-steps'],
          } as const,
        ]),
    ...(chart === undefined
      ? []
      : [
          {
            kind: 'chart',
            choices: [{ label: chart.title, chart }],
            tables: revealShown(source, step),
          } as const,
        ]),
    ...(after === undefined || reveal === undefined
      ? []
      : [{ kind: 'text', role: 'note', text: told(source, after), from: [] } as const]),
  ]
}

/** What a team decided in a round, behind the event where one came. */
const decided = ({ event, answer, ...one }: PlayedRound): string =>
  event === undefined
    ? decisionWords(one)
    : say('debrief.decide.event', {
        event: eventName(event),
        answer: answerName(event, answer),
        decision: decisionWords(one),
      })

/** What every team decided in the rounds of a step. */
function decideBlocks(source: SessionSource, { rounds }: DebriefStep): readonly Block[] {
  const { games, file } = source.debrief
  const { flight } = file
  const isPlayed = games.some(({ play }) => play.rounds.some(({ round }) => rounds.includes(round)))
  if (flight === undefined || !isPlayed) return [plain(say('debrief.decide.none'))]
  const shown = rounds.filter((round) =>
    games.some(({ play }) => play.rounds.some((played) => played.round === round)),
  )
  const rows = shown.map((round) =>
    rowOf(
      [roundName(flight, round)],
      games.map(({ play }) => {
        const one = play.rounds.find((played) => played.round === round)
        return one === undefined ? '' : decided(one)
      }),
    ),
  )
  return [
    {
      kind: 'table',
      table: {
        caption: say('debrief.decide.caption'),
        columns: [left(roundHeader(flight)), ...games.map(({ team }) => left(teamName(source, team)))],
        rows,
        from: 'decisions',
      },
    },
  ]
}

function blocksOf(source: SessionSource, step: DebriefStep, file: Step): readonly Block[] {
  switch (file.kind) {
    case 'talk':
      return [plain(told(source, file.says))]
    case 'predict':
      return predictBlocks(source, step, file)
    case 'decide':
      return decideBlocks(source, step)
    case 'discuss':
    case 'debrief':
      return questionBlocks(file.questions.map((text) => told(source, text)))
  }
}

/** A section for each step of a session, in their order; steps that leave nothing to read are left out. */
export const stepSections = (source: SessionSource): readonly Section[] =>
  source.debrief.steps.flatMap((step, place) => {
    const file = fileStep(source.debrief, step)
    if (file === undefined) return []
    const blocks = blocksOf(source, step, file)
    const title = say('debrief.step.title', { place: String(place + 1), title: told(source, file.title) })
    return blocks.length === 0 ? [] : [{ id: `step-${step.id}`, title, blocks }]
  })
