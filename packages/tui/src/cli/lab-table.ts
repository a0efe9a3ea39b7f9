import type { CommandSpec } from './table.ts'

/** Questions that take many runs: why, what to do, what it rests on, what one's own data say. */
export const labCommands = {
  explain: {
    words: ['explain'],
    takes: '<first> <second>',
    positionals: [
      { name: 'first', is: 'scenario' },
      { name: 'second', is: 'scenario' },
    ],
    says: 'Says why the second scenario differs from the first: what is due to each lever, and to whom it matters.',
    options: ['measure', 'weeks', 'space', 'permutations'],
    examples: [
      ['fishbowl explain technology-led professional-aligned', 'what did it: staff, project, platform?'],
      ['fishbowl explain one-cm best-in-class --measure netValue', 'in money'],
      ['fishbowl explain owner-it owner-hr --json', 'every interval as JSON'],
    ],
  },
  sensitivity: {
    words: ['sensitivity'],
    takes: '<scenario>',
    positionals: [{ name: 'scenario', is: 'scenario' }],
    says: 'Which assumptions a result depends on, and whether its spread is luck, assumptions or policy.',
    options: ['measure', 'weeks', 'space', 'against', 'assumptions', 'trajectories', 'points', 'screen'],
    examples: [
      ['fishbowl sensitivity two-cms', 'screening and indices; about a minute'],
      ['fishbowl sensitivity two-cms --against one-cm', 'of what the second CM brings'],
      ['fishbowl sensitivity two-cms --screen', 'the ranking only, sooner'],
      ['fishbowl sensitivity two-cms --assumptions b0,wv', 'two assumptions'],
    ],
  },
} as const satisfies Record<string, CommandSpec>
