import { test } from 'vitest'
import { staysFlat } from './soak.ts'

/** A million takes a minute and a half; SOAK_RUNS=100000000 a night. */
const runs = Number(process.env['SOAK_RUNS'] ?? 1_000_000)

test(
  `neither memory nor open files grow with the number of runs: ${runs} of them`,
  () => staysFlat(runs),
  86_400_000,
)
