import { quote } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import type { Outside } from '../outside.ts'
import type { RoomServices } from '../screens/workshop/services.ts'
import { Failure } from './failure.ts'
import type { HeldSession } from './session-held.ts'
import type { Settings } from './settings.ts'

/** How a session is opened to the network; undefined where nobody asked for it. Throws a Failure for an address that is none. */
export async function servedAs(
  { path, isNew }: HeldSession,
  { serve }: Settings,
  outside: Outside,
): Promise<RoomServices['serve']> {
  if (serve === undefined) return undefined
  const [{ listenOf }, { serveSession }] = await Promise.all([
    import('../serve/listen.ts'),
    import('../serve/serve-session.ts'),
  ])
  const listen = listenOf(serve)
  if (listen === undefined)
    throw new Failure('usage', say('workshop.screen.address', { where: quote(serve, 60) }))
  return (session) => serveSession({ ...session, listen, file: path, isResumed: !isNew, outside })
}
