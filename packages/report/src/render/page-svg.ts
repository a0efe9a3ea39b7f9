import type { Chart } from '../chart/chart.ts'
import { themedSvg } from './svg.ts'
import type { Frame } from './theme.ts'

/** A path of corners alone, as curves are. */
const corners = /^(?:[ML]-?[\d.]+[ ,]-?[\d.]+)+Z?$/

const tenths = (text: string): number => Math.round(Number(text) * 10)

/** Tenths as a number without a zero before its point. */
const short = (count: number): string => String(count / 10).replace(/^(-?)0\./, '$1.')

/** The same path with steps from corner to corner, each to a tenth of a pixel: half as long. */
function stepped(path: string): string {
  if (!corners.test(path)) return path
  let [x, y] = [0, 0]
  const steps = Array.from(
    path.matchAll(/([ML])(-?[\d.]+)[ ,](-?[\d.]+)/g),
    ([, command = '', across = '', down = '']) => {
      const [dx, dy] = [tenths(across) - x, tenths(down) - y]
      x += dx
      y += dy
      return `${command.toLowerCase()}${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`
    },
  )
  return steps.join('') + (path.endsWith('Z') ? 'z' : '')
}

/** The drawing of a chart inside a page: colours are variables of the page, and its curves are written short. */
export const pageSvg = (chart: Chart, frame: Frame): string =>
  themedSvg(chart, frame)
    .replace(/var\((--[\w-]+), #[0-9a-f]{6}\)/g, 'var($1)')
    .replace(/<path d="([^"]*)"/g, (_, path: string) => `<path d="${stepped(path)}"`)
