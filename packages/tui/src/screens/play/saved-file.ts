import { canonicalJson, type Scenario, scenarioData } from '@fishbowl/core'
import { type Game, illegal } from '@fishbowl/lab/play'
import { safe } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { z } from 'zod'
import { gameOfData } from './document.ts'
import { SavedDecision } from './saved-round.ts'
import type { FoundGame } from './services.ts'
import type { SavedGame } from './state.ts'

/** A saved game has some ten thousand characters. */
export const mostSaved = 4_000_000

const SavedFile = z.strictObject({
  kind: z.literal('play-game'),
  version: z.literal(1),
  modelVersion: z.string().max(100),
  at: z.enum(['dashboard', 'entry', 'reveal', 'end']),
  answer: z.int().min(0).max(2).optional(),
  decision: SavedDecision.optional(),
  game: z.record(z.string(), z.unknown()),
})

type Parsed = z.infer<typeof SavedFile>

/** A game and where it is as the text of its file. */
export const savedText = (game: Game, left: Omit<SavedGame, 'game'>, modelVersion: string): string => {
  const { base, flight, replicate, rounds } = game
  const data = { base: scenarioData(base), flight, replicate, rounds }
  return `${canonicalJson({ kind: 'play-game', version: 1, modelVersion, ...left, game: data })}\n`
}

const broken = (why: string): FoundGame => ({ kind: 'broken', why: say('play.save.broken', { why }) })
const damaged = (why: string): FoundGame => broken(say('play.save.damaged', { why: safe(why) }))

/** What of the round under way can still be done: what cannot is left out. */
function restOf({ answer, decision }: Parsed, game: Game): Partial<SavedGame> {
  const round = { answer: answer ?? 0, decision: decision ?? {} }
  const why = illegal(game, round)
  return why === undefined || why === 'play.illegal.money' ? round : {}
}

/** The text as a saved file, or why it is none. */
function parsedOf(text: string): Parsed | string {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return 'it is no JSON'
  }
  const parsed = SavedFile.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return issue === undefined
    ? 'it fits no schema'
    : `${issue.path.map(String).join('.')} ${issue.message}`.trim()
}

function gameOn(base: Scenario, parsed: Parsed): FoundGame {
  const game = gameOfData(parsed.game, base)
  if (canonicalJson(scenarioData(game.base)) !== canonicalJson(scenarioData(base)))
    return broken(say('play.save.other'))
  const own = { ...game, base }
  const { at } = parsed
  // Nothing was done yet: there is nothing to go on with.
  if (own.rounds.length === 0 && at !== 'entry') return { kind: 'none' }
  return { kind: 'saved', saved: { game: own, at, ...(at === 'entry' ? restOf(parsed, own) : {}) } }
}

/** The game of a saved file that goes on on this base; words about what is wrong where it cannot. */
export function readSaved(text: string, base: Scenario, modelVersion: string): FoundGame {
  const parsed = parsedOf(text)
  if (typeof parsed === 'string') return damaged(parsed)
  const { modelVersion: theirs } = parsed
  if (theirs !== modelVersion)
    return broken(say('play.save.version', { theirs: safe(theirs), ours: modelVersion }))
  try {
    return gameOn(base, parsed)
  } catch (error) {
    if (error instanceof RangeError) return damaged(error.message)
    throw error
  }
}
