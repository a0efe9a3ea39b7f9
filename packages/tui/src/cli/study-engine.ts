import type { Engine, EngineSettings } from '@fishbowl/lab/local'
import type { Outside } from '../outside.ts'
import type { Settings } from './settings.ts'

/** The engine that a command line asks for, and how many runs it makes at once, as far as this is known. */
export async function openEngine(
  settings: Settings,
  engine: EngineSettings,
  outside: Outside,
): Promise<Engine> {
  const { localEngine } = await import('@fishbowl/lab/local')
  return localEngine({ ...engine, threads: settings.threads ?? outside.facts.threads, after: outside.after })
}
