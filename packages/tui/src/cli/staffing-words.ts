import { ledger } from '@fishbowl/core'
import { mostOfTheGain, type StaffingRow } from '@fishbowl/lab/advise'
import { formatNumber, type TableData } from '@fishbowl/report'

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
      right('members'),
      right('average'),
      right('best'),
      right('members a CM'),
      right('as good'),
      right('net value'),
      right('gain on nobody'),
    ],
    rows: rows.map(({ members, average, best, flat: [low, high], atEdge }) => [
      grouped(members),
      wordPosts(average.posts),
      `${atEdge ? '>=' : ''}${wordPosts(best.posts)}`,
      perPost(members, best.posts),
      low === high ? wordPosts(low) : `${wordPosts(low)} to ${wordPosts(high)}`,
      money(best.net.mean),
      best.posts === 0 ? '-' : `${money(best.gain.low)} to ${money(best.gain.high)}`,
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

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Where the table agrees and disagrees with what is seen in the field. */
export function fieldSentence(rows: readonly StaffingRow[]): string {
  const staffed = rows.filter(({ average }) => average.posts > 0)
  const denser = staffed.filter(({ members, average }) => members / average.posts < field.densest)
  const seen = `In the field one CM is seen for ${grouped(field.densest)} to ${grouped(field.sparsest)} members (evidence: self-reports of 2012)`
  if (staffed.length === 0) return `${seen}; here nobody pays at any size.`
  if (denser.length === 0) return `${seen}; the average column lies within that or has fewer.`
  const sizes = list(
    denser.map(({ members, average }) => `${grouped(members / average.posts)} at ${grouped(members)}`),
  )
  return `${seen}; the average column is denser: a CM for ${sizes} members. Field staffing is not known to be optimal, and the table moves with the worth of an answered question.`
}

/** Where the best column differs from that of the model's specification. */
export function specifiedSentence(rows: readonly StaffingRow[]): string {
  const known = rows.filter(({ members }) => specified[members] !== undefined)
  const off = known.filter(({ members, flat: [low, high] }) => {
    const posts = specified[members] ?? 0
    return posts < low || posts > high
  })
  const agreed = `The specification of the model (P4) has ${list(known.map(({ members }) => `${specified[members]} at ${grouped(members)}`))} as best`
  if (off.length === 0) return `${agreed}: all within what is as good here.`
  return `${agreed}: within what is as good here but at ${list(off.map(({ members }) => grouped(members)))}.`
}

/** The recommendation in words: where nobody should be hired, and how many elsewhere. */
export function staffingSentences(rows: readonly StaffingRow[]): readonly string[] {
  const none = rows.filter(({ best }) => best.posts === 0)
  const some = rows.filter(({ best }) => best.posts > 0)
  const close = none.filter(({ flat: [, most] }) => most > 0)
  const worth = close.length === 0 ? 'is worth what it costs' : 'is shown to be worth what it costs'
  const untold = close.map(({ members, flat: [, most] }) => `${wordPosts(most)} at ${grouped(members)}`)
  const nobody =
    none.length === 0
      ? []
      : [
          `Hire nobody at ${list(none.map(({ members }) => grouped(members)))} members: no team ${worth}.${
            close.length === 0 ? '' : ` Not told apart from nobody: up to ${list(untold)} members.`
          }`,
        ]
  const hire =
    some.length === 0
      ? []
      : [
          `Elsewhere the average team is ${list(some.map(({ members, average }) => `${wordPosts(average.posts)} at ${grouped(members)}`))} members; best in class ${list(some.map(({ best }) => wordPosts(best.posts)))}.`,
        ]
  return [...nobody, ...hire]
}

const assumed = ['Tans', 'wage', 'kX', 'oh'] as const

/** What the columns mean and what they rest on. */
export function staffingNotes(): readonly string[] {
  const share = grouped(mostOfTheGain * 100)
  const ranges = assumed.map((id) => {
    const { title, default: usual, low, high, unit } = ledger[id]
    return `${title} ${usual} ${unit} (${low} to ${high})`
  })
  return [
    `Average: the fewest professionals that gain ${share} % of what the best team gains on nobody. Best: the highest mean net value over the run. As good: what cannot be told apart from the best by a paired 90 % interval, or lies within 5 % of its gain; where that is wide the curve is flat.`,
    `It rests on assumptions: no public data measures what CMs bring. Above all: ${ranges.join('; ')}.`,
    'Best in class has more than twice the CMs of the average in surveys (State of Community Management 2014); here the two columns are the same policy at two ambitions.',
  ]
}
