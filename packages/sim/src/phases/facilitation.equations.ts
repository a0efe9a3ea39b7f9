import type { Equation, PhaseDescription } from '../equation.ts'

const work = 'in a community'
const groups = 'in the spaces of work groups'

const supply: readonly Equation[] = [
  {
    id: 'facilitation.overhead',
    says: 'A programme has fixed hours, and each CM beyond the first coordinates; at most half of the time.',
    left: 'now.overhead',
    is: '=',
    right: 'min(now.hours/2, now.part*(oh*min(1, now.programmeRoot) + coordination*max(0, now.present - 1)))',
    at: ['phases/facilitation.ts#facilitation'],
    rests: ['duperrin-2012'],
  },
  {
    id: 'facilitation.available',
    says: 'Effective hours that are left.',
    left: 'available',
    is: '=',
    right: 'if(now.hours > 0, now.effective*(1 - now.overhead/now.hours), 0)',
    at: ['phases/facilitation.ts#facilitation'],
  },
  {
    id: 'facilitation.posts',
    says: 'Full-time posts at work, over all that the team looks after.',
    left: 'fullTimePosts',
    is: '=',
    right: 'now.teamHours/H',
    at: ['phases/facilitation.ts#facilitation'],
  },
  {
    id: 'facilitation.strategy',
    says: 'Hours of strategy: none for a team of one, then a share that grows to sig.',
    left: 'now.strategy',
    is: '=',
    right: 'if(fullTimePosts > 1, available*now.strategic*sig*(fullTimePosts - 1)/fullTimePosts, 0)',
    at: ['phases/facilitation.ts#facilitation'],
    rests: ['hinchcliffe-2016'],
  },
  {
    id: 'facilitation.strategic',
    says: 'What strategic work reaches; a home far from the business wastes part of it.',
    left: 'now.strategic',
    is: '=',
    right: 'S(now.strategy, kX/4*sizeRoot)*lever.proximity',
    at: ['phases/facilitation.ts#facilitation'],
  },
  {
    id: 'facilitation.demand',
    says: 'Hours that last week’s unanswered questions, newcomers and items would take.',
    left: 'now.demand',
    is: '=',
    right: 'hCase*(space.open + space.newcomers) + hCur*space.items',
    at: ['phases/facilitation.ts#facilitation'],
  },
  {
    id: 'facilitation.load',
    says: 'Overhead, demand and standing work over the hours at work.',
    left: 'space.load',
    is: '=',
    right: '(now.overhead + now.demand + kX*sizeRoot)/now.hours',
    when: 'now.hours > 0',
    at: ['phases/facilitation.ts#facilitation'],
  },
  {
    id: 'facilitation.managerHours',
    says: 'Hours that line managers give.',
    left: 'now.managerHours',
    is: '=',
    right: 'lever.managerHours*managersIn',
    at: ['phases/facilitation.ts#managerSupply'],
  },
  {
    id: 'facilitation.managerSupply',
    says: 'What those are worth to the community.',
    left: 'managerSupply',
    is: '=',
    right: 'sum(manager: lever.managerHours*group.managerSkill)',
    at: ['phases/facilitation.ts#managerSupply'],
    rests: ['duperrin-2012'],
  },
  {
    id: 'facilitation.supply',
    says: 'Hours that can meet demand: CMs, volunteers, line managers.',
    left: 'supply',
    is: '=',
    right: 'available - now.strategy + space.volunteerHours + managerSupply',
    at: ['phases/facilitation.ts#facilitation'],
  },
]

const rival: readonly Equation[] = [
  {
    id: 'facilitation.answering',
    says: 'Rival work, one case at a time: answers first,',
    left: 'tally.actAnswers',
    is: '=',
    right: 'min(supply, hCase*space.open)',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
  {
    id: 'facilitation.welcoming',
    says: 'then welcomes,',
    left: 'tally.actWelcomes',
    is: '=',
    right: 'min(supply - tally.actAnswers, hCase*space.newcomers)',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
  {
    id: 'facilitation.curating',
    says: 'then curation.',
    left: 'tally.actCurated',
    is: '=',
    right: 'min(supply - tally.actAnswers - tally.actWelcomes, hCur*space.items)',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
  {
    id: 'facilitation.rest',
    says: 'Hours that demand leaves.',
    left: 'restHours',
    is: '=',
    right: 'supply - tally.actAnswers - tally.actWelcomes - tally.actCurated',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
  {
    id: 'facilitation.welcomeShare',
    says: 'Share of newcomers for whom there are hours; all or none where nobody came.',
    left: 'now.welcomeShare',
    is: '=',
    right: 'if(space.newcomers > 0 and hCase > 0, tally.actWelcomes/(hCase*space.newcomers), restHours > 0)',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
  {
    id: 'facilitation.curation',
    says: 'Share of items that are curated.',
    left: 'now.curation',
    is: '=',
    right: 'if(space.items > 0 and hCur > 0, tally.actCurated/(hCur*space.items), restHours > 0)',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
    rests: ['insided-2017'],
  },
  {
    id: 'facilitation.answers',
    says: 'Questions that CMs can take: those planned for, and a fifth of the rest.',
    left: 'now.cmAnswers',
    is: '=',
    right: 'if(hCase > 0, (tally.actAnswers + .2*restHours)/hCase, if(restHours > 0, space.open, 0))',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
]

const shared: readonly Equation[] = [
  {
    id: 'facilitation.shared',
    says: 'Non-rival work, one act for many, gets the others.',
    left: 'sharedHours',
    is: '=',
    right: '.8*restHours',
    when: work,
    at: ['phases/facilitation.ts#rivalWork'],
  },
  ...(
    [
      ['animate', '.4', 'Animation: events, content, invitations.'],
      ['connect', '.35', 'Connecting, routing and recognition.'],
      ['coach', '.25', 'Coaching of members and line managers.'],
    ] as const
  ).map(
    ([field, share, says]): Equation => ({
      id: `facilitation.${field}`,
      says: `${says} Half-effect hours grow with the root of the audience.`,
      left: `now.${field}`,
      is: '=',
      right: `S(${share}*sharedHours, ${share}*kX*sizeRoot)`,
      when: work,
      at: ['phases/facilitation.ts#sharedWork'],
      rests: ['jive-2012'],
    }),
  ),
  {
    id: 'facilitation.content',
    says: 'An hour of animation leaves an item of content.',
    left: 'now.content',
    is: '=',
    right: '.4*sharedHours',
    when: work,
    at: ['phases/facilitation.ts#sharedWork'],
  },
]

const groupAt = ['phases/facilitation.ts#groupWork'] as const
const inGroups: readonly Equation[] = [
  {
    id: 'facilitation.groupHelp',
    says: 'A group has its manager’s hours and its part of the CMs’; they are worth what the manager’s skill makes of them.',
    left: 'now.groupHelp',
    is: '=',
    right:
      'if(inGroups, S((lever.groupHours + available/max(1, managersIn))*sum(manager: group.managerSkill)/max(1, managersIn)*5, kX*root(organisation.members/workGroups/1000)), 0)',
    at: [
      'phases/facilitation.ts#groupWork',
      'phases/facilitation.ts#skillOf',
      'phases/facilitation.ts#facilitation',
    ],
    rests: ['duperrin-2012'],
  },
  ...(['animate', 'connect', 'coach', 'curation'] as const).map(
    (field): Equation => ({
      id: `facilitation.group-${field}`,
      says: 'The manager does it all.',
      left: `now.${field}`,
      is: '=',
      right: 'now.groupHelp',
      when: groups,
      at: groupAt,
    }),
  ),
  ...(
    [
      ['welcomeShare', '1'],
      ['content', '0'],
      ['cmAnswers', '0'],
    ] as const
  ).map(
    ([field, value]): Equation => ({
      id: `facilitation.group-${field}`,
      says: 'Everyone is welcomed by the own manager, who makes no content and answers one by one.',
      left: `now.${field}`,
      is: '=',
      right: value,
      when: groups,
      at: groupAt,
    }),
  ),
  {
    id: 'facilitation.group-hours',
    says: 'Hours of managers in their own groups.',
    left: 'now.managerHours',
    is: '+=',
    right: 'lever.groupHours*managersIn',
    when: groups,
    at: groupAt,
  },
]

const alignment: readonly Equation[] = [
  {
    id: 'facilitation.alignment',
    says: 'Alignment rises with strategic work to the ceiling of its class and falls to its floor without.',
    left: 'space.alignment',
    is: '=',
    right:
      'clamp(space.alignment + kA*now.strategic*(class.max - space.alignment) - dA*max(0, space.alignment - class.floor), 0, 1)',
    at: ['phases/facilitation.ts#align'],
    rests: ['duperrin-2012', 'probst-2008'],
  },
  {
    id: 'facilitation.tied',
    says: 'Share of needs in scope and of posts tied to work; the space of a group is tied to its work by nature.',
    left: 'now.tied',
    is: '=',
    right: 'u0 + (u1 - u0)*if(inGroups, max(space.alignment, .85), space.alignment)',
    at: ['phases/facilitation.ts#facilitation'],
    rests: ['caya-2009'],
  },
]

export const facilitationDescription: PhaseDescription = {
  runs: 'each',
  says: 'The plan of the week, from last week’s load: overhead, strategy, rival work one case at a time, then work that serves many at once.',
  why: 'Before anyone comes: people plan on what they saw last week, so facilitation lags demand by a week, and what it reaches holds for all that follows.',
  equations: [...supply, ...rival, ...shared, ...inGroups, ...alignment],
}
