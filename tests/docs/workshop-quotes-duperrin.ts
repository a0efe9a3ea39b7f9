import type { Quotes } from './workshop-numbers.ts'

/** Numbers that the lessons on claims of Bertrand Duperrin tell. */
export const duperrinQuotes = {
  'two-cholesterols': {
    // the salaries, 2,000 people, 14 companies in a study of 2009, the grant and what cannot be paid from it
    given: [280_000, 2000, 14, 2009, 150_000, 172_500],
    steps: {
      'second-month': [
        [9, 'own-sake', 'weeklyActive', 4, 8],
        [12, 'tied', 'weeklyActive', 4, 8],
      ],
      'does-it-die': [
        [11, 'own-sake', 'weeklyActive', 50, 54],
        [14, 'own-sake', 'weeklyActive', 150, 154],
        [25, 'tied', 'weeklyActive', 50, 54],
        [40, 'tied', 'weeklyActive', 150, 154],
      ],
      'what-one-reads': [
        [75, 'own-sake', 'noiseShare', 52, 155],
        [32, 'tied', 'noiseShare', 52, 155],
        [81, 'nobody', 'noiseShare', 52, 155],
        [2.1, 'tied', 'cholesterolRatio', 52, 155],
        [0.3, 'own-sake', 'cholesterolRatio', 52, 155],
      ],
      'worth-it': [
        [-240_000, 'nobody', 'netValue', 0, 155],
        [-1_190_000, 'own-sake', 'netValue', 0, 155],
        [440_000, 'tied', 'netValue', 0, 155],
        [280_000, 'own-sake', 'memberCost', 0, 155],
        [14, 'own-sake', 'weeklyActive', 150, 154],
      ],
      'a-sponsor-looks': [
        [2, 'reviewed', 'weeklyActive', 150, 154],
        [14, 'own-sake', 'weeklyActive', 150, 154],
        [-580_000, 'reviewed', 'netValue', 0, 155],
        [-1_190_000, 'own-sake', 'netValue', 0, 155],
      ],
    },
  },
  'a-manager-is-enough': {
    // 2,000 people, 250 groups and a community; a log of 80,000; 17 minutes; $112.50 an hour; 472,000 groups of which 57 % were silent; the grant
    given: [2000, 250, 251, 80_000, 17, 112.5, 472_000, 57, 200_000],
    steps: {
      'groups-and-staff': [
        [82, 'groups', 'weeklyActive', 98, 102],
        [83, 'groups-cms', 'weeklyActive', 98, 102],
        [360_000, 'groups-cms', 'cmCost', 0, 103],
        [100_000, 'groups-cms - groups', 'value', 0, 103],
        [4.4, 'groups', 'managerCost', 0, 103],
        [3.4, 'groups', 'value', 0, 103],
      ],
      'without-the-manager': [
        [2, 'groups-unled', 'weeklyActive', 98, 102],
        [82, 'groups', 'weeklyActive', 98, 102],
        [5, 'community', 'weeklyActive', 98, 102],
      ],
      'managers-for-all': [
        [27, 'community-cms', 'weeklyActive', 98, 102],
        [18, 'community-managers', 'weeklyActive', 98, 102],
        [5, 'community', 'weeklyActive', 98, 102],
      ],
      'minutes-add-up': [
        [730_000, 'community - community-managers', 'netValue', 0, 103],
        [420_000, 'community-managers', 'managerCost', 0, 51],
        [-810_000, 'community-managers', 'netValue', 0, 103],
        [-80_000, 'community', 'netValue', 0, 103],
      ],
      'twenty-small': [
        [21_000, 'twenty-alone - twenty-tended', 'netValue', 0, 16],
        [22, 'twenty-alone', 'livingSpaces', 16, 16],
        [32, 'twenty-tended', 'livingSpaces', 16, 16],
      ],
    },
  },
  toolbox: {
    // 2,000 people; around 2010; 4 % more newcomers; two salaries for eighteen months; 250 managers, $1,750 each; the grant
    given: [2000, 2010, 4, 285_000, 250, 1750, 290_000],
    steps: {
      'too-early': [
        [15, 'early', 'weeklyActive', 24, 28],
        [17, 'early', 'weeklyActive', 125, 129],
        [38, 'kept', 'weeklyActive', 125, 129],
      ],
      'hands-of-members': [
        [29, 'late', 'volunteerHours', 125, 129],
        [2, 'late', 'volunteerHours', 180, 184],
      ],
      'less-needed': [
        [190_000, 'kept - late', 'netValue', 130, 207],
        [38, 'late', 'weeklyActive', 125, 129],
        [25, 'late', 'weeklyActive', 180, 184],
        [13_000, 'late - kept', 'netValue', 130, 155],
        [280_000, 'kept - late', 'cmCost', 130, 207],
        [620_000, 'kept - late', 'value', 130, 207],
        [150_000, 'kept - late', 'memberCost', 130, 207],
      ],
      'managers-help': [
        [350_000, 'two - two-and-managers', 'netValue', 0, 155],
        [36, 'two-and-managers', 'weeklyActive', 150, 154],
        [32, 'two', 'weeklyActive', 150, 154],
        [440_000, 'two-and-managers', 'managerCost', 0, 155],
      ],
    },
  },
  'system-or-individual': {
    // 2,000 people; a salary; week 52; 472,000 groups; Deming's 94 and 6 %; the interval of a miss of the library; the grant
    given: [2000, 130_000, 52, 472_000, 94, 6, 85, 95, 160_000],
    steps: {
      'better-people': [
        [7, 'lifeless', 'weeklyActive', 151, 155],
        [8, 'stars', 'weeklyActive', 151, 155],
        [210_000, 'stars - lifeless', 'cmCost', 0, 155],
      ],
      'three-proposals': [
        [40, 'other-members', 'weeklyActive', 151, 155],
        [11, 'more-staff', 'weeklyActive', 151, 155],
        [8, 'stars', 'weeklyActive', 151, 155],
        [7, 'lifeless', 'weeklyActive', 151, 155],
        [530_000, 'lifeless - more-staff', 'netValue', 0, 155],
      ],
      'stars-or-project': [
        [-160_000, 'interns-aligned', 'netValue', 0, 155],
        [-1_080_000, 'stars-alone', 'netValue', 0, 155],
        [12, 'interns-aligned', 'weeklyActive', 151, 155],
        [10, 'stars-alone', 'weeklyActive', 151, 155],
        [920_000, 'interns-aligned - stars-alone', 'netValue', 0, 155],
        [350_000, 'interns-aligned - stars-alone', 'value', 0, 155],
      ],
    },
  },
} as const satisfies Record<string, Quotes>
