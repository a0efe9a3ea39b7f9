import type { Chart } from '../chart/chart.ts'
import { themedSvg } from './svg.ts'
import type { Frame } from './theme.ts'

/** A path of corners alone, as curves are. */
const corners = /^(?:[ML]-?[\d.]+[ ,]-?[\d.]+)+Z?$/

const tenths = (text: string): number => Math.round(Number(text) * 10)

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
      return `${command.toLowerCase()}${dx / 10}${dy < 0 ? '' : ' '}${dy / 10}`
    },
  )
  return steps.join('') + (path.endsWith('Z') ? 'z' : '')
}

/** The drawing of a chart inside a page: colours are variables of the page, and nothing is in it that nobody sees. */
export const pageSvg = (chart: Chart, frame: Frame): string =>
  themedSvg(chart, frame)
    .replace(/var\((--[\w-]+), #[0-9a-f]{6}\)/g, 'var($1)')
    .replace(/<path d="[^"]*" fill="none"\/>/g, '')
    .replace(/<path d="([^"]*)"/g, (_, path: string) => `<path d="${stepped(path)}"`)
