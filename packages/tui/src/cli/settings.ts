import { type MeasureId, measureIds, nearest, quote, safe } from '@fishbowl/core'
import { z } from 'zod'
import type { Call } from './arguments.ts'
import { Failure } from './failure.ts'
import { languageChoices, type OptionId, optionOf } from './options.ts'

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
/** A share as 0.8 or 80 %. */
const share = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,6})? ?%?$/)
  .transform((text) => Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1))
  .pipe(z.number().positive().max(1))
const times: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }
/** Money as 200000, 200k or 0.2M. */
const money = z
  .string()
  .regex(/^\$?\d{1,12}(\.\d{1,6})?[km]?\$?$/i)
  .transform(
    (text) =>
      Number.parseFloat(text.replace('$', '')) * (times[/[km]/i.exec(text)?.[0].toLowerCase() ?? ''] ?? 1),
  )
const printable = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => safe(text) === text && text.trim() !== '')

/** Each kept run takes some 3 kB for each scenario. */
const mostReplicates = 20_000
const mostThreads = 256
const mostPath = 1000
/** Rules that pick a life. */
const mostLives = 6

/** What each option takes, from its text to its value. */
const schemas = {
  json: flag,
  quiet: flag,
  'screen-reader': flag,
  library: flag,
  claims: flag,
  rerun: flag,
  evidence: flag,
  pattern: printable(60),
  seed: printable(100),
  replicates: whole(1, mostReplicates),
  threads: whole(1, mostThreads),
  draws: whole(0, 1000),
  weeks: whole(1, 1040),
  color: z.enum(['auto', 'always', 'never']),
  symbols: z.enum(['braille', 'block', 'ascii']),
  language: z.enum(languageChoices),
  measure: z.enum([...measureIds] as [MeasureId, ...MeasureId[]]),
  space: z.string(),
  member: z
    .string()
    .regex(/^\d{1,7}(,\d{1,7}){0,9}$/)
    .transform((text) => text.split(',').map(Number)),
  members: whole(1, mostLives),
  permutations: whole(4, 1000).refine((n) => n % 2 === 0),
  replicate: whole(0, 999_999),
  against: z.string(),
  assumptions: printable(4000),
  trajectories: whole(2, 1000),
  points: whole(8, 65_536),
  screen: flag,
  goal: printable(200),
  budget: money,
  share,
  policies: z.string(),
  'max-runs': whole(10, 1_000_000),
  'staffing-table': flag,
  baseline: z.string(),
  engine: z.enum(['local', 'queue']),
  // Read where it is used: a message here would show a password.
  queue: z.string(),
  base: z.string(),
  'until-sure': decimal,
  until: whole(1, 1040),
  save: printable(mostPath),
  from: z.string(),
  kiosk: flag,
  game: printable(mostPath),
  set: z.array(z.string()).max(50),
  output: printable(mostPath),
  format: printable(100),
  brief: flag,
  title: printable(200),
  all: flag,
  series: z.enum(['measures', 'columns', 'none']),
  shard: z
    .string()
    .regex(/^\d{1,6}\/\d{1,6}$/)
    .transform((text) => text.split('/').map(Number))
    .refine(([part = 0, of = 0]) => part >= 1 && part <= of),
  'retry-failed': flag,
  keep: printable(mostPath),
  columns: z.string(),
  'date-format': z.enum(['ymd', 'dmy', 'mdy']),
  decimal: z.enum(['comma', 'point']),
  values: z.enum(['count', 'share', 'percent']),
  'first-week': whole(0, 1039),
  'hold-out': whole(0, 1000),
  scale: z.enum(['log', 'logit', 'plain']),
  quick: flag,
  'keep-labels': flag,
  'skip-broken': flag,
  minutes: z.enum(['10', '45', '90']),
  teams: whole(1, 12),
  team: whole(1, 12),
  notes: flag,
  collect: flag,
  code: z.array(z.string().regex(/^[\d\s-]{1,400}$/)).max(200),
  serve: z.string().max(60),
} as const satisfies Record<OptionId, z.ZodType>

/** The same in words, for the message about a value that is none. */
const wants = {
  seed: 'must be 1 to 100 printable characters',
  replicates: `must be a whole number from 1 to ${mostReplicates}`,
  threads: `must be a whole number from 1 to ${mostThreads}`,
  draws: 'must be a whole number from 0 to 1000',
  weeks: 'must be a whole number from 1 to 1040',
  member: 'must be one to ten whole numbers with commas, such as 17 or 3,17',
  members: `must be a whole number from 1 to ${mostLives}`,
  replicate: 'must be a whole number from 0 to 999999',
  permutations: 'must be an even number from 4 to 1000',
  measure: 'names no measure',
  pattern: 'must be the beginning of an id, such as V4 or T.nhsr',
  assumptions: 'must be ids with commas, or all',
  trajectories: 'must be a whole number from 2 to 1000',
  points: 'must be a whole number from 8 to 65536',
  goal: 'must be 1 to 200 printable characters',
  budget: 'must be $ a year, such as 200000, 200k or 0.2M',
  share: 'must be over 0 and at most 1, such as 0.8 or 80%',
  'max-runs': 'must be a whole number from 10 to 1000000',
  'until-sure': 'must be a number over 0, such as 0.5',
  until: 'must be a whole number from 1 to 1040',
  save: `must be 1 to ${mostPath} printable characters`,
  game: `must be 1 to ${mostPath} printable characters`,
  set: 'is given more than 50 times',
  shard: 'must be a part and the number of parts, such as 2/8',
  keep: `must be 1 to ${mostPath} printable characters`,
  output: `must be 1 to ${mostPath} printable characters`,
  format: 'must be kinds of files with commas',
  title: 'must be 1 to 200 printable characters',
  'first-week': 'must be a whole number from 0 to 1039',
  'hold-out': 'must be a whole number from 0 to 1000',
  teams: 'must be a whole number from 1 to 12',
  team: 'must be a whole number from 1 to 12',
  code: 'must be digits, such as "2693 8558 8"; put spaces in quotation marks',
  serve: 'must be an address of this machine and a port, such as 192.168.1.20:8080',
} as const satisfies Partial<Record<OptionId, string>>

/** Options with their values; absent is not given. */
export type Settings = { readonly [K in OptionId]?: z.infer<(typeof schemas)[K]> }

function refuse(id: OptionId, given: string | readonly string[]): Failure {
  const text = [given].flat().join(' ')
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
