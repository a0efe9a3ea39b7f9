import { safe } from '@fishbowl/core'
import type { Attribution, Contrast, Lever } from '@fishbowl/lab/explain'
import { assumptionSentence, formatWholeShare, leverTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { type ExplainPlan, endsOf } from './explain-plan.ts'

function ownerNote(lever: Lever): readonly string[] {
  const { brings } = lever
  if (brings.length === 0) return []
  const settings = brings.map(({ setting, before, after }) => {
    const title = setting === 'fit' ? say('analysis.why.setting.fit') : setting
    return `${title} ${String(before)} -> ${String(after)}`
  })
  return [say('analysis.why.note.owner', { lever: leverTitle(lever), settings: settings.join(', ') })]
}

function joinedNote(lever: Lever): readonly string[] {
  const title = leverTitle(lever)
  return lever.joined === undefined
    ? []
    : [
        say('analysis.why.note.joined', {
          lever: `${title[0]?.toUpperCase()}${title.slice(1)}`,
          why: safe(lever.joined),
        }),
      ]
}

/** What belongs to a lever besides the lines of the file: why it is one, and what comes along. */
export const leverNotes = (lever: Lever): readonly string[] => [...joinedNote(lever), ...ownerNote(lever)]

/** That two scenarios are the same, where no lever is left between them. */
export function sameSentence({ arms: [first, second], contrast }: ExplainPlan): string {
  const idle = contrast.idle.map(leverTitle)
  return say('analysis.why.same', {
    first: first.id,
    second: second.id,
    idle: idle.length === 0 ? 'none' : idle.join(', '),
  })
}

const idleNote = ({ idle }: Contrast): readonly string[] =>
  idle.length === 0 ? [] : [say('analysis.why.note.idle', { idle: idle.map(leverTitle).join(', ') })]

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
    say('analysis.why.note.sampling', {
      orders: 2 * plan.pairs,
      share: formatWholeShare(share / 100),
    }),
  ]
}

const missingNote = ({ missing, replicates }: Attribution): readonly string[] =>
  missing.length === 0
    ? []
    : [
        say('analysis.why.note.missing', {
          n: missing.length,
          all: missing.length + replicates.length,
        }),
      ]

/** Intervals from fewer lean on differences being nearly normal, which they are not. */
const fewReplicates = 10

const fewNote = ({ total: { n } }: Attribution): readonly string[] =>
  n > 1 && n < fewReplicates ? [say('analysis.why.note.few', { n })] : []

const organisationNote = ({ levers, otherPeople }: Contrast): readonly string[] =>
  otherPeople && levers.some(({ id }) => id.includes('organisation'))
    ? [say('analysis.why.note.organisation')]
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
