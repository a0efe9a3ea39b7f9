import { ledgerOf, type Scenario } from '@fishbowl/core'
import { mostOfTheGain, type StaffingRow } from '@fishbowl/lab/advise'
import {
  assumptionTitle,
  formatNumber,
  formatPlainly,
  formatWholeShare,
  joined,
  listed,
  measureTitle,
  type TableData,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'

const grouped = (n: number): string => formatNumber(n, { kind: 'plain', digits: 0 })
const money = (value: number): string => formatNumber(value, { kind: 'money' })

/** Posts: "0", "1/2", "3". */
const wordPosts = (posts: number): string => (posts === 0.5 ? '1/2' : grouped(posts))

/** Members for each post; nothing where there is none. */
const perPost = (members: number, posts: number): string => (posts === 0 ? '-' : grouped(members / posts))

const right = (header: string) => ({ header, align: 'right' as const })

/** One line for each size of organisation. */
export function staffingData(rows: readonly StaffingRow[]): TableData {
  return {
    columns: [
      right(say('advice.staff.col.members')),
      right(say('advice.staff.col.average')),
      right(say('advice.staff.col.best')),
      right(say('advice.staff.col.each')),
      right(say('advice.staff.col.flat')),
      right(measureTitle('netValue')),
      right(say('advice.staff.col.gain')),
    ],
    rows: rows.map(({ members, average, best, flat: [low, high], atEdge }) => [
      grouped(members),
      wordPosts(average.posts),
      `${atEdge ? '>=' : ''}${wordPosts(best.posts)}`,
      perPost(members, best.posts),
      low === high ? wordPosts(low) : say('curve.stretch', { low: wordPosts(low), high: wordPosts(high) }),
      money(best.net.mean),
      best.posts === 0
        ? '-'
        : say('curve.stretch', { low: money(best.gain.low), high: money(best.gain.high) }),
    ]),
  }
}

/** Members for one CM that are seen in the field (internal networks and branded communities, self-reports of 2012). */
const field = { densest: 2000, sparsest: 5000 }

/** The best teams that the specification of the model found by size (P4), with integrated alignment. */
const specified: Readonly<Record<number, number>> = {
  150: 0,
  300: 0,
  1000: 2,
  3000: 4,
  10_000: 8,
  30_000: 20,
}

const postsAt = (posts: number, members: number): string =>
  say('advice.staff.at', { posts: wordPosts(posts), members: grouped(members) })

/** Where the table agrees and disagrees with what is seen in the field. */
export function fieldSentence(rows: readonly StaffingRow[]): string {
  const staffed = rows.filter(({ average }) => average.posts > 0)
  const denser = staffed.filter(({ members, average }) => members / average.posts < field.densest)
  return say('advice.staff.field', {
    from: grouped(field.densest),
    to: grouped(field.sparsest),
    what: staffed.length === 0 ? 'nobody' : denser.length === 0 ? 'within' : 'denser',
    sizes: listed(
      denser.map(({ members, average }) =>
        say('advice.staff.at', { posts: grouped(members / average.posts), members: grouped(members) }),
      ),
    ),
  })
}

/** Where the best column differs from that of the model's specification. */
export function specifiedSentence(rows: readonly StaffingRow[]): string {
  const known = rows.filter(({ members }) => specified[members] !== undefined)
  const off = known.filter(({ members, flat: [low, high] }) => {
    const posts = specified[members] ?? 0
    return posts < low || posts > high
  })
  return say('advice.staff.specified', {
    teams: listed(
      known.map(({ members }) =>
        say('advice.staff.at', { posts: String(specified[members]), members: grouped(members) }),
      ),
    ),
    off: off.length === 0 ? 'none' : listed(off.map(({ members }) => grouped(members))),
  })
}

/** The recommendation in words: where nobody should be hired, and how many elsewhere. */
export function staffingSentences(rows: readonly StaffingRow[]): readonly string[] {
  const none = rows.filter(({ best }) => best.posts === 0)
  const some = rows.filter(({ best }) => best.posts > 0)
  const close = none.filter(({ flat: [, most] }) => most > 0)
  const untold = listed(close.map(({ members, flat: [, most] }) => postsAt(most, members)))
  const sizes = listed(none.map(({ members }) => grouped(members)))
  const nobody =
    none.length === 0 ? [] : [say('advice.staff.nobody', { sizes, close: untold === '' ? 'none' : untold })]
  const hire =
    some.length === 0
      ? []
      : [
          say('advice.staff.hire', {
            average: listed(some.map(({ members, average }) => postsAt(average.posts, members))),
            best: listed(some.map(({ best }) => wordPosts(best.posts))),
          }),
        ]
  return [...nobody, ...hire]
}

const assumed = ['Tans', 'wage', 'kX', 'oh'] as const

/** What the columns mean and what they rest on. */
export function staffingNotes({ model }: Pick<Scenario, 'model'>): readonly string[] {
  const behind = ledgerOf(model)
  const ranges = assumed.map((id) => {
    const { default: usual, low, high, unit } = behind[id]
    const range = say('curve.stretch', { low: formatPlainly(low), high: formatPlainly(high) })
    return `${assumptionTitle(id)} ${formatPlainly(usual)} ${unit} (${range})`
  })
  return [
    say('advice.staff.note.columns', { share: formatWholeShare(mostOfTheGain) }),
    say('advice.staff.note.rests', { ranges: joined(ranges) }),
    say('advice.staff.note.surveys'),
  ]
}
