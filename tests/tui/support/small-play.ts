import { loadRaw } from '@fishbowl/core'
import { debrief, debriefing, Flight, type Game, scenarioOfGame } from '@fishbowl/lab/play'
import { inProcess, simulate } from '@fishbowl/sim'
import { gameDigest } from '../../../packages/tui/src/screens/play/live.ts'
import { readSaved, savedText } from '../../../packages/tui/src/screens/play/saved-file.ts'
import type { PlayServices } from '../../../packages/tui/src/screens/play/services.ts'

const fileOf = ({ base }: Game): string => `play-${base.id}-${base.seed}.json`

/** Games over runs in this thread and a file in memory, by its name; pass one to look at it. */
export function smallPlay(files: Map<string, string> = new Map()): PlayServices {
  return {
    run: async (game) => simulate({ scenario: scenarioOfGame(game), replicate: game.replicate }),
    async *debrief(game, signal) {
      yield { kind: 'first', found: await debrief(game, inProcess, { others: 0, plans: 0 }) }
      const steps = debriefing(game, inProcess, { others: 2, plans: 4, lives: 3 })
      for (;;) {
        const next = await steps.next()
        if (signal.aborted) return
        if (next.done === true) return yield { kind: 'done', found: next.value }
        yield { kind: 'progress', progress: next.value }
      }
    },
    fileOf,
    saved(game) {
      const text = files.get(fileOf(game))
      return text === undefined ? { kind: 'none' } : readSaved(text, game.base, '0.1.0')
    },
    save(game, left) {
      files.set(fileOf(game), savedText(game, left, '0.1.0'))
      return undefined
    },
    keep: () => '~/debrief.json',
    digest: gameDigest,
  }
}

/** A game on a small organisation: $35 a member in each of four quarters. */
export function smallGame(flight: object = {}, policies: object = {}): Game {
  const raw = {
    id: 'tiny',
    title: 'A small house',
    organisation: { members: 400 },
    policies: { alignment: 'incidental', ...policies },
    horizon: 52,
  }
  const load = loadRaw(raw, 'tiny')
  if (!load.ok) throw new RangeError(load.issues.map(({ message }) => message).join('; '))
  return {
    base: load.loaded.scenario,
    flight: Flight.parse({ rounds: 4, events: [], ...flight }),
    replicate: 0,
    rounds: [],
  }
}
