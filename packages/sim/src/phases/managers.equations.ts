import type { PhaseDescription } from '../equation.ts'

const here = 'phases/managers.ts#managers'

export const managersDescription: PhaseDescription = {
  runs: 'once',
  says: 'Line managers judge by what their group saves and spends in all spaces, and are coached.',
  why: 'After the experience of the week, once for the organisation: a line manager sees one group, in whatever spaces it was.',
  equations: [
    {
      id: 'managers.saved',
      says: 'Hours the group saved this week.',
      left: 'groupSaved',
      is: '=',
      right:
        'now.tied*sum(groupMember: Tans*(answered + found + .5*served) + (1 - external)*Tbr*(1 - hasNeed)*browsed)',
      at: ['phases/answers.ts#settle', 'phases/conversation.ts#ask', 'phases/experience.ts#accountVisits'],
    },
    {
      id: 'managers.spent',
      says: 'Hours it spent, as far as they displaced work.',
      left: 'groupSpent',
      is: '=',
      right: 'oppShare*(tVisit*groupVisits + sum(groupMember: tVisit*written))',
      at: [here, 'phases/answers.ts#creditAnswers'],
    },
    {
      id: 'managers.learn',
      says: 'The stance follows the balance, the faster the more of the group is active.',
      left: 'ownStance',
      is: '+=',
      right:
        'lamM*min(1, groupVisits/groupSize)*((groupSaved - groupSpent)/(groupSaved + groupSpent) - ownStance)',
      when: 'groupSaved + groupSpent > 0',
      at: [here],
    },
    {
      id: 'managers.coached',
      says: 'Coaching reaches the line managers of the audience; that of one space at most.',
      left: 'coached',
      is: '=',
      right: 'most(space: now.coach*audienceShare)',
      at: [here],
    },
    {
      id: 'managers.coaching',
      says: 'Coaching wins line managers over.',
      left: 'ownStance',
      is: '=',
      right: 'clamp(ownStance + coach*coached*(1 - ownStance), -1, 1)',
      at: [here],
    },
    {
      id: 'managers.stance',
      says: 'What policy pushes comes on top of it,',
      left: 'group.stance',
      is: '=',
      right: 'clamp(ownStance + lever.stance - space.firstStance, -1, 1)',
      at: [here],
      rests: ['brzozowski-2009', 'wang-2013'],
    },
    {
      id: 'managers.pushed',
      says: 'and is kept apart, so that it can go without a trace.',
      left: 'group.pushed',
      is: '=',
      right: 'group.stance - ownStance',
      at: [here],
    },
    {
      id: 'managers.helps',
      says: 'Line managers give hours to a space.',
      left: 'givesHours',
      is: '=',
      right: 'if(inGroups, lever.groupHours > 0, lever.managerHours > 0)',
      at: ['phases/managers.ts#givesHours'],
    },
    {
      id: 'managers.skill',
      says: 'Their skill grows with coaching and with practice.',
      left: 'group.managerSkill',
      is: '+=',
      right: '.003*(coached + givesHours)*(1 - group.managerSkill)',
      at: [here],
      rests: ['duperrin-2012'],
    },
    {
      id: 'managers.mean',
      says: 'Mean stance, as it is shown.',
      left: 'tally.stance',
      is: '=',
      right: 'sum(manager: group.stance)/workGroups',
      at: [here],
    },
  ],
}

export const reviewDescription: PhaseDescription = {
  runs: 'each',
  says: 'The sponsor of a space may look at its value and cost, and remove a post.',
  why: 'Before the week is measured: a sponsor judges the quarter that has ended, not the week in hand.',
  equations: [
    {
      id: 'review.shown',
      says: 'Value over cost of the quarter; strategic work shows it.',
      left: 'shown',
      is: '=',
      right: 'space.quarterValue*(.3 + .7*now.strategic)/space.quarterCost',
      when: 'every 13 weeks, if the budget is reviewed (lever.reviewed) and anything was spent',
      at: ['phases/managers.ts#review'],
      rests: ['socm-2014'],
    },
    {
      id: 'review.confidence',
      says: 'The sponsor’s confidence follows.',
      left: 'space.confidence',
      is: '+=',
      right: '.3*(S(shown, 1) - space.confidence)',
      when: 'the same',
      at: ['phases/managers.ts#review'],
    },
    {
      id: 'review.removed',
      says: 'An impatient sponsor removes a post.',
      left: 'space.removed',
      is: '+=',
      right:
        'lever.reviewed and week >= 26 and space.confidence < .35*(1 - lever.persistence) + .05 and space.removed < count(lever.team)',
      when: 'the same',
      at: ['phases/managers.ts#review'],
    },
    ...(['quarterValue', 'quarterCost'] as const).map((field) => ({
      id: `review.${field}`,
      says: 'A new quarter begins.',
      left: `space.${field}`,
      is: '=' as const,
      right: '0',
      when: 'every 13 weeks',
      at: ['phases/managers.ts#review'],
    })),
  ],
}
