import { test } from 'vitest'
import { surviveKills } from './study-kill.ts'

test(
  'a study that is killed twenty times comes to the digest of one that nobody touched, and makes nothing twice',
  () => surviveKills(20, 2),
  600_000,
)
