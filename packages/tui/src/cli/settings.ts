import { type MeasureId, measureIds, nearest, quote, safe } from '@fishbowl/core'
import { z } from 'zod'
import type { Call } from './arguments.ts'
import { Failure } from './failure.ts'
import { type OptionId, optionOf } from './table.ts'

const flag = z.literal('true').transform(() => true)
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,6})?$/)
  .transform(Number)
  .pipe(z.number().positive())
const printable = z
  .string()
  .max(100)
  .refine((text) => safe(text) === text && text.trim() !== '')

/** Each kept run takes some 3 kB for each scenario. */
const mostReplicates = 20_000
const mostThreads = 256

/** What each option takes, from its text to its value. */
const schemas = {
  json: flag,
  quiet: flag,
  library: flag,
  claims: flag,
  seed: printable,
  replicates: whole(1, mostReplicates),
  threads: whole(1, mostThreads),
  draws: whole(0, 1000),
  weeks: whole(1, 1040),
  color: z.enum(['auto', 'always', 'never']),
  symbols: z.enum(['braille', 'block', 'ascii']),
  measure: z.enum([...measureIds] as [MeasureId, ...MeasureId[]]),
  baseline: z.string(),
  base: z.string(),
  'until-sure': decimal,
} as const satisfies Record<OptionId, z.ZodType>

/** The same in words, for the message about a value that is none. */
const wants = {
  seed: 'must be 1 to 100 printable characters',
  replicates: `must be a whole number from 1 to ${mostReplicates}`,
  threads: `must be a whole number from 1 to ${mostThreads}`,
  draws: 'must be a whole number from 0 to 1000',
  weeks: 'must be a whole number from 1 to 1040',
  measure: 'names no measure',
  'until-sure': 'must be a number over 0, such as 0.5',
} as const satisfies Partial<Record<OptionId, string>>

/** Options with their values; absent is not given. */
export type Settings = { readonly [K in OptionId]?: z.infer<(typeof schemas)[K]> }

function refuse(id: OptionId, text: string): Failure {
  const { choices } = optionOf(id)
  const says = id in wants ? wants[id as keyof typeof wants] : `must be one of: ${(choices ?? []).join(', ')}`
  const near = nearest(text, id === 'measure' ? measureIds : (choices ?? []))
  const other = id === 'measure' ? '; fishbowl help measures lists them' : ''
  const way = near === undefined ? other : `; did you mean ${near}?`
  return new Failure(id === 'measure' ? 'not-found' : 'usage', `--${id} ${says} (got ${quote(text)})${way}`)
}

/** The options of a call as values. Throws a Failure that names the option, what it takes and what it got. */
export function settingsOf({ given }: Call): Settings {
  const entries = Object.entries(given).map(([key, text]) => {
    const id = key as OptionId
    const parsed = schemas[id].safeParse(text)
    if (!parsed.success) throw refuse(id, text)
    return [id, parsed.data]
  })
  return Object.fromEntries(entries) as Settings
}
