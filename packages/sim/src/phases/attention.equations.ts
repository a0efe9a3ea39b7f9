import type { PhaseDescription } from '../equation.ts'

export const focusDescription: PhaseDescription = {
  runs: 'once',
  says: 'Several spaces: work needs are drawn once per person and go to one space.',
  why: 'Between hearing of a space and visiting it: a need is one person’s, whatever number of spaces could meet it.',
  equations: [
    {
      id: 'focus.to',
      says: 'The space, among those the person is aware of, of the largest expected value times interest; the first of equals.',
      left: 'focus',
      is: '=',
      right: 'best(space: if(member.awareSince >= 0, member.expected*member.interest, -1))',
      at: ['phases/attention.ts#focus'],
      rests: ['muller-2011'],
    },
  ],
}

export const attentionDescription: PhaseDescription = {
  runs: 'once',
  says: 'Several spaces: nobody visits more than 3 in a week.',
  why: 'After the visits are decided and before anything is said, so that who is left out says nothing there.',
  equations: [
    {
      id: 'attention.pull',
      says: 'What pulls to one space rather than another; what all spaces of a person share is left out.',
      left: 'attraction',
      is: '=',
      right: 'wh*member.habit + 2*wv*member.expected + hasNeed*wq*member.expected',
      at: ['phases/attention.ts#pull'],
    },
    {
      id: 'attention.kept',
      says: 'The three visits of most attraction are made, the others are not; the first space of equals.',
      left: 'member.active',
      is: '=',
      right: 'visits and rank(attraction) < 3',
      at: ['phases/attention.ts#attention', 'phases/attention.ts#weakest', 'ties.ts#fallSilent'],
    },
  ],
}
