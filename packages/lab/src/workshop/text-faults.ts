import { wordPath } from '@fishbowl/core'
import type { SessionFault } from './session-fault.ts'
import type { SessionFile } from './session-file.ts'
import { type PlacedText, textsOf } from './session-texts.ts'

function ofText({ path, text }: PlacedText, languages: readonly string[]): readonly SessionFault[] {
  const what = wordPath(path)
  const [first = 'en'] = languages
  if (typeof text === 'string') {
    if (languages.length === 1) return []
    const ways = languages.map((id) => `${id}: ...`).join(', ')
    return [
      {
        path,
        message: `${what} is one text, but the session has ${languages.join(', ')}`,
        hint: `write { ${ways} }`,
      },
    ]
  }
  const missing = languages.filter((id) => text[id] === undefined)
  const strange = Object.keys(text).filter((id) => !languages.includes(id))
  return [
    ...missing.map((id) => ({
      path,
      message: `${what} has no text in ${id}`,
      hint: `add ${id}: beside ${Object.keys(text)[0] ?? first}:`,
    })),
    ...strange.map((id) => ({
      path: [...path, id],
      message: `${what} has a text in ${id}, which languages does not name`,
      hint: `languages are ${languages.join(', ')}`,
    })),
  ]
}

/** Texts that lack a language of the session, or have another. */
export function textFaults(file: SessionFile): readonly SessionFault[] {
  const twice = file.languages.findIndex((id, i) => file.languages.indexOf(id) < i)
  if (twice !== -1)
    return [{ path: ['languages', twice], message: `languages names ${file.languages[twice]} twice` }]
  return textsOf(file).flatMap((placed) => ofText(placed, file.languages))
}
