import type { NetworkChart } from '../chart/chart.ts'
import { baseOption, type FigureOption } from './figure-option.ts'
import { headOf } from './head.ts'
import type { Frame } from './theme.ts'

export const networkOption = (chart: NetworkChart, frame: Frame): FigureOption =>
  baseOption(frame, headOf(chart.title, [], frame).pieces)
