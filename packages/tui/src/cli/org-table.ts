/** The commands on real organisations; see `commands` for what the parts mean. */
export const orgCommands = {
  'org import': {
    words: ['org', 'import'],
    takes: '<people> [ties]',
    positionals: [
      { name: 'people', is: 'people' },
      { name: 'ties', is: 'ties' },
    ],
    says: 'Turns a CSV file of people into an organisation file for scenarios, without ids and names, and tells what the organisation looks like. The first line names the columns: id and manager (an id), and if you have them department, location and start date; the usual names of an HR system are known (employee id, reports to, org unit, site, hire date), other columns are ignored.',
    options: ['output', 'columns', 'keep-labels', 'skip-broken'],
    examples: [
      ['fishbowl org import people.csv -o my-org.json', 'then organisation: { file: my-org.json }'],
      ['fishbowl org import people.csv ties.csv -o my-org.json', 'with the ties you know'],
      ['fishbowl org import people.csv --columns id=Number,manager=Boss', 'only looks at it'],
    ],
  },
  'org show': {
    words: ['org', 'show'],
    takes: '<organisation>',
    positionals: [{ name: 'organisation', is: 'organisation' }],
    says: 'Tells what an organisation looks like: spans, departments, levels and ties, beside others.',
    options: [],
    examples: [
      ['fishbowl org show my-org.json', 'as a table'],
      ['fishbowl org show my-org.json --json', 'the same as data'],
    ],
  },
  'org network': {
    words: ['org', 'network'],
    takes: '<scenario>',
    positionals: [{ name: 'scenario', is: 'scenario' }],
    says: 'Tells who works with whom in one replicate of a small organisation, of at most 300 people; names are made up. As data it is a source of a report, which draws it.',
    options: ['replicate'],
    examples: [
      ['fishbowl org network small-organisation', 'how many ties of which kind'],
      [
        'fishbowl org network ours.yaml --json > network.json',
        'then fishbowl report comparison.json network.json',
      ],
    ],
  },
} as const
