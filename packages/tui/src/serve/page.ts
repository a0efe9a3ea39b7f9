import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { language, say, type WordKey } from '@fishbowl/report/words'
import type { Outside } from '../outside.ts'

/** The one page: a whole document without a word of the session, and the hashes of what runs in it. */
export type Page = { readonly html: string; readonly script: string; readonly style: string }

const mostBytes = 256 * 1024
/** The modules of its program, each after those it imports. */
const modules = ['ask.js', 'form.js', 'page.js'] as const

/** The page's own files stand in the package beside src and dist. */
const fileOf = (name: string): string => fileURLToPath(new URL(`../../page/${name}`, import.meta.url))

/** What the program of the page says by itself. */
const spoken = [
  'lost',
  'back',
  'sending',
  'sent',
  'unsent',
  'fill',
  'number',
] as const satisfies readonly string[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '')

const word = (key: WordKey): string => escaped(say(key))

const sourceOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The content security policy of the page: only its own script and style run, and it speaks with us alone. */
export const pagePolicy = ({ script, style }: Page) => ({
  defaultSrc: ["'none'"],
  scriptSrc: [sourceOf(script)],
  styleSrc: [sourceOf(style)],
  imgSrc: ['data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
})

/** Modules in which a name means the same everywhere, as one script. */
const oneScript = (texts: readonly string[]): string => {
  const plain = texts.map((text) => text.replace(/^import .*$/gm, '').replace(/^export /gm, ''))
  return `(() => {\n'use strict'\n${plain.join('\n')}})()\n`
}

/** Makes the page in the language that is spoken. */
export function pageOf(outside: Pick<Outside, 'read'>): Page {
  const text = (name: string): string => {
    const read = outside.read(fileOf(name), mostBytes)
    if (!read.ok) throw new Error(`${name} of the participants' page is ${read.why}`)
    return new TextDecoder().decode(read.bytes)
  }
  const script = oneScript(modules.map(text))
  const style = text('style.css')
  const words = Object.fromEntries(spoken.map((id) => [id, say(`serve.page.${id}` satisfies WordKey)]))
  // A script that is data neither runs nor needs a hash; nothing in it may end it.
  const data = JSON.stringify(words).replaceAll('<', String.raw`\u003c`)
  const html = `<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${word('serve.page.title')}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<p id="line" role="status" hidden></p>
<main>
<noscript><p>${word('serve.page.script')}</p></noscript>
<form id="join" hidden autocomplete="off">
<h1>${word('serve.page.join')}</h1>
<label for="code">${word('serve.page.code')}</label>
<input id="code" name="code" inputmode="numeric" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="20" aria-describedby="code-hint" required>
<p id="code-hint" class="hint">${word('serve.page.code-hint')}</p>
<button type="submit">${word('serve.page.continue')}</button>
</form>
<section id="teams" hidden>
<h1 tabindex="-1">${word('serve.page.team')}</h1>
<div class="teams"></div>
</section>
<section id="step" hidden>
<p id="who"></p>
<h1 tabindex="-1"></h1>
<div id="says"></div>
<form id="form"></form>
</section>
<p id="told" role="status"></p>
</main>
<footer><p>${word('serve.page.privacy')}</p></footer>
<script type="application/json" id="words">${data}</script>
<script>${script}</script>
</body>
</html>
`
  return { html, script, style }
}
