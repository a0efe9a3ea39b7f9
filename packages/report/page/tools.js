// Buttons and lists above a figure, and where the reader looks.

import { element, placeOf } from './cursor.js'
import { glyphs, readingsOf } from './reading.js'

/**
 * @param {readonly (string | Node)[]} content
 * @param {boolean} isOn
 * @param {(isOn: boolean) => void} act
 */
function toggleOf(content, isOn, act) {
  const button = element('button', 'toggle')
  button.type = 'button'
  button.append(...content)
  button.setAttribute('aria-pressed', String(isOn))
  button.addEventListener('click', () => {
    const next = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(next))
    act(next)
  })
  return button
}

/**
 * @param {LiveFigure} live
 * @param {(choice: number) => void} change
 */
export function selectOf({ by, choices }, change) {
  const select = element('select', '')
  select.append(...choices.map(({ label }, i) => new Option(label, String(i))))
  select.addEventListener('change', () => change(select.selectedIndex))
  const label = element('label', 'choose', by === '' ? '' : `${by.charAt(0).toUpperCase()}${by.slice(1)} `)
  label.append(select)
  return label
}

/**
 * @param {LiveChart} chart
 * @param {View} view
 * @param {{ readonly draw: () => void, readonly language: PageWords }} by
 * @returns {readonly HTMLElement[]} a button for each scenario, where there are several, and one for the bands
 */
export function buttonsOf(chart, view, { draw, language }) {
  const readings = readingsOf(chart, view.size).filter(({ middle }) => middle.some((value) => value !== null))
  const arms = [...new Map(readings.map((one) => [one.arm, one])).values()]
  const toggles = arms.map(({ arm, area, ink }) => {
    const sign = element('span', 'glyph', glyphs[arm % glyphs.length])
    sign.style.color = ink
    sign.setAttribute('aria-hidden', 'true')
    return toggleOf([sign, chart.areas[area]?.names[arm] ?? ''], !view.hidden.has(arm), (isOn) => {
      if (isOn) view.hidden.delete(arm)
      else view.hidden.add(arm)
      draw()
    })
  })
  const bands = readings.some(({ low }) => low !== undefined)
    ? [
        toggleOf([language.bands], view.hasBands, (isOn) => {
          view.hasBands = isOn
          draw()
        }),
      ]
    : []
  return [...(toggles.length > 1 ? toggles : []), ...bands]
}

/** @type {Readonly<Record<string, number>>} */
const steps = { ArrowLeft: -1, ArrowRight: 1, PageDown: -13, PageUp: 13, Home: -1e6, End: 1e6 }

/**
 * @param {HTMLElement} stage
 * @param {() => { readonly weeks: readonly number[], readonly place: Place | undefined }} now
 * @param {(place: Place | undefined) => void} look
 */
export function followKeys(stage, now, look) {
  stage.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (event.key === 'Escape') look(undefined)
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const { weeks, place } = now()
    const at = place === undefined ? (step > 0 ? -1 : weeks.length) : weeks.indexOf(place.week)
    const week = weeks[Math.min(weeks.length - 1, Math.max(0, at + step))]
    if (week !== undefined) look({ week, area: place?.area ?? 0 })
  })
}

/**
 * @param {HTMLElement} stage
 * @param {() => { readonly option: LiveOption, readonly width: number, readonly weeks: readonly number[] } | undefined} now
 * @param {(place: Place | undefined) => void} look
 */
export function followPointer(stage, now, look) {
  stage.addEventListener('pointermove', (event) => {
    const drawn = now()
    if (drawn === undefined) return
    const { option, width, weeks } = drawn
    const box = stage.getBoundingClientRect()
    const scale = width / box.width
    const [x, y] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
    const area = option.grid.findIndex((_, i) => {
      const { left, right, top, bottom } = placeOf(option, i)
      return x >= left - 4 && x <= right + 4 && y >= top - 4 && y <= bottom + 4
    })
    if (area < 0) return look(undefined)
    const wish = placeOf(option, area).week(x)
    const week = weeks.reduce(
      (best, one) => (Math.abs(one - wish) < Math.abs(best - wish) ? one : best),
      Infinity,
    )
    look(Number.isFinite(week) ? { week, area } : undefined)
  })
  stage.addEventListener('pointerleave', () => look(undefined))
}
