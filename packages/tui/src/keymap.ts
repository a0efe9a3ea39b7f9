/** What a key can mean. */
export type Action =
  | 'help'
  | 'back'
  | 'escape'
  | 'interrupt'
  | 'suspend'
  | 'redraw'
  | 'theme'
  | 'symbols'
  | 'up'
  | 'down'
  | 'pageUp'
  | 'pageDown'
  | 'first'
  | 'last'
  | 'filter'
  | 'keep'
  | 'mark'
  | 'info'
  | 'open'
  | 'stop'
  | 'more'
  | 'measure'
  | 'measureBack'
  | 'delta'
  | 'bands'
  | 'focusNext'
  | 'focusBack'
  | 'weekBack'
  | 'weekOn'
  | 'quarterBack'
  | 'quarterOn'
  | 'firstWeek'
  | 'lastWeek'
  | 'zoom'
  | 'command'
  | 'palette'
  | 'run'
  | 'edit'
  | 'why'
  | 'branch'
  | 'stepOn'
  | 'stepBack'
  | 'leapOn'
  | 'leapBack'
  | 'panelNext'
  | 'panelBack'
  | 'undo'
  | 'redo'
  | 'reset'
  | 'save'
  | 'yaml'
  | 'editFile'
  | 'new'
  | 'duplicate'
  | 'sort'
  | 'remove'
  | 'singleRuns'
  | 'assumptions'
  | 'example'
  | 'counterfactual'
  | 'plan'
  | 'log'
  | 'kind'
  | 'copyTable'
  | 'export'
  | 'goLibrary'
  | 'goEditor'
  | 'goRun'
  | 'goCompare'
  | 'goBranches'
  | 'goWhy'
  | 'goStudies'
  | 'goPlay'
  | 'next'
  | 'confirm'
  | 'erase'
  | 'point'
  | 'digit'
  | Digit

/** A digit that is pressed where digits choose. */
export type Digit = `digit${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`

/** Where keys are pressed: a screen, or what lies over it. */
export type Context =
  | 'library'
  | 'info'
  | 'run'
  | 'compare'
  | 'editor'
  | 'branches'
  | 'why'
  | 'studies'
  /** One study, opened. */
  | 'study'
  | 'play'
  /** The game where nothing but the end of the program leaves it. */
  | 'kiosk'
  /** The words that filter a list are typed. */
  | 'filter'
  /** The value of a field is typed. */
  | 'field'
  | 'help'
  | 'pick'
  | 'prompt'
  | 'confirm'
  | 'small'

/** Keys with one meaning. `where` gives the word of the footer per context; '' is a key the footer does not name. */
export type Binding = {
  readonly keys: readonly string[]
  /** How the keys are written, and with ASCII symbols if that differs. */
  readonly label: string
  readonly plain?: string
  readonly action: Action
  readonly says: string
  readonly where: Readonly<Partial<Record<Context, string>>>
}

const screens = {
  library: '',
  info: '',
  run: '',
  compare: '',
  editor: '',
  branches: '',
  why: '',
  studies: '',
  study: '',
} as const
/** The game, where digits choose. */
const games = { play: '', kiosk: '' } as const
const over = { filter: '', field: '', help: '', pick: '', prompt: '', confirm: '' } as const
const everywhere = { ...screens, ...games, ...over } as const
const lists = {
  library: '',
  info: '',
  editor: '',
  branches: '',
  why: '',
  studies: '',
  study: '',
  help: '',
  pick: '',
} as const
const typed = { filter: '', pick: '' } as const
const charts = { run: '', compare: '', branches: '' } as const

/** Every key of every screen: handlers, footer, help and palette are read from here. The footer names keys in this order. */
// biome-ignore format: a table is read by its rows
export const bindings: readonly Binding[] = [
  { keys: ['?'], label: '?', action: 'help', says: 'this help', where: { ...mapped(screens, 'help'), ...mapped(games, 'help'), filter: 'help', help: 'close' } },
  { keys: ['space'], label: 'space', action: 'next', says: 'next; ends what is being drawn', where: mapped(games, 'next') },
  { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'], label: '0-9', action: 'digit', says: 'choose, or write a number; 0 goes back where it is no choice', where: mapped(games, 'choose') },
  { keys: ['enter'], label: 'enter', action: 'confirm', says: 'take the number, or next', where: mapped(games, 'take') },
  { keys: ['backspace', 'left', 'delete'], label: '←', plain: 'left', action: 'erase', says: 'back within the quarter (backspace too); takes back a digit', where: mapped(games, 'back') },
  { keys: ['.', ','], label: '.', action: 'point', says: 'the point of a number', where: games },
  { keys: ['enter'], label: 'enter', action: 'keep', says: 'keep the filter and leave the field', where: { filter: 'keep' } },
  { keys: ['enter'], label: 'enter', action: 'keep', says: 'take it', where: { field: 'apply', pick: 'take', prompt: 'take', confirm: 'yes' } },
  { keys: ['y'], label: 'y', action: 'keep', says: 'yes', where: { confirm: '' } },
  { keys: ['n'], label: 'n', action: 'escape', says: 'no', where: { confirm: 'no' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'compare it with its base, or the marked ones', where: { library: 'compare', info: 'compare' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'compare with its base', where: { run: 'compare' } },
  { keys: ['enter', 'w'], label: 'enter', action: 'why', says: 'why the focused arm differs from the baseline', where: { compare: 'why' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'type a value, or choose one', where: { editor: 'change' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'compare the branch with what it branched off, or the marked ones', where: { branches: 'compare' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'all that is known of the row', where: { why: 'more', studies: 'open' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'the weeks of the point, beside what it is compared with', where: { study: 'weeks' } },
  { keys: ['space'], label: 'space', action: 'mark', says: 'mark as an arm; the first marked is the baseline', where: { library: 'mark', info: '', branches: 'mark' } },
  { keys: ['R'], label: 'R', action: 'run', says: 'run it', where: { library: 'run', info: 'run', editor: 'run', why: '' } },
  { keys: ['R'], label: 'R', action: 'run', says: 'run it; interrupted, go on; done, make failed runs again', where: { studies: 'run', study: 'run' } },
  { keys: ['p'], label: 'p', action: 'plan', says: 'plan it: runs, time, disk', where: { studies: 'plan', study: 'plan' } },
  { keys: ['e'], label: 'e', action: 'edit', says: 'change its levers', where: { library: 'edit', info: 'edit', run: 'edit', compare: 'edit', branches: 'edit' } },
  { keys: ['/'], label: '/', action: 'filter', says: 'filter by words', where: { library: 'filter', editor: 'filter' } },
  { keys: ['d'], label: 'd', action: 'delta', says: 'levels, or differences to the baseline', where: { compare: 'delta', branches: 'delta' } },
  { keys: ['m'], label: 'm', action: 'measure', says: 'next measure', where: { run: 'measure', compare: 'measure', branches: '', why: '', study: 'measure' } },
  { keys: ['right', 'l'], label: '→', plain: 'right', action: 'weekOn', says: 'time cursor on by a week', where: charts },
  { keys: ['left', 'h'], label: '←→', plain: 'left/right', action: 'weekBack', says: 'time cursor: values of a week in the table', where: { run: 'week', compare: 'week', branches: 'week' } },
  { keys: ['f'], label: 'f', action: 'branch', says: 'branch off at the week of the cursor', where: { run: 'branch', compare: 'branch', branches: 'branch' } },
  { keys: ['+', 'right', 'l'], label: '+', action: 'stepOn', says: 'a step more, or the next choice', where: { editor: 'more' } },
  { keys: ['-', 'left', 'h'], label: '-', action: 'stepBack', says: 'a step less, or the choice before', where: { editor: 'less' } },
  { keys: ['>'], label: '>', action: 'leapOn', says: 'ten steps more', where: { editor: '' } },
  { keys: ['<'], label: '<', action: 'leapBack', says: 'ten steps less', where: { editor: '' } },
  { keys: ['tab', 'down', 'j'], label: 'tab', action: 'focusNext', says: 'focus the next arm', where: { compare: 'arm' } },
  { keys: ['tab'], label: 'tab', action: 'panelNext', says: 'next panel or group', where: { editor: '', why: 'part', study: 'part' } },
  { keys: ['shift+tab'], label: 'shift+tab', action: 'panelBack', says: 'panel or group before', where: { editor: '', why: '', study: '' } },
  { keys: ['u'], label: 'u', action: 'undo', says: 'undo', where: { library: '', editor: 'undo', branches: 'undo' } },
  { keys: ['ctrl+r'], label: 'ctrl+r', action: 'redo', says: 'do again what was undone', where: { editor: '', branches: '' } },
  { keys: ['r'], label: 'r', action: 'reset', says: 'as the base has it', where: { editor: 'reset' } },
  { keys: ['ctrl+s'], label: 'ctrl+s', action: 'save', says: 'save as a scenario file', where: { library: '', editor: 'save', branches: '' } },
  { keys: ['o'], label: 'o', action: 'yaml', says: 'the scenario file, or its fields', where: { editor: 'yaml' } },
  { keys: ['E'], label: 'E', action: 'editFile', says: 'the scenario file in your editor ($EDITOR)', where: { library: '', editor: '' } },
  { keys: ['E'], label: 'E', action: 'editFile', says: 'the study file in your editor ($EDITOR)', where: { studies: 'edit', study: '' } },
  { keys: ['i'], label: 'i', action: 'info', says: 'the whole description', where: { library: 'info' } },
  { keys: ['n'], label: 'n', action: 'new', says: 'a new scenario from a template', where: { library: 'new' } },
  { keys: ['n'], label: 'n', action: 'new', says: 'a small study file that runs as it is', where: { studies: 'new' } },
  { keys: ['f'], label: 'f', action: 'kind', says: 'only studies that are unfinished, running, finished, broken', where: { studies: 'filter' } },
  { keys: ['c'], label: 'c', action: 'duplicate', says: 'a copy to change', where: { library: '' } },
  { keys: ['s'], label: 's', action: 'sort', says: 'next order of the list', where: { library: '', studies: '' } },
  { keys: ['x'], label: 'x', action: 'remove', says: 'take away', where: { library: '', editor: '', branches: 'remove' } },
  { keys: ['b'], label: 'b', action: 'bands', says: 'bands: focused arm, all, none', where: { run: '', compare: 'bands', branches: '' } },
  { keys: ['v'], label: 'v', action: 'singleRuns', says: 'single runs of the focused arm', where: { run: '', compare: 'runs' } },
  { keys: ['a'], label: 'a', action: 'assumptions', says: 'the same under changed assumptions: four lines', where: { compare: 'assume' } },
  { keys: ['a'], label: 'a', action: 'example', says: 'an example member, then the next one', where: { why: 'member' } },
  { keys: ['o'], label: 'o', action: 'counterfactual', says: 'counterfactual: compare with the second scenario without this lever', where: { why: 'without it' } },
  { keys: ['+'], label: '+', action: 'more', says: 'twice the runs', where: { run: 'runs', compare: '', branches: '', why: '' } },
  { keys: ['x'], label: 'x', action: 'stop', says: 'stop here and keep what is finished', where: { run: 'stop', compare: '', why: 'stop', studies: 'stop', study: 'stop' } },
  { keys: ['l'], label: 'l', action: 'log', says: 'log: runs that failed and why, who made the others', where: { studies: 'log', study: 'log' } },
  { keys: ['y'], label: 'y', action: 'command', says: 'copy the command that gives what is on the screen', where: { library: '', info: '', run: 'command', compare: 'command', editor: '', branches: '', why: '', studies: '', study: '' } },
  { keys: ['Y'], label: 'Y', action: 'copyTable', says: 'copy the table, tabs between its cells', where: { compare: '' } },
  { keys: ['S'], label: 'S', action: 'export', says: 'save the curves as CSV', where: { run: '', compare: '' } },
  { keys: ['M'], label: 'M', action: 'measureBack', says: 'previous measure', where: { ...charts, why: '', study: '' } },
  { keys: ['shift+tab', 'up', 'k'], label: 'shift+tab', action: 'focusBack', says: 'focus the previous arm', where: { compare: '' } },
  { keys: ['>'], label: '>', action: 'quarterOn', says: 'time cursor on by a quarter', where: charts },
  { keys: ['<'], label: '<', action: 'quarterBack', says: 'time cursor back by a quarter', where: charts },
  { keys: ['home'], label: 'home', action: 'firstWeek', says: 'time cursor to the first week', where: charts },
  { keys: ['end'], label: 'end', action: 'lastWeek', says: 'time cursor to the last week', where: charts },
  { keys: ['z'], label: 'z', action: 'zoom', says: 'the chart alone', where: charts },
  { keys: ['down', 'j'], label: '↓ j', plain: 'down j', action: 'down', says: 'down', where: { ...without(lists, 'pick'), help: 'down' } },
  { keys: ['up', 'k'], label: '↑ k', plain: 'up k', action: 'up', says: 'up', where: { ...without(lists, 'pick'), help: 'up' } },
  { keys: ['down'], label: '↓', plain: 'down', action: 'down', says: 'down', where: typed },
  { keys: ['up'], label: '↑', plain: 'up', action: 'up', says: 'up', where: typed },
  { keys: ['pagedown', 'ctrl+d'], label: 'PgDn ctrl+d', action: 'pageDown', says: 'a page down', where: lists },
  { keys: ['pageup', 'ctrl+u'], label: 'PgUp ctrl+u', action: 'pageUp', says: 'a page up', where: without(lists, 'pick') },
  { keys: ['home', 'g'], label: 'home g', action: 'first', says: 'to the top', where: without(lists, 'pick', 'branches') },
  { keys: ['end', 'G'], label: 'end G', action: 'last', says: 'to the bottom', where: without(lists, 'pick', 'branches') },
  { keys: [':', 'ctrl+p'], label: ': ctrl+p', action: 'palette', says: 'every command of this screen, by its words', where: { ...screens, play: '', help: '' } },
  { keys: ['/'], label: '/', action: 'palette', says: 'every command of this screen, by its words', where: { help: 'find' } },
  { keys: ['1'], label: '1', action: 'goLibrary', says: 'Library', where: without(screens, 'library') },
  { keys: ['2'], label: '2', action: 'goEditor', says: 'Editor of the scenario in focus', where: screens },
  { keys: ['3'], label: '3', action: 'goRun', says: 'Run of the scenario in focus', where: screens },
  { keys: ['4'], label: '4', action: 'goCompare', says: 'Compare: the scenario in focus with its base, or the arms of last time', where: screens },
  { keys: ['5'], label: '5', action: 'goBranches', says: 'Branches of the scenario in focus', where: screens },
  { keys: ['6'], label: '6', action: 'goWhy', says: 'Why the scenario in focus differs from its base', where: screens },
  { keys: ['7'], label: '7', action: 'goStudies', says: 'Studies of this folder; there: read it anew', where: screens },
  { keys: ['8'], label: '8', action: 'goPlay', says: 'Play the scenario in focus: decide, predict, see', where: screens },
  { keys: ['t'], label: 't', action: 'theme', says: 'colours: dark, light, none', where: { ...screens, ...games } },
  { keys: ['T'], label: 'T', action: 'symbols', says: 'symbols: braille, block, ascii', where: { ...screens, ...games } },
  { keys: ['escape'], label: 'esc', action: 'escape', says: 'clear the filter', where: { filter: 'clear' } },
  { keys: ['escape'], label: 'esc', action: 'escape', says: 'leave it as it was', where: { field: 'cancel', pick: 'close', prompt: 'cancel', confirm: '' } },
  { keys: ['escape'], label: 'esc', action: 'escape', says: 'clear cursor, zoom, filter, marks; then back', where: screens },
  { keys: ['escape'], label: 'esc', action: 'escape', says: 'leave the game; it is saved', where: { play: '' } },
  { keys: ['escape', 'q'], label: 'esc', action: 'back', says: 'close this help', where: { help: '' } },
  { keys: ['ctrl+l'], label: 'ctrl+l', action: 'redraw', says: 'draw the screen anew', where: everywhere },
  { keys: ['ctrl+z'], label: 'ctrl+z', action: 'suspend', says: 'to the shell; `fg` comes back', where: without(everywhere, 'kiosk') },
  { keys: ['ctrl+c'], label: 'ctrl+c', action: 'interrupt', says: 'stop the runs; when nothing runs: quit', where: { ...everywhere, small: '' } },
  { keys: ['q'], label: 'q', action: 'back', says: 'back; in the library: quit', where: { ...mapped(screens, 'back'), library: 'quit', small: '' } },
  { keys: ['q'], label: 'q', action: 'back', says: 'leave the game; it is saved', where: { play: 'leave' } },
]

/** The same words in every context. */
function mapped<K extends Context>(
  contexts: Readonly<Partial<Record<K, string>>>,
  word: string,
): Record<K, string> {
  return Object.fromEntries(Object.keys(contexts).map((key) => [key, word])) as Record<K, string>
}

/** The contexts but some. */
function without(contexts: Binding['where'], ...gone: readonly Context[]): Binding['where'] {
  return Object.fromEntries(Object.entries(contexts).filter(([key]) => !gone.some((one) => one === key)))
}

/** The action of a key: each digit is one of its own. */
const meant = (action: Action, key: string): Action =>
  action === 'digit' ? (`digit${key}` as Digit) : action

const tables = new Map<Context, ReadonlyMap<string, Action>>()

/** What a key means in a context; undefined where it means nothing. */
export function actionOf(key: string, context: Context): Action | undefined {
  let table = tables.get(context)
  if (table === undefined) {
    const here = bindings.filter(({ where }) => where[context] !== undefined)
    table = new Map(here.flatMap(({ keys, action }) => keys.map((one) => [one, meant(action, one)] as const)))
    tables.set(context, table)
  }
  return table.get(key)
}
