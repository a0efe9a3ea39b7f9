import { say, type WordKey } from '@fishbowl/report/words'

/** Why a request was refused, with the status it gets. */
export const refusals = {
  /** No token of a seat: the same for every path there is and every one there is not. */
  join: 401,
  code: 401,
  missing: 404,
  host: 403,
  page: 403,
  closed: 409,
  older: 409,
  full: 409,
  length: 411,
  large: 413,
  long: 414,
  type: 415,
  wrong: 422,
  many: 429,
  fault: 500,
  unsaved: 503,
  busy: 503,
} as const satisfies Readonly<Record<string, number>>
export type Refusal = keyof typeof refusals

/** A refusal in words, as a whole answer. */
export function refusal(why: Refusal, says?: string, more: Readonly<Record<string, number>> = {}): Response {
  const body = { ok: false, why, says: says ?? say(`serve.refused.${why}` satisfies WordKey), ...more }
  return Response.json(body, { status: refusals[why] })
}
