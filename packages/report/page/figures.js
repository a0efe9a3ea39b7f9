// Figures that answer: before each still drawing of the page comes a live one, which hides and shows scenarios and bands, changes
// between measures, and says its numbers under the pointer and to the arrow keys. Print takes the still one, unless the reader changed something.

import { cursorMarks, element, fillTip, placeOf, svgElement } from './cursor.js'
import { readingsOf, sayAt } from './reading.js'
import { buttonsOf, followKeys, followPointer, selectOf } from './tools.js'

/** @type {LivePage} */
const page = JSON.parse(document.getElementById('figures')?.textContent ?? '{}')

/** @type {PageWords} */
const language = page.words ?? {
  numerals: undefined,
  between: ' to ',
  bands: 'bands',
  by: ', by ',
  keys: 'arrow keys say the numbers of a week',
}

/** @type {unknown[]} */
const opened = []
for (const value of page.shared) opened.push(open(value))

/**
 * @param {unknown} value
 * @returns {unknown} the value with what its references stand for
 */
function open(value) {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(open)
  if ('$' in value) return opened[Number(value.$)]
  if ('$by' in value && 'steps' in value)
    return listOf(Number(value.$by), /** @type {Steps} */ (open(value.steps)))
  if ('$of' in value && 'rows' in value)
    return thingsOf(/** @type {string[]} */ (open(value.$of)), /** @type {unknown[][]} */ (open(value.rows)))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]))
}

/**
 * @param {readonly string[]} names
 * @param {readonly (readonly unknown[])[]} rows
 * @returns {object[]} things with these fields; a cell of null is none
 */
function thingsOf(names, rows) {
  return rows.map((cells) =>
    Object.fromEntries(names.flatMap((name, i) => ((cells[i] ?? null) === null ? [] : [[name, cells[i]]]))),
  )
}

/**
 * @param {number} by
 * @param {Steps} steps
 * @returns {(number | null)[]} the numbers of whole steps of 1 / by
 */
function listOf(by, steps) {
  let at = 0
  return steps.map((step) => (step === null ? null : (at += step) / by))
}

/** @param {LiveChart | undefined} chart */
const namesOf = (chart) => JSON.stringify(chart?.areas.map(({ names }) => names))

/**
 * @param {LiveOption} option
 * @param {View} view
 * @returns {object} the option of ECharts for what is shown
 */
function shownOption({ series, graphic, factors: _factors, size: _size, ...rest }, { hidden, hasBands }) {
  /** @param {{ readonly id: string }} part */
  const isShown = ({ id }) => {
    const [, arm, what = ''] = /^(\d+):(.*)/.exec(id) ?? []
    return arm === undefined || !(hidden.has(Number(arm)) || (!hasBands && what.startsWith('band')))
  }
  return {
    ...rest,
    graphic: graphic
      .filter(isShown)
      .map(({ text, as, ...piece }) => Object.assign({}, as, piece, { style: { ...as.style, text } })),
    series: series
      .filter(isShown)
      .map(({ id, x, y, as }) => Object.assign({}, as, { id, data: x.map((week, i) => [week, y[i]]) })),
  }
}

/**
 * The parts of a live figure, empty, behind its caption.
 * @param {HTMLElement} figure
 */
function partsOf(figure) {
  const tools = element('div', 'tools')
  const arms = element('div', 'arms')
  const stage = element('div', 'live')
  const canvas = element('div', 'canvas')
  const overlay = svgElement('svg', { class: 'cursor', 'aria-hidden': 'true' })
  const tip = element('div', 'tip')
  tip.hidden = true
  tip.setAttribute('aria-hidden', 'true')
  canvas.setAttribute('aria-hidden', 'true')
  stage.tabIndex = 0
  stage.setAttribute('role', 'slider')
  stage.append(canvas, overlay, tip)
  tools.append(arms)
  figure.querySelector('figcaption')?.after(tools, stage)
  figure.classList.add('is-moved')
  return { tools, arms, stage, canvas, overlay, tip, caption: figure.querySelector('figcaption') }
}

/**
 * @param {HTMLElement} figure
 * @param {LiveFigure} live
 */
function bringToLife(figure, live) {
  const { tools, arms, stage, canvas, overlay, tip, caption } = partsOf(figure)
  /** @type {View} */
  const view = {
    choice: 0,
    size: 'wide',
    hidden: new Set(),
    hasBands: true,
    place: undefined,
  }
  /** @type {Drawing | undefined} */
  let drawing

  const chartNow = () => live.choices[view.choice]?.chart
  const readings = () => {
    const chart = chartNow()
    return chart === undefined ? [] : readingsOf(chart, view.size).filter(({ arm }) => !view.hidden.has(arm))
  }
  const weeks = () => [...new Set(readings().flatMap((one) => one.weeks))]

  const draw = () => {
    const chart = chartNow()
    drawing?.dispose()
    drawing = undefined
    stage.hidden = chart === undefined
    for (const part of figure.querySelectorAll('[data-choice]'))
      if (part instanceof HTMLElement) part.hidden = part.dataset['choice'] !== String(view.choice)
    figure.classList.toggle('is-live', chart !== undefined)
    figure.classList.toggle('is-changed', view.choice > 0 || view.hidden.size > 0 || !view.hasBands)
    if (chart === undefined) return
    const { width, height } = chart[view.size].size
    drawing = echarts.init(canvas, null, { renderer: 'svg', width, height })
    drawing.setOption(shownOption(chart[view.size], view), true)
    drawing.getZr().flush()
    for (const svg of [canvas.querySelector('svg'), overlay])
      svg?.setAttribute('viewBox', `0 0 ${width} ${height}`)
    look(view.place)
  }

  /** @param {Place | undefined} place */
  const look = (place) => {
    const chart = chartNow()
    view.place = place
    tip.hidden = place === undefined
    overlay.replaceChildren()
    if (chart === undefined || place === undefined) return
    const option = chart[view.size]
    overlay.append(...cursorMarks(option, readings(), place.week))
    const said = sayAt(chart, { size: view.size, readings: readings(), place, language })
    fillTip(tip, said)
    const part = placeOf(option, place.area).column(place.week) / option.size.width
    tip.style.left = part < 0.5 ? `calc(${part * 100}% + 0.75rem)` : 'auto'
    tip.style.right = part < 0.5 ? 'auto' : `calc(${(1 - part) * 100}% + 0.75rem)`
    stage.setAttribute('aria-valuenow', String(place.week))
    stage.setAttribute('aria-valuetext', said.text)
  }

  const dress = () => {
    const chart = chartNow()
    arms.replaceChildren(...(chart === undefined ? [] : buttonsOf(chart, view, { draw, language })))
    if (chart === undefined) return
    if (caption !== null) caption.textContent = chart.title
    const all = weeks()
    stage.setAttribute('aria-label', `${chart.title}${language.by}${chart.areas[0]?.x}`)
    stage.setAttribute('aria-valuemin', String(all[0] ?? 0))
    stage.setAttribute('aria-valuemax', String(all.at(-1) ?? 0))
    stage.setAttribute('aria-valuenow', String(all.at(-1) ?? 0))
    stage.setAttribute('aria-valuetext', language.keys)
  }

  /** @param {number} choice */
  const change = (choice) => {
    const before = namesOf(chartNow())
    view.choice = choice
    if (namesOf(chartNow()) !== before) view.hidden.clear()
    dress()
    draw()
  }

  const fit = () => {
    const size = figure.clientWidth < 600 ? 'narrow' : 'wide'
    if (drawing !== undefined && size === view.size) return
    view.size = size
    draw()
  }

  if (live.choices.length > 1) tools.prepend(selectOf(live, change))
  followKeys(stage, () => ({ weeks: weeks(), place: view.place }), look)
  followPointer(
    stage,
    () => {
      const option = chartNow()?.[view.size]
      return option && { option, width: option.size.width, weeks: weeks() }
    },
    look,
  )
  stage.addEventListener('blur', () => look(undefined))
  dress()
  new ResizeObserver(fit).observe(figure)
  fit()
}

for (const figure of document.querySelectorAll('figure')) {
  const live = open(page.figures[figure.dataset['figure'] ?? ''])
  if (live !== undefined) bringToLife(figure, /** @type {LiveFigure} */ (live))
}

// The Tab key stops at a table only where it scrolls.
const boxes = new ResizeObserver((entries) => {
  for (const { target } of entries)
    if (target instanceof HTMLElement) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1
})
for (const box of document.querySelectorAll('.scroll')) boxes.observe(box)
