import { textOf } from '@fishbowl/lab/workshop'
import { language, say } from '@fishbowl/report/words'
import type { Answer, Request } from './answer.ts'
import { Failure } from './failure.ts'
import { columnsOf, pageOf, paragraph } from './page.ts'
import { lessonsOf } from './session-lessons.ts'
import { readSession } from './session-open.ts'

/** A lesson as it is listed; undefined texts where its file has mistakes. */
type Listed = {
  readonly id: string
  readonly title?: string
  readonly question?: string
  readonly formats: readonly string[]
  readonly languages: readonly string[]
}

function listed(
  { id, file }: { readonly id: string; readonly file: string },
  outside: Request['outside'],
): Listed {
  try {
    const { title, question, formats, languages } = readSession(file, outside).value
    const word = (text: typeof title): string => textOf(text, language(), languages)
    return {
      id,
      title: word(title),
      ...(question === undefined ? {} : { question: word(question) }),
      formats,
      languages,
    }
  } catch (error) {
    if (error instanceof Failure) return { id, formats: [], languages: [] }
    throw error
  }
}

/** `fishbowl workshop list`: the lessons of this installation. */
export function listLessons({ look, outside }: Request): Answer {
  const lessons = lessonsOf(outside).map((lesson) => listed(lesson, outside))
  const whole = lessons.filter(({ title }) => title !== undefined)
  const broken = lessons.filter(({ title }) => title === undefined)
  return {
    document: { kind: 'lessons', lessons },
    lines: () =>
      lessons.length === 0
        ? [say('workshop.cli.list.none')]
        : pageOf(
            columnsOf(
              whole.map(({ id, title = '', question = title, formats, languages }) => [
                id,
                `${question} (${say('workshop.cli.list.facts', { formats: formats.join(', '), languages: languages.join(', ') })})`,
              ]),
              look,
            ),
            broken.flatMap(({ id }) => paragraph(say('workshop.cli.list.broken', { id }), look)),
            paragraph(say('workshop.cli.list.how'), look),
          ),
  }
}
