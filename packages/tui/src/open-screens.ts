import type { Call } from './cli/arguments.ts'
import { Failure } from './cli/failure.ts'
import { speakAsAsked } from './cli/language.ts'
import { lookOf } from './cli/look.ts'
import { settingsOf } from './cli/settings.ts'
import { keepCrash } from './crash-log.ts'
import { openServices } from './live-services.ts'
import type { Outside } from './outside.ts'
import type { UiTerminal } from './terminal.ts'

/** What the screens begin with, and where a game is saved. */
type First = { readonly begin?: NonNullable<UiTerminal['begin']>; readonly save?: string | undefined }

/** Opens the terminal UI on the library, or on what comes first; resolves to the exit code when the user leaves. Loads Ink only now. */
export async function openScreens(call: Call, outside: Outside, first: First = {}): Promise<number> {
  const settings = settingsOf(call)
  await speakAsAsked(settings.language, outside.facts)
  const { spoken, color, symbols, theme } = lookOf(outside.facts, settings)
  const { seed, replicates, threads } = settings
  // Ink is fetched while the library is read.
  const ui = import('./ui.tsx')
  ui.catch(() => undefined)
  const services = await openServices(outside, { seed, threads, save: first.save })
  const { openUi } = await ui
  const { stdin, stdout, suspend } = outside.terminal
  try {
    return await openUi(services, {
      stdin,
      stdout,
      look: { color, symbols, theme },
      screenReader: spoken,
      options: seed === undefined ? [] : ['--seed', seed],
      onCrash: outside.onCrash,
      ...(suspend === undefined ? {} : { suspend }),
      ...(replicates === undefined ? {} : { replicates }),
      ...(first.begin === undefined ? {} : { begin: first.begin }),
    })
  } catch (error) {
    throw crashOf(error, outside)
  }
}

/** What the user hears of an error of the screens: one line, and where the rest is. */
function crashOf(error: unknown, outside: Outside): unknown {
  const kept = keepCrash(error, outside)
  // The command line prints the stack of an error that is no Failure.
  if (outside.facts.env['FISHBOWL_DEBUG'] !== undefined) return error
  const message = error instanceof Error ? error.message : String(error)
  const [line = ''] = message.split('\n')
  const hint =
    kept === undefined
      ? 'with FISHBOWL_DEBUG=1 the place of it is printed'
      : `what is known of it stands in ${kept}`
  return new Failure('failed', `the screens failed: ${line}`, { hint })
}
