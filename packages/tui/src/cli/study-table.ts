import type { CommandSpec } from './table.ts'

/** Batches of runs: study files, their ledger, and the machines that work on them. */
export const studyCommands = {
  'study plan': {
    words: ['study', 'plan'],
    takes: '<study>',
    positionals: [{ name: 'study', is: 'study' }],
    says: 'Tells what a study file asks for and what it will take: points, runs, time by a short pilot, disk.',
    options: ['weeks', 'output'],
    examples: [
      ['fishbowl study plan staffing.yaml', 'before it is run'],
      ['fishbowl study plan staffing.yaml --threads 8', 'the time on 8 threads'],
    ],
  },
  'study run': {
    words: ['study', 'run'],
    takes: '<study>',
    positionals: [{ name: 'study', is: 'study' }],
    says: 'Makes the runs of a study that its ledger does not have yet; interrupted, it goes on where it was.',
    options: ['weeks', 'output', 'shard', 'engine', 'queue', 'retry-failed'],
    examples: [
      ['fishbowl study run staffing.yaml', 'into staffing.sqlite; run again, it resumes'],
      ['fishbowl study run staffing.yaml --shard 2/8', 'one of eight parts, for a cluster'],
      ['fishbowl study run staffing.yaml --engine queue', 'made by fishbowl worker elsewhere'],
      ['fishbowl study run staffing.yaml --retry-failed', 'makes runs again that failed'],
    ],
  },
  'study status': {
    words: ['study', 'status'],
    takes: '<ledger>',
    positionals: [{ name: 'ledger', is: 'ledger' }],
    says: 'Tells how far a study is: runs done, failed and to be made, also while it runs.',
    options: [],
    examples: [
      ['fishbowl study status staffing.sqlite', 'from another terminal'],
      ['fishbowl study status staffing.sqlite --json', 'as data, with every failure'],
    ],
  },
  'study merge': {
    words: ['study', 'merge'],
    takes: '<ledger..>',
    positionals: [{ name: 'ledger', is: 'ledger' }],
    says: 'Puts the ledgers of the shards of a study together in a new one.',
    options: ['output'],
    examples: [
      ['fishbowl study merge -o staffing.sqlite staffing-*-of-8.sqlite', 'eight parts'],
      [
        'fishbowl study merge -o all.sqlite here.sqlite there.sqlite',
        'two of them; study run makes the rest',
      ],
    ],
  },
  'study results': {
    words: ['study', 'results'],
    takes: '<ledger>',
    positionals: [{ name: 'ledger', is: 'ledger' }],
    says: 'Sums up the runs of a study: levels with intervals, paired differences, what moves a measure most.',
    options: ['measure'],
    examples: [
      ['fishbowl study results staffing.sqlite', 'also while it runs'],
      ['fishbowl study results staffing.sqlite --measure roi', 'one measure, point by point'],
    ],
  },
  'study export': {
    words: ['study', 'export'],
    takes: '<ledger>',
    positionals: [{ name: 'ledger', is: 'ledger' }],
    says: 'Writes the runs of a study as tables for R, pandas, DuckDB or a spreadsheet, with a manifest: a row for each run, and a row for each run and week.',
    options: ['output', 'format', 'series'],
    examples: [
      ['fishbowl study export staffing.sqlite -o staffing', 'a folder of CSV files'],
      ['fishbowl study export staffing.sqlite -o s --format parquet', 'smaller and faster'],
      ['fishbowl study export staffing.sqlite -o runs.csv', 'the rows of the runs alone'],
    ],
  },
  worker: {
    words: ['worker'],
    takes: '',
    positionals: [],
    says: 'Makes the runs of studies that other machines put into a queue, until Ctrl-C.',
    options: ['queue'],
    examples: [
      ['fishbowl worker', 'the queue of FISHBOWL_QUEUE, all threads'],
      ['fishbowl worker --queue redis://127.0.0.1 --threads 2', 'a queue of this machine'],
    ],
  },
} as const satisfies Record<string, CommandSpec>
