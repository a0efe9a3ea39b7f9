import { type History, type TotalId, totalOf, valueAt } from '@fishbowl/core'
import { activeThen, followed, laterWeeks, seenSince } from './followed.ts'
import { eachOf, just, type NotComputed, type Pattern, type Reading, run } from './pattern.ts'
import { collegeCommunity, voluntaryWorkspace } from './regimes.ts'
import { replyTrial, returnDifference } from './reply-trial.ts'
import { fact, interval, quarter, spread, twofold } from './target.ts'

const college = 'a student community nobody looks after, 1,899 people who hear of it in ten weeks, 28 weeks'
const forum = 'voluntary workspace, 156 weeks'
const postersIn = (history: History, week: number): number => valueAt(history, 'posters', week - 1)
const most = (history: History): number =>
  Math.max(...Array.from({ length: history.weeks }, (_, i) => postersIn(history, i + 1)))
const overPeak = (week: number): Reading => ({
  scenario: collegeCommunity,
  of: (history) => postersIn(history, week) / most(history),
})
const peak: Reading = {
  scenario: collegeCommunity,
  of: (history) =>
    1 + Array.from({ length: history.weeks }, (_, i) => postersIn(history, i + 1)).indexOf(most(history)),
}
const term = 'the academic year ends in week 9 or 10, which the model does not know, so a higher value passes'

const launch: readonly Pattern[] = [
  fact(
    'collegemsg.peak',
    { says: 'week with the most posters', how: college, unit: 'week', digits: 1 },
    interval(6, 4, 8, 'one community: two weeks either way (tolerance)'),
    just(peak),
  ),
  fact(
    'collegemsg.posters.wk8',
    { says: 'posters in week 8 over the most', how: college },
    quarter(0.7219),
    just(overPeak(8)),
  ),
  fact(
    'collegemsg.posters.wk12',
    { says: 'posters in week 12 over the most', how: college },
    interval(0.3242, 0.75 * 0.3242, 0.7219, `a quarter below to the level of week 8 (tolerance); ${term}`),
    just(overPeak(12)),
  ),
  fact(
    'collegemsg.posters.wk26',
    { says: 'posters in week 26 over the most', how: college },
    interval(0.1167, 0.75 * 0.1167, 0.3242, `a quarter below to the level of week 12 (tolerance); ${term}`),
    just(overPeak(26)),
  ),
]

const communities = {
  collegemsg: [collegeCommunity, college],
  uc: [collegeCommunity, college],
  ennet: [voluntaryWorkspace, forum],
} as const
const inequalities = {
  gini: ['inequality of contributions: Gini coefficient', [0.7147, 0.7404, 0.6747]],
  top1: ['contributions of the top 1 % of the contributors', [0.1496, 0.1793, 0.3312]],
  top10: ['contributions of the top 10 % of the contributors', [0.562, 0.599, 0.6186]],
  onceOnly: ['contributors with exactly one contribution', [0.1289, 0.1646, 0.497]],
} as const
const three = 'three communities: CollegeMsg, UC forum, en-net'

const inequality: readonly Pattern[] = (Object.keys(communities) as (keyof typeof communities)[]).flatMap(
  (dataset, i) =>
    (Object.keys(inequalities) as (keyof typeof inequalities)[]).map((id) => {
      const [says, values] = inequalities[id]
      const [scenario, how] = communities[dataset]
      return fact(
        `${dataset}.${id === 'onceOnly' ? 'once' : id}`,
        { says, how: `among contributors; ${how}` },
        spread(values[i] ?? Number.NaN, values, three),
        just(run(scenario, id)),
      )
    }),
)

/** Contributors in post at the end over people who ever visited. */
const everPosted: Reading = {
  scenario: collegeCommunity,
  of: (history) =>
    totalOf(history, 'contributorsEver') / valueAt(history, 'everRegistered', history.weeks - 1),
}
const twoChannels = 'private messages and public posts of the same community'
const participation: readonly Pattern[] = [
  fact(
    'collegemsg.silent',
    { says: 'registered who never contributed', how: `never sent a message in the data; ${college}` },
    spread(0.2891, [0.2891, 1 - 0.4734], twoChannels),
    just({ ...everPosted, of: (history) => 1 - everPosted.of(history) }),
  ),
  fact(
    'uc.posters',
    { says: 'registered who ever contributed', how: `posted in the forum in the data; ${college}` },
    spread(0.4734, [0.4734, 1 - 0.2891], twoChannels),
    just(everPosted),
  ),
]

const inCollege = followed(collegeCommunity)
const inForum = followed(voluntaryWorkspace)
const seenAgain = ['seenAgain1', 'seenAgain4', 'seenAgain12'] as const satisfies readonly TotalId[]
const again = (id: TotalId): Reading => ({
  scenario: voluntaryWorkspace,
  of: (history) => totalOf(history, id) / totalOf(history, 'newContributors'),
})
const retained = {
  collegemsg: { active: [0.5108, 0.2711, 0.0989], seen: [0.7115, 0.4943, 0.255] },
  ennet: { active: [0.0568, 0.0321, 0.0175], seen: [0.4212, 0.3893, 0.3491] },
} as const

const retention: readonly Pattern[] = laterWeeks.flatMap((later, k) => [
  fact(
    `collegemsg.active.wk${later}`,
    { says: `contributes in just the week ${later} after the first contribution`, how: college },
    quarter(retained.collegemsg.active[k] ?? Number.NaN),
    eachOf(inCollege, activeThen(k)),
  ),
  fact(
    `collegemsg.retained.wk${later}`,
    { says: `contributes ${later} or more weeks after the first contribution`, how: college },
    quarter(retained.collegemsg.seen[k] ?? Number.NaN),
    eachOf(inCollege, seenSince(k)),
  ),
  fact(
    `ennet.active.wk${later}`,
    { says: `contributes in just the week ${later} after the first contribution`, how: forum },
    quarter(retained.ennet.active[k] ?? Number.NaN),
    eachOf(inForum, activeThen(k)),
  ),
  fact(
    `ennet.retained.wk${later}`,
    {
      says: `contributes ${later} to 64 weeks after the first contribution`,
      how: `first contribution in weeks 13 to 90; ${forum}`,
    },
    quarter(retained.ennet.seen[k] ?? Number.NaN),
    just(again(seenAgain[k] ?? 'seenAgain1')),
  ),
])

const replies: readonly Pattern[] = [
  fact(
    'ennet.answered',
    { says: 'questions answered within a week', how: `answered over asked, all weeks; ${forum}` },
    quarter(0.6391),
    just(run(voluntaryWorkspace, 'answeredShare')),
  ),
  fact(
    'ennet.median-reply',
    {
      says: 'median hours to the first reply',
      how: `of the questions answered within a week (the data: within 30 days); ${forum}`,
      unit: 'hours',
      digits: 1,
    },
    twofold(17.4667, 'one forum, read by people of all time zones'),
    just(run(voluntaryWorkspace, 'medianReply')),
  ),
  fact(
    'ennet.by-moderators',
    { says: 'answers given by those whose task it is', how: `answers by CMs over answers; ${forum}` },
    twofold(0.0787, 'three moderators of one forum'),
    just(run(voluntaryWorkspace, 'answeredByCmShare')),
  ),
]

const afterReply = eachOf(replyTrial(voluntaryWorkspace, false), returnDifference)
const afterFirst = eachOf(replyTrial(collegeCommunity, false, [1, 5]), returnDifference)
const returned = 'contributed again less the same of those without a reply'
const risk = 'interval of the stratified difference, observational'
const effects: readonly Pattern[] = [
  fact(
    'ennet.reply-effect',
    { says: 'return after a reply to the first question, weeks 2 to 27', how: `${returned}; ${forum}` },
    interval(0.0852, 0.0112, 0.1574, risk),
    afterReply,
  ),
  fact(
    'ennet.reply-effect.named',
    {
      says: 'the same, as estimated on named accounts only',
      how: `${returned}; ${forum}`,
    },
    interval(0.0499, -0.037, 0.1359, risk),
    afterReply,
  ),
  fact(
    'collegemsg.reply-effect.openers',
    {
      says: 'return after a reply to the first question, weeks 1 to 5, as estimated on who opens a conversation',
      how: `${returned}; ${college}`,
    },
    interval(-0.0572, -0.1382, 0.0118, risk),
    afterFirst,
  ),
  fact(
    'collegemsg.reply-effect',
    { says: 'the same, as estimated on all first senders', how: `${returned}; ${college}` },
    interval(0.0453, -0.015, 0.106, risk),
    afterFirst,
  ),
]

/** Facts of the student community and of the two forums. */
export const forumTargets: readonly Pattern[] = [
  ...launch,
  ...inequality,
  ...participation,
  ...retention,
  ...replies,
  ...effects,
]

const privately = 'private messages of two people are not modelled'
export const forumHoles: readonly NotComputed[] = [
  {
    id: 'T.collegemsg.first-contact',
    dataset: 'collegemsg',
    says: 'a first message to somebody is answered within seven days in .44 of cases',
    why: privately,
  },
  {
    id: 'T.collegemsg.median-reply',
    dataset: 'collegemsg',
    says: 'private messages are answered in .4 hours (median)',
    why: privately,
  },
  {
    id: 'T.ennet.by-roles',
    dataset: 'ennet',
    says: '65 moderators, experts and frequent users give .38 of the answers',
    why: 'members have no roles in the model; their labels are as of the scrape, after eleven years',
  },
  ...(
    [
      ['clustering', 'clustering .11'],
      ['degree', 'mean degree 14.6'],
      ['median-degree', 'median degree 5'],
    ] as const
  ).map(
    ([name, says]): NotComputed => ({
      id: `T.collegemsg.contacts.${name}`,
      dataset: 'collegemsg',
      says: `contacts by message: ${says}`,
      why: 'who writes to whom is not modelled: a contribution goes to the space, ties are those of work',
    }),
  ),
]
