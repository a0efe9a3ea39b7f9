import { labCommands } from './lab-table.ts'
import { modelPages } from './model-table.ts'
import type { OptionId } from './options.ts'
import { orgCommands } from './org-table.ts'
import { studyCommands } from './study-table.ts'

/** What stands in the place of a positional argument. */
type Positional = {
  readonly name: string
  readonly is:
    | 'scenario'
    | 'file'
    | 'result'
    | 'kept'
    | 'people'
    | 'ties'
    | 'observed'
    | 'organisation'
    | 'study'
    | 'session'
    | 'team'
    | 'ledger'
    | 'shell'
    | 'topic'
    | 'version'
}

/** A command as its user sees it. `words` start the command line; `takes` is written as in its usage. */
export type CommandSpec = {
  readonly words: readonly [string, ...string[]]
  /** Positional arguments as yargs writes them: `<x>`, `[x]`, `<x..>`. */
  readonly takes: string
  readonly positionals: readonly Positional[]
  readonly says: string
  readonly options: readonly OptionId[]
  /** An option in whose presence the positional arguments are left out. */
  readonly without?: OptionId
  readonly examples: readonly (readonly [command: string, says: string])[]
}

const scenario: Positional = { name: 'scenario', is: 'scenario' }
const shape = ['measure', 'weeks', 'space'] as const

/** Every command; names are keys of the dispatch in `cli.ts`. */
export const commands = {
  run: {
    words: ['run'],
    takes: '<scenario>',
    positionals: [scenario],
    says: 'Runs one scenario many times: curve with band, table, one sentence.',
    options: [...shape, 'until', 'save', 'from', 'set'],
    without: 'from',
    examples: [
      ['fishbowl run two-cms', 'a scenario of the library, 50 replicates'],
      ['fishbowl run budget-cut --measure netValue', 'another measure'],
      ['fishbowl run my.yaml --json', 'your own file, all numbers as JSON'],
      ['fishbowl run two-cms --until 78 --save s.fbs', 'stops before week 78'],
      ["fishbowl run --from s.fbs --set 'staffing.team=[]'", 'a fork: no team from then on'],
    ],
  },
  compare: {
    words: ['compare'],
    takes: '<scenario..>',
    positionals: [scenario],
    says: 'Compares scenarios on the same people with the same luck: the first against each other one.',
    options: [...shape, 'baseline', 'until-sure', 'from', 'set'],
    without: 'from',
    examples: [
      ['fishbowl compare one-cm two-cms', 'is the second CM worth it?'],
      ['fishbowl compare no-cm one-cm interns --baseline one-cm', 'against the second'],
      ['fishbowl compare one-cm two-cms --until-sure 0.5', 'until known to half a point'],
      ['fishbowl compare --from s.fbs --set mandate=true', 'a fork against no fork'],
    ],
  },
  report: {
    words: ['report'],
    takes: '<result..>',
    positionals: [{ name: 'result', is: 'kept' }],
    says: 'Makes a report from kept results, never by running anything: a page for those who open no terminal, figures and tables.',
    options: ['output', 'format', 'measure', 'brief', 'title'],
    examples: [
      ['fishbowl report comparison.json -o out', 'of: fishbowl compare ... --json > comparison.json'],
      ['fishbowl report comparison.json why.json -o out', 'with why, of: fishbowl explain ... --json'],
      ['fishbowl report staffing.sqlite -o out --format html', 'of a study, the page alone'],
    ],
  },
  verify: {
    words: ['verify'],
    takes: '<result>',
    positionals: [{ name: 'result', is: 'result' }],
    says: 'Runs again what a kept result says: pass, or the first week and measure that differ. Of a report every file is made again and some of its runs, of the ledger of a study some runs: --replicates says how many, --all takes all.',
    options: ['all'],
    examples: [
      ['fishbowl verify result.json', 'of: fishbowl run two-cms --json > result.json'],
      ['fishbowl verify out', 'the folder of a report; 3 replicates of each scenario'],
      ['fishbowl verify out --all', 'and every number of its results'],
      ['fishbowl verify staffing.sqlite --replicates 20', '20 runs of a study'],
      ['fishbowl verify why.json', 'of: fishbowl explain ... --json > why.json'],
    ],
  },
  story: {
    words: ['story'],
    takes: '<scenario>',
    positionals: [scenario],
    says: 'Tells the lives of members in one run: what they needed, asked, got and felt, and the draws that decided.',
    options: ['member', 'members', 'replicate', 'against', 'space', 'weeks'],
    examples: [
      ['fishbowl story two-cms', 'three lives, picked by rule'],
      ['fishbowl story two-cms --member 17', 'the life of member 17'],
      ['fishbowl story two-cms --against one-cm', 'what the second CM changes in a life'],
    ],
  },
  play: {
    words: ['play'],
    takes: '[scenario]',
    positionals: [scenario],
    says: 'The flight simulator, in a terminal: every quarter decide under a budget, predict, see what comes; at the end what else could have been. Saved after every step: the same command goes on. With --game the debrief of a saved game, without screens.',
    options: ['kiosk', 'save', 'game'],
    examples: [
      ['fishbowl play', 'the standard rollout, twelve quarters'],
      ['fishbowl play one-cm --seed monday', 'another start, other luck'],
      ['fishbowl play --kiosk', 'for a room: q leaves nothing'],
      ['fishbowl play --game game.json --json', 'the debrief of a saved game'],
    ],
  },
  check: {
    words: ['check'],
    takes: '[scenario..]',
    positionals: [scenario],
    says: 'Checks a scenario or session file and tests the claims of its expect: block on paired runs.',
    options: ['library'],
    examples: [
      ['fishbowl check my.yaml', 'mistakes with line and column, then the claims'],
      ['fishbowl check --library', 'every claim of the library'],
    ],
  },
  ...labCommands,
  ...studyCommands,
  'scenarios list': {
    words: ['scenarios', 'list'],
    takes: '',
    positionals: [],
    says: 'Lists the library, or with --claims what it claims and what was measured.',
    options: ['claims', 'draws'],
    examples: [
      ['fishbowl scenarios list', 'ids and questions'],
      ['fishbowl scenarios list --claims --draws 8', 'claims, measured (takes minutes)'],
    ],
  },
  'scenarios show': {
    words: ['scenarios', 'show'],
    takes: '<scenario>',
    positionals: [scenario],
    says: 'Shows a scenario: its question, what to look at, its source and its file.',
    options: [],
    examples: [
      ['fishbowl scenarios show budget-cut', 'an entry of the library'],
      ['fishbowl scenarios show my.yaml --json', 'every value, defaults filled in'],
    ],
  },
  'scenarios diff': {
    words: ['scenarios', 'diff'],
    takes: '<scenario> [other]',
    positionals: [scenario, { name: 'other', is: 'scenario' }],
    says: 'Prints the lines in which a scenario differs from its base, or from another one.',
    options: [],
    examples: [
      ['fishbowl scenarios diff two-cms', 'against the base it extends'],
      ['fishbowl scenarios diff two-cms interns', 'what changes from two-cms to interns'],
    ],
  },
  'scenarios new': {
    words: ['scenarios', 'new'],
    takes: '<file>',
    positionals: [{ name: 'file', is: 'file' }],
    says: 'Writes a small scenario file to start from; never overwrites one.',
    options: ['base'],
    examples: [
      ['fishbowl scenarios new my.yaml', 'a difference on one-cm'],
      ['fishbowl scenarios new my.yaml --base owner-hr', 'a difference on another entry'],
    ],
  },
  ...modelPages,
  'model diff': {
    words: ['model', 'diff'],
    takes: '[from] [to] [scenarios..]',
    positionals: [
      { name: 'from', is: 'version' },
      { name: 'to', is: 'version' },
      { name: 'scenarios', is: 'scenario' },
    ],
    says: 'Compares two versions of the model: which assumptions differ, and which results move on the same luck.',
    options: [],
    examples: [
      ['fishbowl model diff', 'the one before the current one, on the library; half a minute'],
      ['fishbowl model diff 2.0.0 3.0.0 my.yaml', 'what becomes of a result of yours'],
      ['fishbowl model diff two-cms --replicates 100', 'one entry, with narrow intervals'],
    ],
  },
  'model recipes': {
    words: ['model', 'recipes'],
    takes: '',
    positionals: [],
    says: 'Runs the reference recipes and says whether they come out as documented.',
    options: [],
    examples: [
      ['fishbowl model recipes', '60 replicates of each recipe; a minute'],
      ['fishbowl model recipes --replicates 200', 'with narrower errors'],
    ],
  },
  'model calibration': {
    words: ['model', 'calibration'],
    takes: '',
    positionals: [],
    says: 'Prints the study that the defaults come from: data, method, what each assumption came to.',
    options: ['rerun'],
    examples: [
      ['fishbowl model calibration', 'as it was kept'],
      ['fishbowl model calibration --rerun', 'all of it again; some ten minutes'],
    ],
  },
  'model validation': {
    words: ['model', 'validation'],
    takes: '',
    positionals: [],
    says: 'Prints every pattern the model is judged by: target, source, value, pass or miss.',
    options: ['evidence', 'pattern'],
    examples: [
      ['fishbowl model validation', '20 replicates; some minutes'],
      ['fishbowl model validation --replicates 8', 'wider intervals, sooner'],
      ['fishbowl model validation --evidence', 'only data and published evidence'],
      ['fishbowl model validation --pattern V4', 'only checks whose id begins like this'],
    ],
  },
  ...orgCommands,
  completion: {
    words: ['completion'],
    takes: '<shell>',
    positionals: [{ name: 'shell', is: 'shell' }],
    says: 'Prints the completion script of a shell: bash, zsh or fish.',
    options: [],
    examples: [
      ['eval "$(fishbowl completion bash)"', 'in ~/.bashrc; zsh alike in ~/.zshrc'],
      ['fishbowl completion fish | source', 'in ~/.config/fish/config.fish'],
    ],
  },
  doctor: {
    words: ['doctor'],
    takes: '',
    positionals: [],
    says: 'Says what this machine can do and runs a self-test with a known digest.',
    options: [],
    examples: [
      ['fishbowl doctor', 'node, threads, colours, symbols, self-test'],
      ['fishbowl doctor --json', 'the same as data, for a bug report'],
    ],
  },
  workshop: {
    words: ['workshop'],
    takes: '<session> [files..]',
    positionals: [
      { name: 'session', is: 'session' },
      { name: 'files', is: 'team' },
    ],
    says: 'Holds a workshop: predict, decide, see, talk. In a terminal the screen of the room; saved after every step: the same command goes on. Elsewhere where the session stands, with --json all there is to say of it.',
    options: ['minutes', 'teams', 'team', 'notes', 'kiosk', 'save', 'serve', 'collect', 'code'],
    examples: [
      ['fishbowl workshop list', 'the lessons, with their questions'],
      ['fishbowl workshop check launch-spike', 'does the lesson still work?'],
      ['fishbowl workshop launch-spike', 'the screen of the room'],
      ['fishbowl workshop launch-spike --notes', 'what to say, in a second terminal'],
      ['fishbowl workshop launch-spike --team 2', 'on the laptop of a team'],
      ['fishbowl workshop my.yaml --collect team-*.json', 'answers of teams into the record'],
      ['fishbowl workshop my.yaml --json > debrief.json', 'for report and verify'],
    ],
  },
  help: {
    words: ['help'],
    takes: '[topic..]',
    positionals: [{ name: 'topic', is: 'topic' }],
    says: 'Explains a command, the exit codes, the measures, operands or several spaces.',
    options: [],
    examples: [
      ['fishbowl help exit-codes', 'what the exit codes mean'],
      ['fishbowl help measures', 'ids for --measure'],
    ],
  },
} as const satisfies Record<string, CommandSpec>
export type CommandName = keyof typeof commands
export const commandNames = Object.keys(commands) as readonly CommandName[]

/** A command by name, with its parts as plain lists. */
export const commandOf = (name: CommandName): CommandSpec => commands[name]

/** Commands that only hold others, with what they are about. */
export const groups = {
  scenarios: 'The library of scenarios, and new files.',
  org: 'Real organisations: people from a CSV file.',
  study: 'Studies: many runs that survive an interruption.',
  model: 'The model: its assumptions, its description, its reference results.',
} as const satisfies Record<string, string>

/** True for a word that only holds other commands. */
export const isGroup = (word: string): word is keyof typeof groups => Object.hasOwn(groups, word)

/** Shells with a completion script. */
export const shells = ['bash', 'zsh', 'fish'] as const
/** Topics of `help` that are no commands. */
export const topics = ['exit-codes', 'measures', 'operands', 'spaces'] as const
