import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PlayDebrief } from '@fishbowl/lab/play'
import type { SessionDebrief, SessionRecord, Submission } from '@fishbowl/lab/workshop'
import { modelVersion } from '@fishbowl/sim/version'
import type { Folder } from '../folder.ts'
import { type Move, type Rules, scenarioOf, storyFolder } from './workshop-plainly.ts'

/** The session of the wards: what three teams answer, as the files of a record and of two laptops. */

export const teams = ['Nursing', 'Pharmacy', 'Works council'] as const

/** A direction that is said before a quarter. */
const say = (direction: 'up' | 'flat' | 'down', sure: number) =>
  ({ kind: 'direction', direction, sure }) as const

/** What each team plays: Nursing hires at once, Pharmacy nobody at all, the works council late. */
const played = [
  [
    { answer: 0, decision: { professionals: 1, alignment: 2 }, prediction: say('up', 0.8) },
    { answer: 2, decision: {}, prediction: say('up', 0.95) },
    { answer: 1, decision: { training: 2 }, prediction: say('up', 0.65) },
    { answer: 0, decision: {}, prediction: say('flat', 0.5) },
  ],
  [
    { answer: 0, decision: { alignment: 2, training: 1 }, prediction: say('down', 0.65) },
    { answer: 1, decision: { coaching: 2 }, prediction: say('flat', 0.65) },
    {
      answer: 0,
      decision: { training: 1 },
      prediction: {
        kind: 'points',
        points: [
          [4, 0.1],
          [8, 0.07],
          [12, 0.1],
        ],
        within: 0.03,
      },
    },
    { answer: 0, decision: { alignment: 1 }, prediction: say('down', 0.8) },
  ],
  [
    { answer: 0, decision: { coaching: 1 }, prediction: say('flat', 0.5) },
    { answer: 0, decision: { seniors: 1 }, prediction: say('up', 0.34) },
    { answer: 2, decision: {}, prediction: say('down', 0.8) },
    { answer: 0, decision: {}, prediction: say('flat', 0.95) },
  ],
] as const satisfies readonly (readonly (Move & { readonly prediction: object })[])[]

/** Quarters of a team, as plain moves. */
export const movesOf = (team: number): readonly Move[] => played[team] ?? []

/** What a team says of each of its quarters. */
export const saidOf = (team: number): readonly (typeof played)[number][number]['prediction'][] =>
  (played[team] ?? []).map(({ prediction }) => prediction)

/** What each person says of a curve question: the option by place and how sure, by team. */
export const guesses = {
  spring: [[[2, 0.8]], [[0, 0.5]], [[1, 0.65]]],
  posters: [
    [[1, 0.65]],
    [
      [2, 0.8],
      [0, 0.5],
    ],
    [[2, 0.95]],
  ],
} as const

/** What each team says of the number of the third question, and within how much. */
export const numbers = [
  [0.3, 0.05],
  [0.2, 0.1],
  [0.25, 0.02],
] as const

/** Everything that a team answers. */
export function answersOf(team: number): readonly Submission[] {
  const choices = (['spring', 'posters'] as const).flatMap((step) => {
    const people = guesses[step][team] ?? []
    return people.map(([choice, sure], seat): Submission => {
      const answer = { kind: 'choice', choice, sure } as const
      return people.length > 1 ? { step, team, seat, answer } : { step, team, answer }
    })
  })
  const [value, within] = numbers[team] ?? [0, 0]
  const rounds = (played[team] ?? []).map(
    (move, round): Submission => ({
      step: round < 2 ? 'first-half' : 'second-half',
      team,
      answer: { kind: 'round', round, ...move },
    }),
  )
  return [...choices, { step: 'level', team, answer: { kind: 'number', value, within } }, ...rounds]
}

/** One answer of a team to each step and round of the first half: of several people the first one. */
export const firstHalf = (team: number): readonly Submission[] =>
  answersOf(team)
    .filter(({ step, seat }) => step !== 'second-half' && (seat === undefined || seat === 0))
    .map(({ seat: _seat, ...submission }) => submission)

/** Nursing went back to its second quarter and answered otherwise. */
export const branch = { team: 0, round: 1, answer: 1, decision: { coaching: 1 } } as const

/** A record of the session at its end, as its file is written. */
export function recordOf(
  session: string,
  submissions: readonly Submission[],
  more: Partial<SessionRecord> = {},
): string {
  const at = { step: 7, round: 0, revealed: false }
  const record: SessionRecord = {
    kind: 'session-record',
    version: 1,
    modelVersion,
    session,
    format: '45',
    teams,
    at,
    furthest: at,
    submissions,
    ...more,
  }
  return JSON.stringify(record)
}

/** A record of the room that waits for answers to a step. */
export const waiting = (session: string, step: number, submissions: readonly Submission[] = []): string => {
  const at = { step, round: 0, revealed: false }
  return recordOf(session, submissions, { at, furthest: at })
}

/** Puts the files of the story into a folder. */
export function withStory(folder: Pick<Folder, 'path'>): void {
  for (const file of readdirSync(storyFolder)) copyFileSync(join(storyFolder, file), join(folder.path, file))
}

/** Digest that the session tells in a pipe. */
export async function digestIn(folder: Pick<Folder, 'fishbowl'>, session = 'session.yaml'): Promise<string> {
  const { stdout, stderr } = await folder.fishbowl(['workshop', session, '--threads', '1'])
  const [, digest] = stdout.match(/digest ([0-9a-f]{12})/) ?? []
  if (digest === undefined) throw new Error(`no digest: ${stdout}${stderr}`)
  return digest
}

/** The document of `workshop --json`. */
export type SessionDocument = { readonly digest: string; readonly debrief: SessionDebrief }
/** The document of `play --json`. */
export type PlayDocument = { readonly digest: string; readonly debrief: PlayDebrief }

/** A scenario of the story under the luck and the hidden assumption of the session. */
export const armOf = (file: string) =>
  scenarioOf(file, {
    seed: 'ward round',
    assumptions: { cmTurn: { value: 0.006, reason: 'as the session hides it' } },
  })

export const base = armOf('wards.yaml')

/** The rules of the flight of the session. */
export const rules: Rules = {
  grant: 60_000,
  flat: 0.01,
  events: { 1: 'reorganisation', 2: 'departure' },
  prices: {
    claimed: 3000,
    integrated: 20_000,
    coachingLight: 50,
    coachingFull: 130,
    tuned: 10,
    other: 40,
    training: 45,
    launch: 4,
  },
}
