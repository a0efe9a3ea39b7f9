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

/** Where keys are pressed: a screen, or what lies over it. */
export type Context = 'library' | 'filter' | 'info' | 'run' | 'compare' | 'help' | 'small'

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

const screens = { library: '', info: '', run: '', compare: '' } as const
const everywhere = { ...screens, filter: '', help: '' } as const
const lists = { library: '', info: '', help: '' } as const
const charts = { run: '', compare: '' } as const

/** Every key of every screen: handlers, footer and help are read from here. The footer names keys in this order. */
// biome-ignore format: a table is read by its rows
export const bindings: readonly Binding[] = [
  { keys: ['?'], label: '?', action: 'help', says: 'this help', where: { library: 'help', filter: 'help', info: 'help', run: 'help', compare: 'help', help: 'close' } },
  { keys: ['enter'], label: 'enter', action: 'keep', says: 'keep the filter and leave the field', where: { filter: 'keep' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'run the scenario, or compare the marked ones', where: { library: 'open', info: 'open' } },
  { keys: ['enter'], label: 'enter', action: 'open', says: 'compare with its base', where: { run: 'compare' } },
  { keys: ['space'], label: 'space', action: 'mark', says: 'mark as an arm; the first marked is the baseline', where: { library: 'mark', info: '' } },
  { keys: ['/'], label: '/', action: 'filter', says: 'filter by words of id, title and question', where: { library: 'filter' } },
  { keys: ['d'], label: 'd', action: 'delta', says: 'levels, or differences to the baseline', where: { compare: 'delta' } },
  { keys: ['right', 'l'], label: '→', plain: 'right', action: 'weekOn', says: 'time cursor on by a week', where: charts },
  { keys: ['left', 'h'], label: '←→', plain: 'left/right', action: 'weekBack', says: 'time cursor: values of a week in the table', where: { run: '', compare: 'week' } },
  { keys: ['m'], label: 'm', action: 'measure', says: 'next measure', where: { run: 'measure', compare: 'measure' } },
  { keys: ['tab', 'down', 'j'], label: 'tab', action: 'focusNext', says: 'focus the next arm', where: { compare: 'arm' } },
  { keys: ['i'], label: 'i', action: 'info', says: 'the whole description', where: { library: 'info' } },
  { keys: ['b'], label: 'b', action: 'bands', says: 'bands: focused arm, all, none', where: { run: '', compare: 'bands' } },
  { keys: ['+'], label: '+', action: 'more', says: 'twice the runs', where: { run: 'more runs', compare: '' } },
  { keys: ['x'], label: 'x', action: 'stop', says: 'stop here and keep the finished runs', where: { run: 'stop', compare: '' } },
  { keys: ['y'], label: 'y', action: 'command', says: 'the command that gives this result', where: { library: '', run: 'command', compare: 'command' } },
  { keys: ['M'], label: 'M', action: 'measureBack', says: 'previous measure', where: charts },
  { keys: ['shift+tab', 'up', 'k'], label: 'shift+tab', action: 'focusBack', says: 'focus the previous arm', where: { compare: '' } },
  { keys: ['>'], label: '>', action: 'quarterOn', says: 'time cursor on by a quarter', where: charts },
  { keys: ['<'], label: '<', action: 'quarterBack', says: 'time cursor back by a quarter', where: charts },
  { keys: ['home'], label: 'home', action: 'firstWeek', says: 'time cursor to the first week', where: charts },
  { keys: ['end'], label: 'end', action: 'lastWeek', says: 'time cursor to the last week', where: charts },
  { keys: ['z'], label: 'z', action: 'zoom', says: 'the chart alone', where: charts },
  { keys: ['down', 'j'], label: '↓ j', plain: 'down j', action: 'down', says: 'down', where: { ...lists, help: 'down' } },
  { keys: ['up', 'k'], label: '↑ k', plain: 'up k', action: 'up', says: 'up', where: { ...lists, help: 'up' } },
  { keys: ['down'], label: '↓', plain: 'down', action: 'down', says: 'down', where: { filter: '' } },
  { keys: ['up'], label: '↑', plain: 'up', action: 'up', says: 'up', where: { filter: '' } },
  { keys: ['pagedown', 'ctrl+d'], label: 'PgDn ctrl+d', action: 'pageDown', says: 'a page down', where: lists },
  { keys: ['pageup', 'ctrl+u'], label: 'PgUp ctrl+u', action: 'pageUp', says: 'a page up', where: lists },
  { keys: ['home', 'g'], label: 'home g', action: 'first', says: 'to the top', where: lists },
  { keys: ['end', 'G'], label: 'end G', action: 'last', says: 'to the bottom', where: lists },
  { keys: ['t'], label: 't', action: 'theme', says: 'colours: dark, light, none', where: screens },
  { keys: ['T'], label: 'T', action: 'symbols', says: 'symbols: braille, block, ascii', where: screens },
  { keys: ['escape'], label: 'esc', action: 'escape', says: 'clear the filter', where: { filter: 'clear' } },
  { keys: ['escape'], label: 'esc', action: 'escape', says: 'clear cursor, zoom, filter, marks; then back', where: screens },
  { keys: ['escape', 'q'], label: 'esc', action: 'back', says: 'close this help', where: { help: '' } },
  { keys: ['ctrl+l'], label: 'ctrl+l', action: 'redraw', says: 'draw the screen anew', where: everywhere },
  { keys: ['ctrl+z'], label: 'ctrl+z', action: 'suspend', says: 'to the shell; `fg` comes back', where: everywhere },
  { keys: ['ctrl+c'], label: 'ctrl+c', action: 'interrupt', says: 'stop the runs; when nothing runs: quit', where: { ...everywhere, small: '' } },
  { keys: ['q'], label: 'q', action: 'back', says: 'back; in the library: quit', where: { library: 'quit', info: 'back', run: 'back', compare: 'back', small: '' } },
]

const tables = new Map<Context, ReadonlyMap<string, Action>>()

/** What a key means in a context; undefined where it means nothing. */
export function actionOf(key: string, context: Context): Action | undefined {
  let table = tables.get(context)
  if (table === undefined) {
    const here = bindings.filter(({ where }) => where[context] !== undefined)
    table = new Map(here.flatMap(({ keys, action }) => keys.map((one) => [one, action] as const)))
    tables.set(context, table)
  }
  return table.get(key)
}
