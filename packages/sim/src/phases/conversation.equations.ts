import type { Equation, PhaseDescription } from '../equation.ts'
import { answering, crediting } from './answers.equations.ts'

const here = 'phases/conversation.ts'
const answers = 'phases/answers.ts'

const gathering: readonly Equation[] = [
  {
    id: 'conversation.willing',
    says: 'Willingness to write grows with belonging.',
    left: 'willing',
    is: '=',
    right: 'w0 + (1 - w0)*member.belonging',
    at: [
      `${here}#gather`,
      `${here}#ask`,
      `${here}#share`,
      `${answers}#odds`,
      `${answers}#creditAnswers`,
      'kernel/asking.ts#askingRows',
      'kernel/sharing.ts#sharingRows',
      'kernel/crediting.ts#creditingRows',
    ],
    rests: ['ren-2012'],
  },
  {
    id: 'conversation.visitors',
    says: 'Who is there.',
    left: 'pool.visitors',
    is: '=',
    right: 'sum(visitor: 1)',
    at: [`${here}#gather`],
  },
  {
    id: 'conversation.experts',
    says: 'Willing expertise among them.',
    left: 'pool.experts',
    is: '=',
    right: 'sum(visitor: person.expertise*willing)',
    at: [`${here}#gather`],
  },
  {
    id: 'conversation.known',
    says: 'Chance that what the pool knows meets a need; a larger audience needs to know more.',
    left: 'selfService',
    is: '=',
    right: 'S(pool.knowledge, kK*root(poolSize))',
    at: [`${here}#hear`, `${here}#poolRoot`],
  },
  {
    id: 'conversation.served',
    says: 'A visitor with a need is served by it.',
    left: 'served',
    is: 'with chance',
    right: 'selfService',
    draw: 'self-service',
    when: 'hasNeed',
    at: [`${here}#ask`, 'kernel/asking.ts#askingRows'],
  },
]

const writing: readonly Equation[] = [
  {
    id: 'conversation.asks',
    says: 'Otherwise asks, the likelier the more others are there: nobody asks in an empty room.',
    left: 'asks',
    is: 'with chance',
    right: 'if(inGroups, .6, S(ask*willing*person.asking*S(pool.visitors - 1, kAud), 1))',
    draw: 'ask',
    when: 'hasNeed and not served',
    at: [`${here}#ask`, `${here}#hear`, 'kernel/asking.ts#askingRows'],
    rests: ['kraut-fiore-2014', 'raban-2010'],
  },
  {
    id: 'conversation.questions',
    says: 'Questions of the pool.',
    left: 'pool.questions',
    is: '=',
    right: 'sum(visitor: asks)',
    at: [`${here}#gather`, `${here}#ask`],
  },
  {
    id: 'conversation.asked',
    says: 'Questions of the space.',
    left: 'tally.asked',
    is: '=',
    right: 'sum(pool: pool.questions)',
    at: [`${here}#ask`],
  },
  {
    id: 'conversation.expected',
    says: 'Posts that are expected of a visitor unprompted: newcomers introduce themselves, an audience helps.',
    left: 'postsExpected',
    is: '=',
    right:
      'min(mostPosts, voice*person.voice*willing*(1 + nIntro*novelty)*S(pool.visitors + if(inGroups, 7, -1), kAud))',
    at: [`${here}#share`, `${here}#hear`, 'kernel/sharing.ts#sharingRows', 'kernel/sharing.ts#expectedPosts'],
    rests: ['burke-2009'],
  },
  {
    id: 'conversation.shares',
    says: 'Posts shared: the whole part of those for sure, one more with the rest as chance.',
    left: 'shares',
    is: '=',
    right: 'max(0, ceil(postsExpected - u[share]))',
    at: [`${here}#share`, 'kernel/sharing.ts#sharingRows'],
  },
  {
    id: 'conversation.useful',
    says: 'What a person shares in a week is tied to work, and so signal; else it is noise.',
    left: 'useful',
    is: 'with chance',
    right: 'now.tied',
    draw: 'tied-to-work',
    when: 'shares > 0',
    at: [`${here}#share`],
    rests: ['duperrin-2012'],
  },
]

const leaving: readonly Equation[] = [
  {
    id: 'conversation.signal',
    says: 'Useful items: answers, shares tied to work, and that part of CM content (in the one pool of a community).',
    left: 'pool.signal',
    is: '=',
    right: 'sum(visitor: answered + found + shares*useful) + now.content*now.tied',
    at: [`${here}#gather`, `${here}#share`, `${here}#publish`, `${answers}#settle`],
  },
  {
    id: 'conversation.noise',
    says: 'Noise: shares not tied to work, half of each unanswered question, and the rest of CM content.',
    left: 'pool.noise',
    is: '=',
    right: 'sum(visitor: shares*(1 - useful) + .5*asks*(1 - answered - found)) + now.content*(1 - now.tied)',
    at: [`${here}#gather`, `${here}#share`, `${here}#publish`, `${answers}#askCms`],
  },
  {
    id: 'conversation.knowledge',
    says: 'The stock of knowledge grows by answers, and by half of what else is useful.',
    left: 'pool.knowledge',
    is: '+=',
    right: 'sum(visitor: answered + found + .5*shares*useful) + .5*now.content*now.tied',
    at: [`${here}#share`, `${here}#publish`, `${answers}#settle`],
  },
  {
    id: 'conversation.contributions',
    says: 'Questions, shares and answers of a person.',
    left: 'member.contributions',
    is: '+=',
    right: 'asks + shares + written',
    at: ['record.ts#contribute'],
  },
  {
    id: 'conversation.lastContribution',
    says: 'When it was.',
    left: 'member.lastContribution',
    is: '=',
    right: 'week',
    when: 'contributed > 0',
    at: ['record.ts#contribute'],
  },
  {
    id: 'conversation.firstContribution',
    says: 'When it was for the first time.',
    left: 'member.firstContribution',
    is: '=',
    right: 'if(member.firstContribution < 0, week, member.firstContribution)',
    when: 'contributed > 0',
    at: ['record.ts#contribute'],
  },
  {
    id: 'conversation.seen',
    says: 'Flags of a return 1, 4 and 12 weeks after the first contribution, looked for up to week 64 after it.',
    left: 'member.seen',
    is: '=',
    right: 'flags(week - member.firstContribution, 1, 4, 12, 64)',
    when: 'contributed > 0',
    at: ['record.ts#contribute'],
  },
]

export const conversationDescription: PhaseDescription = {
  runs: 'each',
  says: 'Visitors serve themselves, ask, share and answer; what is tied to work is signal, the rest noise.',
  why: 'After it is known who is there: all who visit in a week can meet, so answers need no further order among people.',
  equations: [...gathering, ...writing, ...answering, ...crediting, ...leaving],
}
