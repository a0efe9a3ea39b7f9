import type { Engine, EngineSettings } from '@fishbowl/lab/local'
import type { Request } from './answer.ts'
import { Failure } from './failure.ts'
import { openQueueEngine, queueOf, saying } from './queue.ts'

/** Refuses an engine that cannot be, before anything is written or simulated. */
export async function checkEngine({ settings, outside }: Request): Promise<void> {
  if (settings.engine === 'queue') await queueOf(settings, outside, () => undefined)
  else if (settings.queue !== undefined)
    throw new Failure('usage', '--queue is for --engine queue; without it the runs are made here')
}

/** The engine that a command line asks for; `study` names the runs in a queue. */
export async function openEngine(
  { settings, outside, telling }: Request,
  engine: EngineSettings,
  study: string,
): Promise<Engine> {
  if (settings.engine === 'queue')
    return openQueueEngine(settings, outside, { ...engine, study, tell: saying(outside, telling) })
  const { localEngine } = await import('@fishbowl/lab/local')
  return localEngine({ ...engine, threads: settings.threads ?? outside.facts.threads, after: outside.after })
}
