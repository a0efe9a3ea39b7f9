import { say } from '@fishbowl/report/words'
import { replaced, type State } from '../../state.ts'
import { type Step, still } from '../../step.ts'
import type { Drawing, ScreenModule } from '../module.ts'
import { studyCommand } from './command.ts'
import { detailLines, showsPoints } from './detail-view.ts'
import { listLines } from './list-view.ts'
import { pressDetail } from './press-detail.ts'
import { pressList } from './press-list.ts'
import { spokenStudies } from './spoken.ts'
import { rowOf, type StudiesScreen } from './state.ts'
import { nextWords, selectedRow } from './words.ts'

const body = ({ state, size, brush }: Drawing, screen: StudiesScreen): readonly string[] =>
  screen.open === undefined ? listLines(state, size, brush) : detailLines(state, screen, size, brush)

/** What keys do in an opened study, where that is another thing than in the list. */
function openedWords(state: State, screen: StudiesScreen): string | undefined {
  if (screen.open === undefined) return undefined
  const row = rowOf(state.studies, screen.open)
  if (row?.standing === 'broken' && row.file !== undefined) return say('studies.next.edit')
  if (row?.standing === 'broken') return say('studies.next.back')
  if (row?.standing !== 'done') return undefined
  if (screen.curve) return say('studies.next.curve')
  return say(showsPoints(state, screen) ? 'studies.next.points' : 'studies.next.measure')
}

/** The points again, after the weeks of one. */
const withoutCurve = (state: State, screen: StudiesScreen): State | undefined =>
  screen.open !== undefined && screen.curve ? replaced(state, { ...screen, curve: false }) : undefined

/** Clears the curve, then the filter. */
function escape(state: State, screen: StudiesScreen): Step | undefined {
  const closed = withoutCurve(state, screen)
  if (closed !== undefined) return still(closed)
  if (screen.open !== undefined) return undefined
  if (state.studies.kind === 'all') return undefined
  return still({ ...state, studies: { ...state.studies, kind: 'all' } })
}

/** Studies of the folder: plan, start, watch, stop, resume, and what came out. */
export const studies: ScreenModule<'studies'> = {
  crumb: ({ open }) => open ?? say('screen.crumb.studies'),
  body,
  spoken: spokenStudies,
  act: (state, screen, action, size) =>
    screen.open === undefined ? pressList(state, action, size) : pressDetail(state, screen, action, size),
  status(state, screen) {
    const row = screen.open === undefined ? selectedRow(state.studies) : rowOf(state.studies, screen.open)
    return row === undefined ? '' : (openedWords(state, screen) ?? nextWords(state.studies, row))
  },
  context: (_state, { open }) => (open === undefined ? 'studies' : 'study'),
  command: studyCommand,
  focus: () => undefined,
  // Leaving a study for the list looks at that again; leaving the list reads no ledger any more. Runs go on.
  leave: (_state, { open }) => [{ do: 'studies', act: open === undefined ? 'leave' : 'watch' }],
  closed: withoutCurve,
  escape,
  get reading() {
    return (['point', 'interval', 'less', 'running'] as const).map((word) => ({
      key: say(`studies.reading.key.${word}`),
      says: say(`studies.reading.${word}`),
    }))
  },
}
