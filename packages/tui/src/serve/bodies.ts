import { z } from 'zod'

/** What a page sends to take a seat; without a team it learns their names. */
export const Joining = z.strictObject({ code: z.string().max(40), team: z.int().min(0).max(99).optional() })

/** What a page sends as its answer; `turn` grows with each one that the seat sends, so that a late copy of an earlier one changes nothing. */
export const Answering = z.strictObject({
  step: z.string().max(60),
  round: z.int().min(0).max(99),
  turn: z.int().min(0),
  fields: z
    .record(z.string().regex(/^[a-z][A-Za-z.]{0,30}$/), z.number())
    .refine((fields) => Object.keys(fields).length <= 40),
})

/** What a page sends to learn what a decision would leave. */
export const Asking = Answering.omit({ turn: true })
