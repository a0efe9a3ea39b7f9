import { safe } from '@fishbowl/core'
import type { Attribution, Contrast, Lever } from '@fishbowl/lab/explain'
import { assumptionSentence } from '@fishbowl/report'
import { type ExplainPlan, endsOf } from './explain-plan.ts'

const settingTitles: Readonly<Record<string, string>> = { fit: 'platform fit' }

function ownerNote({ title, brings }: Lever): readonly string[] {
  if (brings.length === 0) return []
  const list = brings.map(
    ({ setting, before, after }) =>
      `${settingTitles[setting] ?? setting} ${String(before)} -> ${String(after)}`,
  )
  return [
    `What an owner brings along where the file says nothing else counts as ${title}: ${list.join(', ')}.`,
  ]
}

const joinedNote = ({ title, joined }: Lever): readonly string[] =>
  joined === undefined
    ? []
    : [
        `${title[0]?.toUpperCase()}${title.slice(1)} is one lever, because apart there is no scenario: ${safe(joined)}.`,
      ]

/** What belongs to a lever besides the lines of the file: why it is one, and what comes along. */
export const leverNotes = (lever: Lever): readonly string[] => [...joinedNote(lever), ...ownerNote(lever)]

/** That two scenarios are the same, where no lever is left between them. */
export function sameSentence({ arms: [first, second], contrast }: ExplainPlan): string {
  const idle = contrast.idle.map(({ title }) => title)
  const words = idle.length === 0 ? '' : ` (the files differ in ${idle.join(', ')}, to the same effect)`
  return `Nothing differs between ${first.id} and ${second.id}${words}: the model makes the same runs of both.`
}

function idleNote({ idle }: Contrast): readonly string[] {
  if (idle.length === 0) return []
  const titles = idle.map(({ title }) => title).join(', ')
  return [`The files also differ in ${titles}, but to the same effect: no run changes.`]
}

function samplingNote({ plan }: Contrast, { levers }: Attribution): readonly string[] {
  if (plan.pairs === undefined) return []
  const most = levers
    .filter(({ gain }) => Number.isFinite(gain.mean))
    .toSorted((a, b) => b.samplingError / b.gain.sd - a.samplingError / a.gain.sd)[0]
  const half = most === undefined ? Number.NaN : (most.gain.high - most.gain.low) / 2
  const share =
    most === undefined || half === 0
      ? 0
      : Math.min(100, Math.round((100 * 1.645 * most.samplingError) / half))
  return [
    `Shares are estimated from ${2 * plan.pairs} orders of the levers in each replicate, in pairs of an order and its reverse; the error of that is part of the intervals (at most ${share} % of a half width) and shrinks with --permutations and --replicates. Pairs of levers are told only where all subsets are run.`,
  ]
}

const missingNote = ({ missing, replicates }: Attribution): readonly string[] =>
  missing.length === 0
    ? []
    : [
        `${missing.length} of ${missing.length + replicates.length} replicates are left out: in some of their runs the measure has no value.`,
      ]

/** Intervals from fewer lean on differences being nearly normal, which they are not. */
const fewReplicates = 10

const fewNote = ({ total: { n } }: Attribution): readonly string[] =>
  n > 1 && n < fewReplicates
    ? [`${n} replicates are few, and intervals from them are rough: ask for more --replicates.`]
    : []

const organisationNote = ({ levers, otherPeople }: Contrast): readonly string[] =>
  otherPeople && levers.some(({ id }) => id.includes('organisation'))
    ? [
        'The organisation is one lever. It changes who the people are, so luck is shared only in part, and what comes from it is less sure than its interval would be on the same people.',
      ]
    : []

/** What a reader must know to trust the shares. */
export function explainNotes({ contrast, notes }: ExplainPlan, attribution: Attribution): readonly string[] {
  const { levers } = contrast
  const rests = assumptionSentence(endsOf(contrast))
  return [
    ...notes,
    ...levers.flatMap(joinedNote),
    ...levers.flatMap(ownerNote),
    ...idleNote(contrast),
    ...organisationNote(contrast),
    ...missingNote(attribution),
    ...fewNote(attribution),
    ...samplingNote(contrast, attribution),
    ...(rests === '' ? [] : [rests]),
  ]
}
