import { safe } from '@fishbowl/core'
import type { Engine, EngineSettings, Outer, QueueAddress } from '@fishbowl/lab/queue'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'
import type { Telling } from './progress.ts'
import type { Settings } from './settings.ts'

/** Holds the address of the queue, with its password, where no list of processes shows it. */
const variable = 'FISHBOWL_QUEUE'
const page = 'docs/guide/queue.md says how to start a queue'

/** Says sentences on stderr, in place of a line of progress; with --json nothing, so that errors stay the only thing there. */
export const saying =
  (outside: Outside, { json }: Telling): Outer['tell'] =>
  (sentence) => {
    const { messagesAreTerminal } = outside.facts
    if (json && !messagesAreTerminal) return
    outside.tell(`${messagesAreTerminal ? '\r\u001B[K' : ''}fishbowl: ${safe(sentence)}\n`)
  }

/** Waits, and keeps the process alive meanwhile; shorter when the signal is aborted. */
export const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })

/** The queue that a command is told of. Throws a Failure that never holds its password. */
export async function queueOf(
  { queue }: Settings,
  { facts }: Outside,
  tell: Outer['tell'],
): Promise<QueueAddress> {
  const text = queue ?? facts.env[variable]
  if (text === undefined || text === '')
    throw new Failure('usage', `no queue is named: give ${variable} in the environment, or --queue <url>`, {
      hint: page,
    })
  const { queueAddress } = await import('@fishbowl/lab/queue')
  try {
    const address = queueAddress(text)
    if (queue !== undefined && address.password !== undefined)
      tell(`whoever lists the processes of this machine reads the password of --queue; ${variable} hides it`)
    return address
  } catch (error) {
    if (error instanceof RangeError) throw new Failure('usage', error.message, { hint: page })
    throw error
  }
}

/**
 * The engine of `--engine queue`: its runs are made by `fishbowl worker`. `tell` says a sentence to the user, such as that the queue is
 * lost or back.
 */
export async function openQueueEngine(
  settings: Settings,
  outside: Outside,
  told: EngineSettings & { readonly study: string; readonly tell: Outer['tell'] },
): Promise<Engine> {
  const address = await queueOf(settings, outside, told.tell)
  const { queueEngine } = await import('@fishbowl/lab/queue')
  return queueEngine(told, { address, study: told.study, sleep, tell: told.tell, recheck: 40 })
}
