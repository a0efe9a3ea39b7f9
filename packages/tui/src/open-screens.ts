import type { Call } from './cli/arguments.ts'
import { lookOf } from './cli/look.ts'
import { settingsOf } from './cli/settings.ts'
import { openServices } from './live-services.ts'
import type { Outside } from './outside.ts'

/** Opens the terminal UI on the library; resolves to the exit code when the user leaves. Loads Ink only now. */
export async function openScreens(call: Call, outside: Outside): Promise<number> {
  const settings = settingsOf(call)
  const { spoken, color, symbols, theme } = lookOf(outside.facts, settings)
  const { seed, replicates, threads } = settings
  const services = await openServices(outside, { seed, threads })
  const { openUi } = await import('./ui.tsx')
  const { stdin, stdout, suspend } = outside.terminal
  return openUi(services, {
    stdin,
    stdout,
    look: { color, symbols, theme },
    screenReader: spoken,
    options: seed === undefined ? [] : ['--seed', seed],
    ...(suspend === undefined ? {} : { suspend }),
    ...(replicates === undefined ? {} : { replicates }),
  })
}
