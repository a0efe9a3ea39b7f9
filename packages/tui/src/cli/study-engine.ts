import type { Engine, EngineSettings } from '@fishbowl/lab/local'
import type { Request } from './answer.ts'
import { Failure } from './failure.ts'
import { openQueueEngine, saying } from './queue.ts'

/** The engine that a command line asks for; `study` names the runs in a queue. */
export async function openEngine(
  { settings, outside, telling }: Request,
  engine: EngineSettings,
  study: string,
): Promise<Engine> {
  if (settings.engine === 'queue')
    return openQueueEngine(settings, outside, { ...engine, study, tell: saying(outside, telling) })
  if (settings.queue !== undefined)
    throw new Failure('usage', '--queue is for --engine queue; without it the runs are made here')
  const { localEngine } = await import('@fishbowl/lab/local')
  return localEngine({ ...engine, threads: settings.threads ?? outside.facts.threads, after: outside.after })
}
