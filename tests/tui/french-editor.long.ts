import { speak } from '@fishbowl/report/words'
import { afterEach, describe, test } from 'vitest'
import { walkInFrench, walks } from './support/french-walks.ts'
import { closeScreens } from './support/screens.ts'

afterEach(async () => {
  await closeScreens()
  speak('en')
})

describe.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
])('in a window of $columns x $rows', (size) => {
  test.each(Object.entries(walks))('%s fills it in French and has no English word', (_, walk) =>
    walkInFrench(walk, size),
  )
})
