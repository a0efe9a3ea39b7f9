/** What the model tells of itself: commands that run nothing. */
export const modelPages = {
  'model ledger': {
    words: ['model', 'ledger'],
    takes: '',
    positionals: [],
    says: 'Prints the ledger of assumptions: default, range, unit, status and source.',
    options: [],
    examples: [
      ['fishbowl model ledger', 'as a document'],
      ['fishbowl model ledger --json', 'as data'],
    ],
  },
  'model odd': {
    words: ['model', 'odd'],
    takes: '',
    positionals: [],
    says: 'Prints the description of the model after the ODD protocol, as Markdown.',
    options: [],
    examples: [
      ['fishbowl model odd', 'in the terminal'],
      ['fishbowl model odd > model.md', 'into a file'],
    ],
  },
  'model believes': {
    words: ['model', 'believes'],
    takes: '',
    positionals: [],
    says: 'Says in plain words what the model believes, and how far each belief can be trusted.',
    options: [],
    examples: [
      ['fishbowl model believes', 'to be read'],
      ['fishbowl model believes --json', 'as data, with the assumptions of each belief'],
    ],
  },
  'model limits': {
    words: ['model', 'limits'],
    takes: '',
    positionals: [],
    says: 'Says what no result may be used for, why, and what to do instead.',
    options: [],
    examples: [
      ['fishbowl model limits', 'to be read'],
      ['fishbowl model limits --json', 'as data'],
    ],
  },
} as const
