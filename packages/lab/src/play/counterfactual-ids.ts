/** What could have been decided otherwise; words are in the locale files (`play.counterfactual.<id>`). */
export const counterfactualIds = [
  'nothing',
  'hire-month-6',
  'hire-earlier',
  'never-hired',
  'kept-team',
  'aligned',
  'never-aligned',
  'no-launches',
  'no-training',
  'no-coaching',
  'same-platform',
  'free-answers',
  'quiet',
] as const
export type CounterfactualId = (typeof counterfactualIds)[number]
