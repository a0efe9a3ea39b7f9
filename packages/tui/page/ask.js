// What the page keeps, says and asks the server.

/** @typedef {{ status: number, reply: Reply }} Answered */

export const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}')

/** @template {HTMLElement} T @param {string} id @param {new () => T} kind @returns {T} */
function part(id, kind) {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(id)
  return found
}

export const parts = {
  line: part('line', HTMLElement),
  join: part('join', HTMLFormElement),
  code: part('code', HTMLInputElement),
  teams: part('teams', HTMLElement),
  step: part('step', HTMLElement),
  who: part('who', HTMLElement),
  says: part('says', HTMLElement),
  form: part('form', HTMLFormElement),
  told: part('told', HTMLElement),
}

// A browser that keeps nothing (a private window) still works until the page is left.
/** @type {Record<string, string>} */
const unkept = {}
/** @param {string} key @returns {string} */
export function keptOf(key) {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return unkept[key] ?? ''
  }
}
/** @param {string} key @param {string} value */
export function keep(key, value) {
  unkept[key] = value
  try {
    localStorage.setItem(key, value)
  } catch {
    // it stays in the page
  }
}

/** @param {string} text */
export const tell = (text) => {
  if (parts.told.textContent !== text) parts.told.textContent = text
}

/** @param {number} milliseconds @returns {Promise<void>} */
export const pause = (milliseconds) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    window.addEventListener(
      'online',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })

let isLost = false
/** @param {boolean} now */
export function lose(now) {
  if (now === isLost) return
  isLost = now
  parts.line.hidden = !now
  parts.line.textContent = now ? words.lost : ''
  if (!now) tell(words.back)
}

/**
 * Asks the server; throws when nothing comes back in time.
 * @param {string} path @param {object | undefined} body @param {number} milliseconds @returns {Promise<Answered>}
 */
export const ask = async (path, body, milliseconds) => {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), milliseconds)
  /** @type {Record<string, string>} */
  const headers = {}
  if (body !== undefined) headers['content-type'] = 'application/json'
  const token = keptOf('seat')
  if (token !== '') headers['authorization'] = `Bearer ${token}`
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: stop.signal,
    })
    const reply = response.status === 204 ? {} : await response.json()
    return { status: response.status, reply }
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Asks until an answer comes, saying that the connection is lost meanwhile; undefined when `isIdle` says that nobody needs it any more.
 * @param {string} path @param {object | undefined} body @param {number} milliseconds @param {() => boolean} isIdle
 * @returns {Promise<Answered | undefined>}
 */
export const insist = async (path, body, milliseconds, isIdle) => {
  for (let wait = 500; ; wait = Math.min(wait * 2, 5000)) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
      const answered = await ask(path, body, milliseconds)
      lose(false)
      // Too many at once, or the disk of the facilitator is busy: later.
      if (answered.status !== 429 && answered.status !== 503) return answered
    } catch {
      lose(true)
    }
    // oxlint-disable-next-line no-await-in-loop -- see above
    await pause(wait)
    if (isIdle()) return undefined
  }
}
