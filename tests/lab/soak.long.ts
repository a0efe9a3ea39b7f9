import { test } from 'vitest'
import { staysFlat } from './soak.ts'

test('memory does not grow with the number of runs: a million of them', () => staysFlat(1_000_000), 1_800_000)
