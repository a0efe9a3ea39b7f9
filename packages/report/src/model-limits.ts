/** What the model cannot say, whatever the result: an id and a sentence each. */
export const modelLimits = {
  levels:
    'Absolute levels: what a given organisation will reach. Differences between policies are its result.',
  effects:
    'The size of the effects of staffing, seniority, owner, platform and training: no public data measures them, so they are assumptions with a sign and a range.',
  content: 'What people write about, pay and careers, direct messages, the calendar.',
  external:
    'Contracts, products and rivals of customers or partners; customers and employees together in one run.',
} as const satisfies Readonly<Record<string, string>>
