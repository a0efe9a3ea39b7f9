// The fields of a question, and what is filled into them.

import { parts, tell, words } from './ask.js'

/** @template {keyof HTMLElementTagNameMap} T @param {T} name @param {string} [text] @returns {HTMLElementTagNameMap[T]} */
export function element(name, text) {
  const made = document.createElement(name)
  if (text !== undefined) made.textContent = text
  return made
}

/** @param {Field & { kind: 'choice' }} field */
function listOf(field) {
  const label = element('label', field.label)
  const select = element('select')
  select.name = field.id
  select.id = `field-${field.id}`
  label.htmlFor = select.id
  field.options.forEach((option, place) => {
    const item = element('option', option)
    item.value = String(place)
    item.selected = place === field.value
    select.append(item)
  })
  const box = element('div')
  box.className = 'list'
  box.append(label, select)
  if (field.says !== undefined) {
    const hint = element('p', field.says)
    hint.className = 'hint'
    hint.id = `says-${field.id}`
    select.setAttribute('aria-describedby', hint.id)
    box.append(hint)
  }
  return box
}

/** @param {Field & { kind: 'choice' }} field */
function choicesOf(field) {
  const group = element('fieldset')
  group.append(element('legend', field.label))
  field.options.forEach((option, place) => {
    const label = element('label')
    const input = element('input')
    input.type = 'radio'
    input.name = field.id
    input.value = String(place)
    input.required = true
    input.checked = place === field.value
    const sign = element('span', String(place + 1))
    sign.className = 'digit'
    sign.setAttribute('aria-hidden', 'true')
    label.append(input, sign, element('span', option))
    group.append(label)
  })
  return group
}

/** @param {Field & { kind: 'number' }} field */
function numberOf(field) {
  const box = element('div')
  const label = element('label', field.label)
  const row = element('div')
  const input = element('input')
  input.type = 'text'
  input.inputMode = 'decimal'
  input.autocomplete = 'off'
  input.required = true
  input.maxLength = 15
  input.name = field.id
  input.id = `field-${field.id}`
  input.value = field.value === undefined ? '' : asTyped(field.value)
  label.htmlFor = input.id
  const unit = element('span', field.unit)
  unit.id = `unit-${field.id}`
  input.setAttribute('aria-describedby', unit.id)
  row.className = 'number'
  row.append(input, unit)
  box.append(label, row)
  return box
}

/** @param {Field} field */
export function boxOf(field) {
  if (field.kind === 'number') return numberOf(field)
  return field.small ? listOf(field) : choicesOf(field)
}

/** @param {number} value */
const asTyped = (value) => String(value).replace('.', words.number)

/**
 * Fills in what the server holds.
 * @param {View} view
 */
export function fillIn({ fields }) {
  for (const { id, kind, value } of fields) {
    const control = parts.form.elements.namedItem(id)
    if (value === undefined || control === null) continue
    if (control instanceof RadioNodeList || control instanceof HTMLSelectElement)
      control.value = String(value)
    else if (kind === 'number' && control instanceof HTMLInputElement) control.value = asTyped(value)
  }
}

/** @param {string} text */
const numberIn = (text) => {
  const plain = text
    .trim()
    .replace(/[\s\u00A0\u202F]/g, '')
    .replace(',', '.')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : Number.NaN
}

/**
 * What is filled in; undefined where something is missing, which then has the focus.
 * @param {View} view @param {boolean} isAsking
 */
export function filledIn(view, isAsking) {
  const data = new FormData(parts.form)
  /** @type {Record<string, number>} */
  const fields = {}
  for (const field of view.fields) {
    const text = data.get(field.id)
    const value = typeof text === 'string' ? numberIn(text) : Number.NaN
    const isRight = field.kind === 'choice' ? !Number.isNaN(value) : value >= field.min && value <= field.max
    if (isRight) fields[field.id] = value
    else if (!isAsking) {
      const control = parts.form.elements.namedItem(field.id)
      const first = control instanceof RadioNodeList ? control[0] : control
      if (first instanceof HTMLElement) first.focus()
      tell(`${field.label}: ${words.fill}`)
      return undefined
    }
  }
  return fields
}
