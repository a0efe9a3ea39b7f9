import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Wrong codes that one address may send in a minute, and all together; a code is one of 10^12, so that a whole day of them is one chance in two million. */
const wrongOfAddress = 30
const wrongOfAll = 300
const minute = 60
/** Requests of one address, behind which a whole room may sit, and of one seat, in ten seconds. */
const requestsOfAddress = 4000
const requestsOfSeat = 80
const while10 = 10

/** How often something may be asked. */
export type Limits = {
  /** One attempt at the join code: whether it may be looked at. A right one is given back. */
  readonly attempt: (address: string) => Promise<boolean>
  readonly giveBack: (address: string) => Promise<void>
  readonly request: (address: string) => Promise<boolean>
  readonly seat: (seat: string) => Promise<boolean>
}

const allowed = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )

/** Whoever has one address of version 6 has the whole network of 64 bits it is in. */
const neighbourhood = (address: string): string =>
  address.includes(':') && !address.includes('.')
    ? address.split(':').slice(0, 4).join(':')
    : address.slice(address.lastIndexOf(':') + 1)

/** Opens limits that count from now; addresses are in memory only, for a minute after the last request. */
export function openLimits(): Limits {
  const wrongHere = new RateLimiterMemory({ points: wrongOfAddress, duration: minute, blockDuration: minute })
  const wrong = new RateLimiterMemory({ points: wrongOfAll, duration: minute })
  const requests = new RateLimiterMemory({ points: requestsOfAddress, duration: while10 })
  const ofSeat = new RateLimiterMemory({ points: requestsOfSeat, duration: while10 })
  return {
    // The address first: one that is blocked takes nothing from what all the others may try.
    attempt: async (address) =>
      (await allowed(wrongHere, neighbourhood(address))) && (await allowed(wrong, 'all')),
    async giveBack(address) {
      await Promise.all([wrong.reward('all'), wrongHere.reward(neighbourhood(address))])
    },
    request: (address) => allowed(requests, neighbourhood(address)),
    seat: (seat) => allowed(ofSeat, seat),
  }
}
