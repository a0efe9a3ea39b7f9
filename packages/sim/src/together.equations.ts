import type { Equation, PhaseDescription } from './equation.ts'

const means: readonly Equation[] = (
  [
    ['alignment', 'visitors'],
    ['load', 'cmHours'],
  ] as const
).map(([column, weight]) => ({
  id: `together.${column}`,
  says: `Mean over spaces, weighted by ${weight}; the plain mean where all weights are 0.`,
  left: `column.${column}`,
  is: '=',
  right: `sum(space: column.${column}*column.${weight})/sum(space: column.${weight})`,
  at: ['together.ts#special', 'together.ts#averaged'],
}))

export const togetherDescription: PhaseDescription = {
  runs: 'once',
  says: 'Several spaces: the week of the organisation becomes a row of its own history. People are counted once, whatever number of spaces they are in; hours, items, questions and money are summed.',
  why: 'After the rows of all spaces, which it reads.',
  equations: [
    ...means,
    {
      id: 'together.licence',
      says: 'The licence counts once.',
      left: 'column.licenceCost',
      is: '=',
      right: 'licence*anyAudience',
      at: ['together.ts#special'],
    },
    {
      id: 'together.week',
      says: 'The next week.',
      left: 'space.week',
      is: '+=',
      right: '1',
      at: ['week.ts#step'],
    },
  ],
}
