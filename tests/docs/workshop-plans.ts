import type { Decision } from '@fishbowl/lab/play'
import type { lessonIds } from '../../tools/workshop/lesson.ts'

/** What a team sets in which round, counted from 1, and the net value on the luck of the session that the guide names, $, to the nearest $10,000. */
export type Plan = readonly [sets: Readonly<Record<number, Decision>>, net: number]

const home = { communications: 2, centre: 6 }

/** What the guides say of decisions; every event is answered with its first answer. */
export const plans: Readonly<Record<(typeof lessonIds)[number], readonly Plan[]>> = {
  'launch-spike': [
    [{}, -230_000],
    [{ 1: { juniors: 1 } }, -450_000],
    [{ 1: { professionals: 2 } }, -870_000],
    [{ 1: { professionals: 2, alignment: 2 } }, -100_000],
    [{ 3: { professionals: 2, alignment: 2 } }, -610_000],
  ],
  'two-cholesterols': [
    [{}, -1_180_000],
    [{ 1: { professionals: 0 } }, -240_000],
    [{ 1: { professionals: 2, alignment: 2 } }, 80_000],
    [{ 4: { professionals: 2, alignment: 2 } }, -940_000],
  ],
  'one-or-two': [
    [{}, -100_000],
    [{ 1: { professionals: 1 } }, -240_000],
    [{ 1: { professionals: 2 } }, 140_000],
    [{ 1: { professionals: 1 }, 3: { professionals: 2 } }, -120_000],
    [{ 1: { juniors: 3 } }, -110_000],
    [{ 1: { professionals: 2 }, 4: { professionals: 3 } }, 140_000],
    [{ 2: { professionals: 3 } }, 180_000],
  ],
  interns: [
    [{}, -100_000],
    [{ 1: { interns: 6 } }, -130_000],
    [{ 1: { professionals: 2 } }, 190_000],
    [{ 1: { seniors: 1, juniors: 1 } }, 80_000],
    [{ 1: { seniors: 1, interns: 2 } }, 150_000],
  ],
  'whose-home': [
    [{}, -240_000],
    [{ 1: { home: home.centre } }, -60_000],
    [{ 1: { home: home.centre, professionals: 2 } }, 510_000],
    [{ 1: { professionals: 2 } }, -790_000],
    [
      {
        1: { home: home.communications, professionals: 1 },
        3: { home: home.centre, professionals: 2 },
      },
      -350_000,
    ],
  ],
  'a-manager-is-enough': [
    [{}, -70_000],
    [{ 1: { professionals: 1 } }, -180_000],
    [{ 1: { professionals: 2 } }, -20_000],
    [{ 1: { professionals: 3 } }, 60_000],
    [{ 1: { managerTime: 1 } }, -710_000],
    [{ 1: { coaching: 2 } }, -350_000],
  ],
  'budget-cut': [
    [{}, 190_000],
    [{ 4: { professionals: 0 } }, 80_000],
    [{ 6: { professionals: 0 } }, 200_000],
    [{ 3: { professionals: 1 } }, 0],
    [{ 1: { professionals: 0 } }, -100_000],
  ],
  toolbox: [
    [{}, 760_000],
    [{ 4: { professionals: 2 } }, 780_000],
    [{ 4: { professionals: 1 } }, 670_000],
    [{ 3: { professionals: 1 } }, 490_000],
    [{ 2: { professionals: 1 } }, 110_000],
  ],
  'system-or-individual': [
    [{}, -940_000],
    [{ 1: { professionals: 0, seniors: 2 } }, -1_130_000],
    [{ 1: { professionals: 0 } }, -410_000],
    [{ 1: { membership: 1 } }, 670_000],
    [{ 3: { membership: 1 } }, 280_000],
    [{ 1: { membership: 1, professionals: 1, seniors: 1 } }, 790_000],
    [{ 1: { membership: 1 }, 4: { professionals: 3 } }, 800_000],
  ],
}
