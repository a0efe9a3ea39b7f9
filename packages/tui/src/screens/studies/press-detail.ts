import type { MeasureId } from '@fishbowl/core'
import { say } from '@fishbowl/report/words'
import type { Action } from '../../keymap.ts'
import { moved, scrolled } from '../../scrolled.ts'
import { replaced, type State } from '../../state.ts'
import { type Step, saying, still } from '../../step.ts'
import type { Size } from '../../terminal.ts'
import { numbersOf, partRows, showsPoints, textLength } from './detail-view.ts'
import { placeOf } from './points-view.ts'
import { edited, started, stopped } from './press-runs.ts'
import { rowOf, type StudyDetail, type StudyPart, studyParts } from './state.ts'

type Doing = (state: State, screen: StudyDetail) => Step

const at = (state: State, screen: StudyDetail, change: Partial<StudyDetail>): State =>
  replaced(state, { ...screen, ...change })

const toPart = (state: State, screen: StudyDetail, part: StudyPart): Step =>
  still(at(state, screen, { part, top: 0, curve: false }))

const turned =
  (by: number): Doing =>
  (state, screen) => {
    const { length } = studyParts
    const part = studyParts[(studyParts.indexOf(screen.part) + by + length) % length] ?? screen.part
    return toPart(state, screen, part)
  }

/** Another measure of those that the study keeps. */
const measured =
  (by: number): Doing =>
  (state, screen) => {
    const numbers = numbersOf(state.studies, screen)
    if (numbers === undefined) return saying(state, say('studies.noMeasure'))
    const { measures, measure } = numbers
    const next: MeasureId =
      measures[(measures.indexOf(measure) + by + measures.length) % measures.length] ?? measure
    const point = screen.curve ? screen.point : undefined
    const there = at(state, screen, { measure: next, part: 'points', point, top: 0 })
    return {
      state: screen.curve ? { ...there, studies: { ...there.studies, curve: undefined } } : there,
      effects: [
        { do: 'studies', act: 'watch' },
        ...(screen.curve && screen.point !== undefined
          ? [{ do: 'studies', act: 'curve', name: screen.open, point: screen.point, measure: next } as const]
          : []),
      ],
    }
  }

/** The weeks of the point that the pointer is at. */
const drawn: Doing = (state, screen) => {
  const numbers = numbersOf(state.studies, screen)
  if (numbers === undefined || !showsPoints(state, screen)) return saying(state, say('studies.nothingMore'))
  if (screen.curve) return still(at(state, screen, { curve: false }))
  const result = numbers.table.points[placeOf(numbers, screen)]
  if (result === undefined) return still(state)
  const { number } = result.point
  const next = at(state, screen, { curve: true, point: number })
  return {
    state: { ...next, studies: { ...next.studies, curve: undefined } },
    effects: [{ do: 'studies', act: 'curve', name: screen.open, point: number, measure: numbers.measure }],
  }
}

const gone = (name: string): string => say('studies.gone', { name })

const doings: Readonly<Partial<Record<Action, Doing>>> = {
  open: drawn,
  panelNext: turned(1),
  panelBack: turned(-1),
  log: (state, screen) => toPart(state, screen, screen.part === 'failures' ? 'points' : 'failures'),
  plan: (state, screen) => ({
    ...toPart(state, screen, 'plan'),
    effects: [{ do: 'studies', act: 'plan', name: screen.open }],
  }),
  run: (state, screen) => {
    const row = rowOf(state.studies, screen.open)
    if (row === undefined) return saying(state, gone(screen.open))
    const step = started(state, row)
    // What comes out is watched where the points are.
    return step.effects.length > 0 && screen.part === 'plan'
      ? { ...step, state: at(step.state, screen, { part: 'points', top: 0 }) }
      : step
  },
  editFile: (state, { open }) => {
    const row = rowOf(state.studies, open)
    return row === undefined ? saying(state, gone(open)) : edited(state, row)
  },
  stop: stopped,
  measure: measured(1),
  measureBack: measured(-1),
}

/** What an action does in an opened study; what is named nowhere else moves the pointer or the text. */
export function pressDetail(state: State, screen: StudyDetail, action: Action, size: Size): Step {
  const doing = doings[action]
  if (doing !== undefined) return doing(state, screen)
  const room = partRows(size)
  const numbers = numbersOf(state.studies, screen)
  if (numbers === undefined || screen.curve || !showsPoints(state, screen))
    return still(
      at(state, screen, {
        top: scrolled(screen.top, action, { room, length: textLength(state, screen, size) }),
      }),
    )
  const { points } = numbers.table
  const place = moved(placeOf(numbers, screen), action, { room: room - 6, length: points.length })
  return still(at(state, screen, { point: points[place]?.point.number }))
}
