import type { Call } from './cli/arguments.ts'
import { Failure } from './cli/failure.ts'
import { settingsOf } from './cli/settings.ts'
import { openScreens } from './open-screens.ts'
import { entryOfOpened } from './opened-entry.ts'
import type { Outside } from './outside.ts'
import { openScenario } from './scenarios.ts'
import { openPlay, usualGame } from './screens/play/open.ts'
import { withEntry } from './state.ts'

/** `fishbowl play [scenario]`: opens the game in a terminal; resolves to the exit code. Throws a Failure elsewhere. */
export async function openGame(call: Call, outside: Outside): Promise<number> {
  const { inputIsTerminal, outputIsTerminal, env } = outside.facts
  if (!inputIsTerminal || !outputIsTerminal || env['TERM'] === 'dumb' || call.given.json !== undefined)
    throw new Failure('usage', 'a game is played in a terminal', {
      hint: 'fishbowl play --game <file> prints the debrief of a saved game, with --json as data',
    })
  const { seed, kiosk = false, save } = settingsOf(call)
  const entry = entryOfOpened(openScenario(call.operands[0] ?? usualGame, outside), seed)
  return openScreens(call, outside, {
    save,
    begin: (state) => openPlay({ ...withEntry(state, entry), screens: [] }, entry.id, kiosk),
  })
}
