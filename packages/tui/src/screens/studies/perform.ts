import { say } from '@fishbowl/report/words'
import type { Services } from '../../services.ts'
import { type State, screenOf } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Held, Performer } from '../../store.ts'
import { studyRuns } from './making.ts'
import type { StudyEffect, StudyForecast, StudyRow } from './services.ts'
import { isMaking, type Making, rowOf, type StudiesState } from './state.ts'
import { studyWatch } from './watch.ts'
import { messageOf } from './words.ts'

/** A study that takes longer, in seconds, is asked about first. */
const long = 60

const changed = (state: State, change: Partial<StudiesState>): State => ({
  ...state,
  studies: { ...state.studies, ...change },
})

/** Reads the folder and ledgers of the Studies screens, and makes runs; `quietly` tells beginnings and ends alone. */
export function studyPerformer(services: Services, held: Held, quietly = false): Performer {
  const { state, update, step } = held
  const { studies } = services
  const set = (change: Partial<StudiesState>): void => update((now) => changed(now, change))
  const watch = studyWatch(services, held, quietly)
  const runs = studyRuns(services, (making) => set({ making }), { quietly, ending: watch.pause })
  /** Forecasts under way: of a study that is to be made, and of one whose plan is looked at. */
  const forecasts = new Map<'start' | 'plan', AbortController>()
  let drawing: AbortController | undefined

  /** Asks for a forecast; undefined when it was left meanwhile. */
  async function forecast(row: StudyRow, what: 'start' | 'plan', retry: boolean) {
    forecasts.get(what)?.abort()
    const own = new AbortController()
    forecasts.set(what, own)
    const { signal } = own
    const found = await studies.forecast(row, { retry, always: what === 'plan', signal })
    return signal.aborted ? undefined : found
  }

  const forget = (): void => {
    for (const own of forecasts.values()) own.abort()
  }

  async function plan(row: StudyRow): Promise<void> {
    const asked = { name: row.name }
    set({ forecast: asked })
    const found = await forecast(row, 'plan', false)
    if (state().studies.forecast !== asked) return
    if (found === undefined) return set({ forecast: undefined })
    set({ forecast: 'why' in found ? { name: row.name, why: found.why } : { name: row.name, found } })
  }

  async function start(row: StudyRow, retry: boolean): Promise<void> {
    const { planned = 0, done = 0, failed = 0 } = row.counts ?? {}
    const study = row.name
    const asked: Making = { study, phase: 'planning', planned, done, failed, made: 0, elapsed: 0 }
    set({ making: asked })
    const found = await forecast(row, 'start', retry)
    // It may have been stopped meanwhile, and started again.
    if (state().studies.making !== asked) return
    set({ making: undefined })
    if (found !== undefined) step((now) => forecasted(now, row, retry, found))
  }

  async function make(row: StudyRow, retry: boolean): Promise<void> {
    const ended = runs.start(row, retry)
    watch.start()
    await ended
    const now = await studies.glance(rowOf(state().studies, row.name) ?? row)
    set({
      forecast: undefined,
      rows: state().studies.rows.map((one) => (one.name === row.name ? now : one)),
    })
    watch.start()
    const { making } = state().studies
    if (making?.phase === 'failed')
      step((at) => saying(at, messageOf(making.error ?? say('studies.itFailed'))))
  }

  function stop(): void {
    forget()
    const { making } = state().studies
    if (making?.phase === 'planning') set({ making: undefined })
    runs.stop()
  }

  async function draw(row: StudyRow, effect: Extract<StudyEffect, { act: 'curve' }>): Promise<void> {
    drawing?.abort()
    const own = new AbortController()
    drawing = own
    const curve = await studies.curve(row, { ...effect, signal: own.signal })
    if (!own.signal.aborted) set({ curve })
  }

  function sample(file: string): void {
    const saved = studies.sample(file)
    if (!saved.ok) return step((now) => saying(now, saved.why))
    update((now) => ({
      ...changed(now, { selected: file, kind: 'all' }),
      message: say('studies.wrote', { file }),
    }))
    watch.start()
  }

  function performed(effect: StudyEffect): void {
    switch (effect.act) {
      case 'list':
      case 'watch':
        return watch.start(effect.act === 'list')
      case 'leave':
        return watch.pause()
      case 'stop':
        return stop()
      case 'sample':
        sample(effect.file)
        return watch.start(true)
      case 'plan':
      case 'start':
      case 'make':
      case 'curve': {
        const row = rowOf(state().studies, effect.name)
        return row === undefined ? undefined : void on(row, effect)
      }
    }
  }

  /** What is asked for of one study. */
  async function on(row: StudyRow, effect: Extract<StudyEffect, { name: string }>): Promise<void> {
    switch (effect.act) {
      case 'plan':
        return plan(row)
      case 'start':
        return start(row, effect.retry)
      case 'make':
        return isMaking(state().studies) ? undefined : make(row, effect.retry)
      case 'curve':
        return draw(row, effect)
    }
  }

  return {
    perform(effect) {
      if (effect.do !== 'studies') return false
      performed(effect)
      return true
    },
    close() {
      forget()
      drawing?.abort()
      watch.close()
      runs.stop()
    },
  }
}

/** What follows from a forecast: a refusal, a question, or the runs. */
function forecasted(
  state: State,
  row: StudyRow,
  retry: boolean,
  found: StudyForecast | { readonly why: string },
): Step {
  if ('why' in found) return saying(state, messageOf(found.why))
  if (found.over !== undefined) return saying(state, found.over)
  if (found.missing === 0) return saying(state, say('studies.allThere', { study: row.name }))
  const effects: Step['effects'] = [{ do: 'studies', act: 'make', name: row.name, retry }]
  if ((found.seconds ?? 0) <= long) return { state, effects }
  const question = say('studies.ask', { study: row.name, takes: found.words })
  // A question over another screen would be answered by who did not read it.
  if (state.overlay !== undefined || screenOf(state).name !== 'studies')
    return saying(state, say('studies.takes', { study: row.name, takes: found.words }))
  return still({
    ...state,
    overlay: { kind: 'confirm', question, done: (now) => ({ state: now, effects }) },
  })
}
