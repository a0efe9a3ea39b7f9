import { test } from 'vitest'
import { staysFlat } from './soak.ts'

test('memory does not grow with the number of runs: 20,000 of them', () => staysFlat(20_000))
