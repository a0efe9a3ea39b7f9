import type { MeasureId } from '@fishbowl/core'
import { driverMeasures } from './drivers.ts'

/** Measures whose weeks a report may draw: those that its sections are about, and those that explain labels. A result kept as JSON holds them. */
export const reportMeasures: readonly MeasureId[] = [
  ...new Set<MeasureId>([
    'weeklyActive',
    'fourWeekActive',
    'registered',
    'posters',
    'answeredShare',
    'expectedValue',
    'cholesterolRatio',
    'noiseShare',
    'team',
    'load',
    'hoursSaved',
    'netValue',
    ...driverMeasures,
  ]),
]
