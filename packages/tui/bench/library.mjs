// A key of the library's filter over 1,000 scenarios, with the screen drawn anew: ms, worst of each key, after `npm run build`.
// `node packages/tui/bench/library.mjs`. The limit of a key is 50 ms.
import { brushOf } from '../dist/brush.js'
import { press } from '../dist/press.js'
import { library } from '../dist/screens/library/index.js'
import { initialState } from '../dist/state.js'

const look = { color: 'truecolor', symbols: 'braille', theme: 'dark' }
const words = [
  'community',
  'manager',
  'training',
  'budget',
  'hire',
  'owner',
  'pilot',
  'quarter',
  'cut',
  'grow',
]
const wordAt = (i) => words[i % words.length]
const entries = Array.from({ length: 1000 }, (_, i) => ({
  id: `${wordAt(i)}-${wordAt(i >> 3)}-${i}`,
  kind: i % 5 === 0 ? 'draft' : 'library',
  title: `${wordAt(i >> 1)} and ${wordAt(i >> 2)} in organisation ${i}`,
  question: `What becomes of the ${wordAt(i >> 4)} after ${i} weeks?`.repeat(2),
  watch: [],
  source: '',
  base: undefined,
  differences: [],
  loaded: {},
  operand: `s${i}`,
}))

/** Milliseconds of the slowest of twenty times that `key` is pressed here and the screen drawn. */
function worstOf(state, key, size) {
  let worst = 0
  let next = state
  for (let round = 0; round < 20; round++) {
    const start = performance.now()
    next = press(state, key, size).state
    library.body({ state: next, size, brush: brushOf(look) }, { name: 'library' })
    worst = Math.max(worst, performance.now() - start)
  }
  return { state: next, worst }
}

for (const [columns, rows] of [
  [80, 24],
  [200, 60],
]) {
  const size = { columns, rows }
  let state = initialState(entries, { look, replicates: 1, options: [] })
  const cells = []
  for (const key of ['s', 's', '/', ...'manager and 7'.split(''), 'backspace', 'down', 'escape']) {
    const { state: next, worst } = worstOf(state, key === ' ' ? 'space' : key, size)
    state = next
    cells.push(`${key} ${worst.toFixed(1)}`)
  }
  console.log(`${columns} x ${rows}: ${cells.join(', ')}`)
}
