import type { Quotes } from './workshop-numbers.ts'

/** Numbers that the lessons on claims of Dion Hinchcliffe tell. */
export const hinchcliffeQuotes = {
  'launch-spike': {
    // 2,000 people; 40 to 61 % of first posts without a reply; the grant
    given: [2000, 40, 61, 130_000],
    steps: {
      'after-a-year': [
        [19, 'rollout', 'weeklyActive', 0, 0],
        [3, 'rollout', 'weeklyActive', 6, 10],
        [2, 'rollout', 'weeklyActive', 24, 28],
        [1, 'rollout', 'weeklyActive', 50, 54],
        [5, 'no-managers', 'weeklyActive', 102, 106],
      ],
      'one-junior': [
        [3, 'junior', 'weeklyActive', 102, 106],
        [-450_000, 'junior', 'netValue', 0, 155],
        [-240_000, 'rollout', 'netValue', 0, 155],
      ],
      'let-down-for-all': [
        [29, 'managed', 'weeklyActive', 0, 0],
        [21, 'managed', 'weeklyActive', 0, 2],
        [10, 'managed', 'weeklyActive', 7, 11],
        [13, 'managed', 'weeklyActive', 24, 28],
        [19, 'managed', 'weeklyActive', 50, 54],
        [28, 'managed', 'weeklyActive', 102, 106],
        [32, 'managed', 'weeklyActive', 150, 154],
        [360, 'managed', 'activities', 0, 51],
      ],
      'three-legs': [
        [-120_000, 'no-managers', 'netValue', 0, 155],
        [-170_000, 'no-platform', 'netValue', 0, 155],
        [-890_000, 'no-project', 'netValue', 0, 155],
        [250_000, 'managed', 'netValue', 0, 155],
        [370_000, 'managed - no-managers', 'netValue', 0, 155],
        [5, 'no-managers', 'weeklyActive', 102, 106],
        [15, 'no-platform', 'weeklyActive', 102, 106],
        [10, 'no-project', 'weeklyActive', 102, 106],
        [28, 'managed', 'weeklyActive', 102, 106],
      ],
    },
  },
  'one-or-two': {
    // surveys of 2014 and 2019, guesses below 15 %, the salary, 150 and 2,000 people, the grant
    given: [2014, 2019, 15, 95_000, 150, 2000, 120_000],
    steps: {
      'one-or-none': [
        [-120_000, 'nobody', 'netValue', 0, 155],
        [-240_000, 'one', 'netValue', 0, 155],
        [170_000, 'two', 'netValue', 0, 155],
        [5, 'nobody', 'weeklyActive', 150, 154],
        [13, 'one', 'weeklyActive', 150, 154],
        [29, 'two', 'weeklyActive', 150, 154],
      ],
      uncovered: [
        [25, 'one', 'uncovered', 0, 155],
        [5, 'two', 'uncovered', 0, 155],
      ],
      'how-many': [
        [390_000, 'three', 'netValue', 0, 155],
        [170_000, 'two', 'netValue', 0, 155],
        [140_000, 'six', 'netValue', 0, 155],
        [5, 'nobody', 'weeklyActive', 150, 154],
        [13, 'one', 'weeklyActive', 150, 154],
        [29, 'two', 'weeklyActive', 150, 154],
        [38, 'three', 'weeklyActive', 150, 154],
        [45, 'six', 'weeklyActive', 150, 154],
      ],
      small: [
        [-20_000, 'small-nobody', 'netValue', 0, 155],
        [-80_000, 'small-quarter', 'netValue', 0, 155],
        [-250_000, 'small-one', 'netValue', 0, 155],
        [24, 'small-one', 'weeklyActive', 102, 106],
      ],
      debrief: [
        [-250_000, 'one', 'netValue', 0, 155, 'usual'],
        [250_000, 'two', 'netValue', 0, 155, 'usual'],
      ],
    },
  },
  interns: {
    // 2,000 people, the pay of two professionals, 40,000 members at Caterpillar, 216 hours, the pay of two interns, the grant, a senior with two interns for half a year
    given: [2000, 190_000, 40_000, 216, 60_000, 105_000, 95_000],
    steps: {
      'same-money-people': [
        [29, 'six-interns', 'weeklyActive', 151, 155],
        [33, 'professionals', 'weeklyActive', 151, 155],
        [250_000, 'professionals', 'netValue', 0, 155],
        [-130_000, 'six-interns', 'netValue', 0, 155],
        [11, 'six-interns', 'weeklyActive', 4, 8],
        [10, 'professionals', 'weeklyActive', 4, 8],
      ],
      'two-or-none': [
        [-120_000, 'nobody', 'netValue', 0, 155],
        [-160_000, 'two-interns', 'netValue', 0, 155],
        [5, 'nobody', 'weeklyActive', 151, 155],
        [11, 'two-interns', 'weeklyActive', 151, 155],
        [33, 'professionals', 'weeklyActive', 151, 155],
      ],
      'mix-or-two': [
        [250_000, 'professionals', 'netValue', 0, 155],
        [140_000, 'mix', 'netValue', 0, 155],
        [110_000, 'professionals - mix', 'netValue', 0, 155],
      ],
    },
  },
  'whose-home': {
    // 2,000 people, the grant and the price of moving
    given: [2000, 110_000, 10_000],
    steps: {
      'any-home': [
        [-240_000, 'nobody', 'netValue', 0, 155],
        [-350_000, 'it', 'netValue', 0, 155],
        [-560_000, 'communications', 'netValue', 0, 155],
        [480_000, 'centre', 'netValue', 0, 155],
        [1, 'nobody', 'weeklyActive', 102, 106],
        [2, 'it', 'weeklyActive', 102, 106],
        [7, 'communications', 'weeklyActive', 102, 106],
        [7, 'communications', 'weeklyActive', 150, 154],
        [37, 'centre', 'weeklyActive', 150, 154],
      ],
      'name-or-bundle': [
        [37, 'it-as-centre', 'weeklyActive', 150, 154],
        [1, 'it', 'weeklyActive', 150, 154],
      ],
      'one-professional-two-homes': [
        [-250_000, 'business', 'netValue', 0, 155],
        [-560_000, 'communications', 'netValue', 0, 155],
        [300_000, 'business - communications', 'netValue', 0, 155],
        [7, 'communications', 'weeklyActive', 102, 106],
        [13, 'business', 'weeklyActive', 102, 106],
      ],
      'caught-up': [
        [37, 'centre', 'weeklyActive', 150, 154],
        [29, 'moved', 'weeklyActive', 150, 154],
        [7, 'moved', 'weeklyActive', 48, 51],
        [19, 'moved', 'weeklyActive', 100, 104],
        [840_000, 'centre - moved', 'netValue', 0, 155],
      ],
    },
  },
  'budget-cut': {
    // 2,000 people, the posts, 4,000 people in 2008, a tenth of two salaries, the grant and what two cost of it
    given: [2000, 190_000, 4000, 2008, 4750, 100_000, 95_000],
    steps: {
      welcome: [[24, 'kept', 'weeklyActive', 73, 77]],
      'still-there': [
        [13, 'cut', 'weeklyActive', 150, 154],
        [24, 'cut', 'weeklyActive', 73, 77],
        [32, 'kept', 'weeklyActive', 150, 154],
        [17, 'cut', 'weeklyActive', 80, 84],
        [15, 'cut', 'weeklyActive', 104, 104],
        [8, 'early', 'weeklyActive', 102, 154],
      ],
      'first-quarter': [
        [15_000, 'cut - kept', 'netValue', 78, 90],
        [24, 'cut', 'weeklyActive', 73, 77],
        [16, 'cut', 'weeklyActive', 90, 90],
        [48_000, 'cut', 'netValue', 78, 90],
        [33_000, 'kept', 'netValue', 78, 90],
        [110_000, 'kept - cut', 'netValue', 78, 155],
      ],
      'all-of-it': [
        [110_000, 'kept - cut', 'netValue', 78, 155],
        [280_000, 'kept - cut', 'cmCost', 78, 155],
        [570_000, 'kept - cut', 'value', 78, 155],
        [170_000, 'kept - cut', 'memberCost', 78, 155],
      ],
      frozen: [[120_000, 'kept - frozen', 'netValue', 0, 155]],
    },
  },
} as const satisfies Record<string, Quotes>
