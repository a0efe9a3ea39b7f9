// The line at a week, its dots and the box with the numbers.

import { glyphs } from './reading.js'

const svgSpace = 'http://www.w3.org/2000/svg'

/**
 * @param {string} tag
 * @param {Readonly<Record<string, string | number>>} attributes
 */
export function svgElement(tag, attributes) {
  const made = document.createElementNS(svgSpace, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  return made
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, text) {
  const made = document.createElement(tag)
  made.className = className
  if (text !== undefined) made.textContent = text
  return made
}

/**
 * @param {LiveOption} option
 * @param {number} area
 */
export function placeOf({ grid, xAxis, yAxis }, area) {
  const { left = 0, top = 0, width = 0, height = 0 } = grid[area] ?? {}
  const x = xAxis[area] ?? { min: 0, max: 1 }
  const y = yAxis[area] ?? { min: 0, max: 1 }
  return {
    left,
    top,
    right: left + width,
    bottom: top + height,
    /** @param {number} week */
    column: (week) => left + ((week - x.min) / (x.max - x.min)) * width,
    /** @param {number} column */
    week: (column) => x.min + ((column - left) / width) * (x.max - x.min),
    /** @param {number} drawn */
    row: (drawn) => top + height - ((drawn - y.min) / (y.max - y.min)) * height,
  }
}

/**
 * @param {LiveOption} option
 * @param {readonly Reading[]} readings
 * @param {number} week
 * @returns {readonly SVGElement[]} a line in each area and a dot on each curve
 */
export function cursorMarks(option, readings, week) {
  const areas = [...new Set(readings.map(({ area }) => area))]
  const lines = areas.map((area) => {
    const { top, bottom, column } = placeOf(option, area)
    const x = column(week)
    return svgElement('line', { x1: x, x2: x, y1: top, y2: bottom, stroke: 'var(--axis)' })
  })
  const dots = readings.flatMap(({ area, weeks, middle, ink }) => {
    const value = middle[weeks.indexOf(week)] ?? null
    if (value === null) return []
    const { column, row } = placeOf(option, area)
    const [cx, cy] = [column(week), row(value)]
    return [svgElement('circle', { cx, cy, r: 4, fill: ink, stroke: 'var(--paper)', 'stroke-width': 1.5 })]
  })
  return [...lines, ...dots]
}

/**
 * @param {HTMLElement} tip
 * @param {Said} said
 */
export function fillTip(tip, { head, rows, marks }) {
  tip.replaceChildren(
    element('p', 'week', head),
    ...rows.map(({ arm, ink, name, words }) => {
      const row = element('p', 'row')
      const sign = element('span', 'glyph', glyphs[arm % glyphs.length])
      sign.style.color = ink
      row.append(sign, element('span', 'name', name), element('span', 'words', words))
      return row
    }),
    ...marks.map((mark) => element('p', 'mark', mark)),
  )
}
