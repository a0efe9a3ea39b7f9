import { expect, test } from 'vitest'
import type { StudyServices } from '../../packages/tui/src/screens/studies/services.ts'
import type { State } from '../../packages/tui/src/state.ts'
import { openStore, type Store } from '../../packages/tui/src/store.ts'
import { size } from './support/editing.ts'
import { smallServices } from './support/small-services.ts'
import { smallStudies, studyRow } from './support/small-studies.ts'

/** The screens at the list of studies, whose forecasts are given by the test, one after the other. */
async function planning() {
  const own = smallStudies({ rows: [studyRow('one.yaml')], delay: 2 })
  const answers: (() => void)[] = []
  const studies: StudyServices = {
    ...own,
    forecast(row, options) {
      const found = own.forecast(row, { ...options, signal: new AbortController().signal })
      return new Promise((resolve) => answers.push(() => resolve(found)))
    },
  }
  const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const
  const store = openStore({ ...smallServices(), studies }, { look, replicates: 4 })
  store.press(['7'], size)
  await until(store, (state) => state.studies.phase === 'read')
  return { store, answers }
}

const until = (store: Store, wanted: (state: State) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (wanted(store.state())) resolve()
    }
    store.subscribe(look)
    look()
  })

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

test('a study that is started, stopped and started again at once is made', async () => {
  const { store, answers } = await planning()
  try {
    store.press(['R', 'x', 'R'], size)
    await until(store, () => answers.length === 2)
    answers[0]?.()
    await settled()
    expect(store.state().studies.making?.phase).toBe('planning')
    answers[1]?.()
    await until(store, ({ studies: { making } }) => making?.phase === 'running' || making?.phase === 'done')
  } finally {
    store.close()
  }
})

test('a look at the plan does not take back the start of the study', async () => {
  const { store, answers } = await planning()
  try {
    store.press(['R', 'p'], size)
    await until(store, () => answers.length === 2)
    answers[0]?.()
    await until(store, ({ studies: { making } }) => making?.phase === 'running' || making?.phase === 'done')
  } finally {
    store.close()
  }
})
