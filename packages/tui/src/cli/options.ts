import type { Language } from '@fishbowl/report/words'

/** The languages of `--language`, written here because help must not load messages; a test holds them to those of report. */
export const languageChoices = ['en', 'fr'] as const satisfies readonly Language[]

/** An option: `value` names what it takes, or is absent for a flag. */
export type OptionSpec = {
  readonly value?: string
  /** True when it may be given without its value. */
  readonly optional?: boolean
  readonly says: string
  /** Fixed choices, for help, checks and completion. */
  readonly choices?: readonly string[]
  readonly short?: string
  /** True when it may be given several times. */
  readonly many?: boolean
}

/** Every option of every command. */
export const options = {
  json: { says: 'one JSON document on stdout; errors as JSON on stderr' },
  seed: { value: 'text', says: 'seed of the luck, for all scenarios of the command' },
  replicates: { value: 'n', says: 'runs of each scenario' },
  threads: {
    value: 'n',
    says: 'worker threads (or FISHBOWL_THREADS; default all); results do not depend on it',
  },
  quiet: { says: 'no progress on stderr', short: 'q' },
  color: { value: 'when', choices: ['auto', 'always', 'never'], says: 'colours' },
  symbols: { value: 'set', choices: ['braille', 'block', 'ascii'], says: 'characters of charts' },
  language: {
    value: 'language',
    choices: languageChoices,
    says: 'language of sentences (or FISHBOWL_LANGUAGE; default en); ids and keys stay',
  },
  'screen-reader': {
    says: 'sentences instead of charts, and screens that do not move (as INK_SCREEN_READER=true)',
  },
  measure: { value: 'id', says: 'what is drawn and told about (default weeklyActive)' },
  weeks: { value: 'n', says: 'length of the runs, instead of the horizon of the file' },
  space: { value: 'id', says: 'one space of a scenario with several, instead of all together' },
  baseline: { value: 'name', says: 'the scenario that the others are compared with (default the first)' },
  'until-sure': {
    value: 'points',
    says: 'adds replicates in batches of 20 until the 90 % interval of the paired difference is this half width: points for shares, else units of the measure',
  },
  until: {
    value: 'week',
    says: 'with --save: stops every replicate before this week',
  },
  save: {
    value: 'file',
    says: 'with --until: a new file (.fbs) for the state of every replicate, to be continued with --from; of play and workshop: where everything is saved',
  },
  from: { value: 'file', says: 'continues the runs of a file of --save, in place of a scenario' },
  kiosk: { says: 'q, E and : do nothing; ctrl+c still ends, and everything is saved' },
  game: { value: 'file', says: 'the debrief of a saved game, or of its document, in place of playing' },
  set: {
    value: 'policy=value',
    many: true,
    says: 'with --from: what a policy is from the week of the file on, as YAML; may be repeated',
  },
  member: { value: 'n', says: 'whose life is told: rows from 0, several with commas' },
  members: { value: 'n', says: 'lives that are picked by rule, 1 to 6 (default 3)' },
  replicate: { value: 'n', says: 'the run that is told about, from 0 (default 0)' },
  against: {
    value: 'scenario',
    says: 'another scenario: where the same lives part and why (story), or what its difference depends on (sensitivity)',
  },
  assumptions: {
    value: 'ids',
    says: 'which assumptions are varied: ids with commas, or all (the default; calibrate fits a short list)',
  },
  trajectories: { value: 'n', says: 'of the screening; each takes a run for every assumption' },
  points: { value: 'n', says: 'rows of the Sobol design, a power of two' },
  screen: { says: 'the screening only, without indices' },
  permutations: {
    value: 'n',
    says: 'orders of the levers drawn in each replicate, in pairs, in place of all on and off subsets (default 8 above six levers)',
  },
  goal: {
    value: 'goal',
    says: "what is to be reached, such as 'weeklyActive >= 25 % by week 104', or 'max netValue'",
  },
  budget: { value: '$ a year', says: 'most that CMs and managers\u2019 hours may cost, such as 200k' },
  share: { value: 'share', says: 'of the runs in which the goal is to be reached (default 0.8)' },
  policies: {
    value: 'names',
    says: 'what is chosen among, with commas: staffing, seniority, timing, owner, alignment, training (default all)',
  },
  'max-runs': { value: 'n', says: 'runs that are never exceeded (default 8000; calibrate 4000)' },
  'staffing-table': { says: 'recommended CMs by size of organisation, in place of a goal' },
  library: { says: 'every scenario of the library' },
  claims: { says: 'each claim with its measured value' },
  rerun: { says: 'runs the study again and says whether it comes to the same digest' },
  evidence: { says: 'only what rests on data and published evidence (T and V)' },
  pattern: { value: 'id', says: 'only patterns whose id begins with this: V4, T.nhsr, P12.order' },
  draws: {
    value: 'n',
    says: 'sets of assumptions in which each claim (--claims, default 16) or advice (default 128) is tried, 0 for none',
  },
  output: { value: 'file', says: 'what is written: a new file, or for tables a new folder', short: 'o' },
  format: {
    value: 'kinds',
    says: 'of study export csv (default), parquet or jsonl; of report some of html, md, svg, png, csv, parquet, with commas (default all)',
  },
  brief: { says: 'the brief of one page besides the full report' },
  title: { value: 'text', says: 'title of the report' },
  all: { says: 'runs everything again, in place of a sample of the runs' },
  series: {
    value: 'what',
    choices: ['measures', 'columns', 'none'],
    says: 'of each week: the measures of the study (default), every column of the model besides, or nothing',
  },
  shard: { value: 'i/n', says: 'only part i of n equal parts, into a ledger of its own for study merge' },
  'retry-failed': { says: 'makes runs again that failed before' },
  keep: { value: 'file', says: 'keeps the runs in this ledger (.sqlite), so that the same command resumes' },
  columns: {
    value: 'names',
    says: 'headers that are not known, such as id=Number,manager=Boss,department=Area',
  },
  'date-format': {
    value: 'order',
    choices: ['ymd', 'dmy', 'mdy'],
    says: 'order of day and month in dates that are not written 2019-12-31',
  },
  decimal: {
    value: 'sign',
    choices: ['comma', 'point'],
    says: 'sign before decimals, where numbers hold commas or points',
  },
  values: {
    value: 'kind',
    choices: ['count', 'share', 'percent'],
    says: 'what the numbers are: people (default), or a share or percentage of all members',
  },
  'first-week': {
    value: 'n',
    says: 'week of the scenario in which the data begin (default 0, the launch)',
  },
  'hold-out': {
    value: 'n',
    says: 'last weeks that are not fitted but forecast (default a fifth, 0 for none)',
  },
  scale: {
    value: 'kind',
    choices: ['log', 'logit', 'plain'],
    says: 'whether weeks are compared in proportion (default), in odds or in people',
  },
  quick: { says: 'one point that fits, soon, without ranges' },
  'keep-labels': { says: 'keeps the names of departments and locations; ids and names of people never' },
  'skip-broken': { says: 'leaves broken rows out, and wrong managers empty, in place of stopping' },
  engine: {
    value: 'name',
    choices: ['local', 'queue'],
    says: 'who makes the runs: the threads of this machine (default), or fishbowl worker by a queue',
  },
  queue: {
    value: 'url',
    says: 'redis://, rediss:// or postgres://; rather set FISHBOWL_QUEUE, which hides a password',
  },
  base: { value: 'id', says: 'library entry that the new file extends (default one-cm)' },
  minutes: {
    value: 'n',
    choices: ['10', '45', '90'],
    says: 'how long the session is (default the first that its file names)',
  },
  teams: { value: 'n', says: 'how many teams, 1 to 12, where the session file does not name them' },
  team: {
    value: 'n',
    says: 'the laptop of team n, from 1, without a network: answers become codes and a file to hand over',
  },
  notes: {
    says: 'a second terminal for the facilitator: what to say and ask, following the screen of the room',
  },
  collect: {
    says: 'takes the answers in the files of teams into the record of the room, while its screen is closed',
  },
  code: {
    value: 'digits',
    many: true,
    says: 'takes an answer that a team read out as a code, while the screen of the room is closed (there key 8 takes codes); may be repeated',
  },
  serve: {
    value: 'address',
    optional: true,
    says: 'lets phones join by a code: an address and port of this machine, such as 192.168.1.20:8080 (default this machine alone)',
  },
} as const satisfies Record<string, OptionSpec>
export type OptionId = keyof typeof options

/** An option by id, with its optional parts visible to the type. */
export const optionOf = (id: OptionId): OptionSpec => options[id]

/** Options that every command takes. */
export const globalOptions = [
  'json',
  'seed',
  'replicates',
  'threads',
  'quiet',
  'color',
  'symbols',
  'language',
  'screen-reader',
] as const satisfies readonly OptionId[]
