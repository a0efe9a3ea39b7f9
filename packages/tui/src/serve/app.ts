import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { isOurHost, isOurPage } from './hosts.ts'
import type { Limits } from './limits.ts'
import { type Page, pagePolicy } from './page.ts'
import { refusal } from './replies.ts'
import type { Seat } from './types.ts'

/** Bytes of a body and characters of an address: far more than our page ever sends. */
const mostBody = 8 * 1024
const mostAddress = 200

/** What a request brings along: its socket, and once it is known its seat. */
type Env = { Bindings: HttpBindings; Variables: { seat: Seat } }

/** What the routes answer; each is asked only what it may be. */
export type Routes = {
  readonly seatOf: (token: string) => Seat | undefined
  readonly join: (body: unknown, address: string) => Promise<Response>
  readonly state: (seat: Seat, since: string | undefined, gone: AbortSignal) => Promise<Response>
  readonly answer: (seat: Seat, body: unknown) => Promise<Response>
  readonly quote: (seat: Seat, body: unknown) => Response
}

/** What stands before the routes. */
export type Guards = {
  readonly limits: Limits
  readonly page: Page
  /** What this machine is called. */
  readonly name: string
  readonly onFault: (error: unknown) => void
}

const addressOf = (context: Context<Env>): string => context.env.incoming.socket.remoteAddress ?? ''

/** What every request must be, whoever sends it. */
const decent =
  ({ limits, name }: Guards): MiddlewareHandler<Env> =>
  async (context, next) => {
    const { req } = context
    if (!(await limits.request(addressOf(context)))) return refusal('many')
    if (!isOurHost(req.header('host') ?? '', name)) return refusal('host')
    if (req.url.length > mostAddress) return refusal('long')
    if (req.header('transfer-encoding') !== undefined) return refusal('length')
    return next()
  }

/** What every request that changes something must be: from our page, JSON and short. A page of somebody else cannot send that type unasked. */
const ours: MiddlewareHandler<Env> = async ({ req }, next) => {
  const host = req.header('host') ?? ''
  if (!isOurPage(req.header('origin'), req.header('sec-fetch-site'), host)) return refusal('page')
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(req.header('content-type') ?? ''))
    return refusal('type')
  return next()
}

const short = bodyLimit({ maxSize: mostBody, onError: () => refusal('large') })

/** The body as JSON; undefined where it is none. */
async function bodyOf({ req }: Context<Env>): Promise<unknown> {
  try {
    return JSON.parse(await req.text())
  } catch {
    return undefined
  }
}

const tokenIn = (header: string | undefined): string => /^Bearer ([\w-]{43})$/.exec(header ?? '')?.[1] ?? ''

/** Everything that is served: the page, and behind the join code what one seat may see and send. */
export function appOf(routes: Routes, guards: Guards): Hono<Env> {
  const app = new Hono<Env>()
  const { limits, page, onFault } = guards
  app.use(
    secureHeaders({
      contentSecurityPolicy: pagePolicy(page),
      permissionsPolicy: { camera: false, geolocation: false, microphone: false },
      // There is no https here to be held to.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
    async (context, next) => {
      await next()
      context.res.headers.set('cache-control', 'no-store')
    },
    decent(guards),
  )
  app.get('/', (context) => context.html(page.html))
  app.post('/join', ours, short, async (context) => routes.join(await bodyOf(context), addressOf(context)))
  app.use(async (context, next) => {
    const seat = routes.seatOf(tokenIn(context.req.header('authorization')))
    if (seat === undefined) return refusal('join')
    if (!(await limits.seat(`${seat.team} ${seat.seat}`))) return refusal('many')
    context.set('seat', seat)
    return next()
  })
  app.get('/state', (context) =>
    routes.state(context.get('seat'), context.req.query('since'), context.req.raw.signal),
  )
  app.post('/answer', ours, short, async (context) =>
    routes.answer(context.get('seat'), await bodyOf(context)),
  )
  app.post('/quote', ours, short, async (context) => routes.quote(context.get('seat'), await bodyOf(context)))
  app.notFound(() => refusal('missing'))
  app.onError((error) => {
    onFault(error)
    return refusal('fault')
  })
  return app
}
