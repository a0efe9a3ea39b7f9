import { test } from 'vitest'
import { surviveKills } from './study-kill.ts'

test(
  'a study that is killed three times comes to the digest of one that nobody touched, and makes nothing twice',
  () => surviveKills(3, 1),
  180_000,
)
