// The participants' page: takes a seat with the join code, shows what the server says is open, sends what is filled in, and waits.

import { ask, insist, keep, keptOf, lose, parts, pause, tell, words } from './ask.js'
import { boxOf, element, filledIn, fillIn } from './form.js'

/** @param {'join' | 'teams' | 'step'} name */
function show(name) {
  parts.join.hidden = name !== 'join'
  parts.teams.hidden = name !== 'teams'
  parts.step.hidden = name !== 'step'
}

/** @param {HTMLElement} section */
const headOf = (section) => section.querySelector('h1')

// ---- taking a seat

/** @param {string} code @param {number} [team] */
async function join(code, team) {
  const button = parts.join.querySelector('button')
  if (button !== null) button.disabled = true
  try {
    const { reply } = await ask('/join', team === undefined ? { code } : { code, team }, 10_000)
    lose(false)
    if (reply.token !== undefined) {
      keep('seat', reply.token)
      keep('turn', '0')
      tell('')
      void follow()
    } else if (reply.teams !== undefined) chooseTeam(code, reply.teams)
    else {
      show('join')
      tell(reply.says ?? '')
      parts.code.focus()
    }
  } catch {
    lose(true)
  } finally {
    if (button !== null) button.disabled = false
  }
}

/** @param {string} code @param {readonly string[]} teams */
function chooseTeam(code, teams) {
  if (teams.length === 1) {
    void join(code, 0)
    return
  }
  const buttons = teams.map((name, team) => {
    const button = element('button', name)
    button.type = 'button'
    button.addEventListener('click', () => void join(code, team))
    return button
  })
  parts.teams.querySelector('.teams')?.replaceChildren(...buttons)
  show('teams')
  tell('')
  headOf(parts.teams)?.focus()
}

parts.join.addEventListener('submit', (event) => {
  event.preventDefault()
  void join(parts.code.value)
})

// ---- what is open

/** @type {View | undefined} */
let shown
/** Fields that the participant touched since they were shown. */
let isTouched = false

/** @param {View} view */
const asksOf = ({ fields }) => JSON.stringify(fields, (key, value) => (key === 'value' ? undefined : value))

/** @param {View} view */
function drawForm(view) {
  const stands = element('p')
  stands.id = 'stands'
  const left = element('p')
  left.id = 'quote'
  left.setAttribute('role', 'status')
  const button = element('button')
  button.type = 'submit'
  parts.form.replaceChildren(left, ...view.fields.map(boxOf), button, stands)
  parts.form.hidden = view.fields.length === 0
  isTouched = false
  tell('')
  if (view.quoted) quote()
}

/** @param {View} view */
function drawWords({ title, says, stands, send: onButton }) {
  const head = headOf(parts.step)
  if (head !== null) head.textContent = title
  parts.says.replaceChildren(...says.map((text) => element('p', text)))
  const place = document.getElementById('stands')
  if (place !== null) place.textContent = stands ?? ''
  const button = parts.form.querySelector('button')
  if (button !== null) button.textContent = onButton
}

/** @param {View} view */
function draw(view) {
  const before = shown
  shown = view
  const isNew = before?.step !== view.step || before.round !== view.round
  if (isNew || asksOf(before) !== asksOf(view)) drawForm(view)
  // What somebody is filling in stays when a teammate sends something else.
  else if (!isTouched) {
    fillIn(view)
    if (view.quoted) quote()
  }
  drawWords(view)
  show('step')
  if (!isNew) return
  window.scrollTo(0, 0)
  headOf(parts.step)?.focus()
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let quoting
function quote() {
  clearTimeout(quoting)
  quoting = setTimeout(async () => {
    const view = shown
    if (view === undefined || !view.quoted) return
    const fields = filledIn(view, true)
    try {
      const { status, reply } = await ask('/quote', { step: view.step, round: view.round, fields }, 5000)
      const place = document.getElementById('quote')
      if (status !== 200 || place === null || shown !== view) return
      place.textContent = reply.says ?? ''
      place.classList.toggle('over', reply.ok === false)
    } catch {
      // The next change asks again, and the server looks once more when it is sent.
    }
  }, 150)
}

parts.form.addEventListener('input', () => {
  isTouched = true
  tell('')
  if (shown?.quoted) quote()
})

// ---- sending

/** The answer that is on its way; a newer one takes its place. */
let sending = 0

/** Tells the answers of this seat apart; the server says where it already knows of more. @param {number} [least] */
function nextTurn(least = 0) {
  const turn = Math.max(Number(keptOf('turn')) + 1, least)
  keep('turn', String(turn))
  return turn
}

/** @param {View} view @param {Record<string, number>} fields @param {number} turn */
async function send(view, fields, turn) {
  sending = turn
  const isPast = () =>
    sending !== turn || shown === undefined || shown.step !== view.step || shown.round !== view.round
  tell(words.sending)
  const body = { step: view.step, round: view.round, fields, turn }
  const answered = await insist('/answer', body, 10_000, isPast)
  if (answered === undefined || sending !== turn) return
  const { status, reply } = answered
  if (reply.why === 'older') void send(view, fields, nextTurn((reply.turn ?? 0) + 1))
  else if (status === 401) leave()
  else tell(status === 200 ? words.sent : (reply.says ?? words.unsent))
  if (status === 200) isTouched = false
}

parts.form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (shown === undefined) return
  const fields = filledIn(shown, false)
  if (fields !== undefined) void send(shown, fields, nextTurn())
})

/** @param {EventTarget | null} target */
const takesDigits = (target) =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'radio')

// A digit chooses where digits are shown: in the first group that has nothing chosen, else in the one that has the focus, else in the last.
document.addEventListener('keydown', ({ key, target, ctrlKey, altKey, metaKey }) => {
  if (ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key) || parts.step.hidden || takesDigits(target)) return
  const groups = [...parts.form.querySelectorAll('fieldset')]
  const open = groups.find((each) => each.querySelector(':checked') === null)
  const own = target instanceof Element ? target.closest('fieldset') : null
  const input = (open ?? own ?? groups.at(-1))?.querySelectorAll('input')[Number(key) - 1]
  if (input === undefined) return
  input.checked = true
  input.focus()
  input.dispatchEvent(new Event('input', { bubbles: true }))
})

// ---- following the session

let following = 0

function leave() {
  following++
  keep('seat', '')
  shown = undefined
  parts.form.replaceChildren()
  show('join')
}

async function follow() {
  const own = ++following
  const isPast = () => own !== following
  let mark = ''
  while (!isPast()) {
    // oxlint-disable-next-line no-await-in-loop -- news come one after the other
    const answered = await insist(`/state?since=${mark}`, undefined, 35_000, isPast)
    if (answered === undefined || isPast()) return
    const { status, reply } = answered
    if (status === 401) {
      leave()
      tell(reply.says ?? '')
    } else if (reply.view !== undefined) {
      mark = reply.mark ?? ''
      parts.who.textContent = reply.who ?? ''
      draw(reply.view)
      // oxlint-disable-next-line no-await-in-loop -- see above
    } else if (status !== 204) await pause(2000)
  }
}

// A link that was sent may carry the code; it never reaches the server as part of an address.
const given = /^#([\d .-]{12,20})$/.exec(location.hash.replaceAll('%20', ' '))?.[1]
if (given !== undefined) history.replaceState(null, '', '/')
if (keptOf('seat') !== '') void follow()
else if (given === undefined) {
  show('join')
  parts.code.focus()
} else {
  parts.code.value = given
  show('join')
  void join(given)
}
