import type { Estimate } from '@fishbowl/lab'
import type { Ablation, Changed, Interaction, LeverGain } from '@fishbowl/lab/explain'
import {
  gainInterval,
  isTold,
  largestFirst,
  leverTable,
  leverTitle,
  listed,
  markedGain,
  mechanismSays as mechanismWords,
  memberName,
  storyTitle,
  wordGain,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Explanation } from './services.ts'
import type { WhyPart, WhyScreen } from './state.ts'

/** What a row is about. */
export type About =
  | { readonly kind: 'lever'; readonly gain: LeverGain }
  /** A lever of which no number is known yet. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'all' }
  | { readonly kind: 'pair'; readonly pair: Interaction }
  | { readonly kind: 'mechanism'; readonly ablation: Ablation }
  | { readonly kind: 'inert' }
  | { readonly kind: 'member'; readonly changed: Changed }

/** A row of a part: what can be selected. */
export type WhyRow = {
  readonly id: string
  readonly title: string
  readonly about: About
  /** A line above it that begins another kind of row. */
  readonly above?: string
  /** What the bar shows. */
  readonly estimate?: Estimate
  /** Words of the columns, the first beside the bar. */
  readonly cells: readonly string[]
}

/** Heads of the columns of a part. */
export function headsOf(part: WhyPart): readonly string[] {
  if (part === 'stories') return []
  const interval = say('editor.why.interval')
  return part === 'levers'
    ? [say('why.table.due'), interval, say('why.table.alone'), say('why.table.last')]
    : [say('why.table.rests'), interval, say('why.table.left')]
}

function leverRows({ attribution, measure, levers }: Explanation): readonly WhyRow[] {
  if (attribution === undefined)
    return levers.map(({ lever }) => ({
      id: lever.id,
      title: leverTitle(lever),
      about: { kind: 'waiting' },
      cells: [],
    }))
  const texts = leverTable(attribution, measure).rows
  const gains = largestFirst(attribution.levers)
  return [
    ...gains.map(
      (gain, i): WhyRow => ({
        id: gain.lever.id,
        title: leverTitle(gain.lever),
        about: { kind: 'lever', gain },
        estimate: gain.gain,
        cells: texts[i]?.slice(1) ?? [],
      }),
    ),
    {
      id: 'all together',
      title: say('why.table.all'),
      about: { kind: 'all' },
      estimate: attribution.total,
      cells: texts.at(-1)?.slice(1) ?? [],
    },
    ...attribution.interactions.map(
      (pair, i): WhyRow => ({
        ...(i === 0 ? { above: say('editor.why.together') } : {}),
        id: `pair ${pair.levers.map(({ id }) => id).join(' ')}`,
        title: listed(pair.levers.map(leverTitle)),
        about: { kind: 'pair', pair },
        estimate: pair.effect,
        cells: [markedGain(pair.effect, measure), gainInterval(pair.effect, measure)],
      }),
    ),
  ]
}

function mechanismRows({ ablations, measure }: Explanation): readonly WhyRow[] {
  if (ablations === undefined) return []
  const { mechanisms, inert } = ablations
  const told = mechanisms.filter(({ rests }) => isTold(rests))
  return [
    ...[...told, ...mechanisms.filter((one) => !told.includes(one))].map(
      (ablation): WhyRow => ({
        id: ablation.mechanism,
        title: ablation.mechanism,
        about: { kind: 'mechanism', ablation },
        estimate: ablation.rests,
        cells: [
          markedGain(ablation.rests, measure),
          gainInterval(ablation.rests, measure),
          wordGain(ablation.without, measure),
        ],
      }),
    ),
    ...(inert.length === 0
      ? []
      : [
          {
            id: 'inert',
            title: say('editor.why.inert', { n: inert.length }),
            about: { kind: 'inert' },
            cells: [],
          } as const,
        ]),
  ]
}

function storyRows({ stories, ids: [first, second] }: Explanation): readonly WhyRow[] {
  if (stories === undefined || 'why' in stories) return []
  return stories.members.map((changed) => ({
    id: `member ${changed.member}`,
    title: say('editor.why.member', { name: memberName(changed.member), n: changed.member }),
    about: { kind: 'member', changed },
    cells: [storyTitle(changed, { first, second })],
  }))
}

const makers = { levers: leverRows, mechanisms: mechanismRows, stories: storyRows } as const

/** The rows of a part. */
export const rowsOf = (found: Explanation, part: WhyPart): readonly WhyRow[] => makers[part](found)

/** The place of the selected row. */
export const placeOf = (rows: readonly WhyRow[], { part, rows: selected }: WhyScreen): number =>
  Math.max(
    0,
    rows.findIndex(({ id }) => id === selected[part]),
  )

/** What a mechanism is, in a few words. */
export const mechanismSays = ({ mechanism }: Ablation): string => mechanismWords(mechanism)
