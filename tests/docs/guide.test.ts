// Every command and output of README, guides and tutorials is run: the parts that take moments here, all pages in guide.slow.ts.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { understand } from '../../packages/tui/src/cli/arguments.ts'
import { executePage } from '../../tools/guide/execute.ts'
import { readPage } from '../../tools/guide/page.ts'
import { pageFile, pages } from '../../tools/guide/pages.ts'
import { masked, numberIn, renewed } from '../../tools/guide/shown.ts'
import { looseNumbers, shownCommands } from '../../tools/guide/spoken.ts'

const read = (name: string): string => readFileSync(pageFile(name), 'utf8')
const fence = '```'
const block = (head: string, text: string): string => `${fence}${head}\n${text}\n${fence}\n\n`

describe.each(pages())('%s', (name) => {
  test('runs every block it shows, or says why it does not', () => {
    expect(readPage(read(name)).mistakes).toEqual([])
  })

  test('names only commands and options that there are, also where it runs nothing', async () => {
    for (const words of shownCommands(read(name))) {
      // A command that is only named takes nothing.
      const isNamed = words.length < 3 && words.every((word) => /^[a-z]+$/.test(word))
      await expect(understand(isNamed ? [...words, '--help'] : words), words.join(' ')).resolves.toBeDefined()
    }
  })

  test.skipIf(name === 'GLOSSARY.md')('has no result in its sentences that no command gives', () => {
    expect(
      looseNumbers(read(name)),
      'take it from an output (<!-- = with # points -->1<!-- / -->), leave it out, or declare it in <!-- no result: ... -->',
    ).toEqual([])
  })
})

test('organisation.md shows what its commands print', { timeout: 120_000 }, async () => {
  const page = read('docs/guide/organisation.md')
  const { text, mistakes } = await executePage(page)
  expect(mistakes).toEqual([])
  expect(text, 'run npm run guide').toBe(page)
})

describe('a page', () => {
  const study = block('yaml file=few.yaml', 'fishbowlStudy: 1\nid: few\nscenarios: [small-organisation]')

  test('that shows another output than it gets is written anew, cut where it was cut', async () => {
    const page = `${block('sh', 'head -3 few.yaml')}${block('text', 'fishbowlStudy: 7\n…')}${study}Since <!-- = fishbowlStudy: # -->0<!-- / --> there are studies.`
    const { text, mistakes } = await executePage(page)
    expect(mistakes).toEqual([])
    expect(text).toBe(page.replace('fishbowlStudy: 7', 'fishbowlStudy: 1').replace('>0<', '>1<'))
    expect((await executePage(text)).text).toBe(text)
  })

  test('whose command fails is told with the line and what it said', async () => {
    const { mistakes } = await executePage(
      `# Page\n\n${block('sh', 'npx fishbowl check few.yaml\necho unreached')}`,
    )
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toMatch(/^line 3: ended with 4, not 0:\n[^]*few\.yaml/)
    const page = `<!-- ends with 4 -->\n${block('sh', 'npx fishbowl check few.yaml')}`
    expect((await executePage(page)).mistakes).toEqual([])
  })

  test('whose number no output has any more is told', async () => {
    const { mistakes } = await executePage(
      `${block('sh', 'echo 3 runs')}All <!-- = # pairs -->3<!-- / --> of them.`,
    )
    expect(mistakes).toEqual(['line 5: no output above it says "# pairs"'])
  })

  test('with a block that nobody runs, in a list or without a reason, is told', () => {
    const { mistakes } = readPage(`${block('sql', 'SELECT 1')}- a list\n\n  ${fence}sh\n  ls\n  ${fence}\n`)
    expect(mistakes.map((one) => one.slice(0, 29))).toEqual([
      'line 5: a block of code withi',
      'line 1: a block of sql that n',
    ])
    expect(readPage(`<!-- not run: needs DuckDB -->\n${block('sql', 'SELECT 1')}`).mistakes).toEqual([])
  })

  test('that runs a long block alone in the long tests shows no output of it', () => {
    expect(readPage(`<!-- long -->\n${block('sh', 'ls')}${block('text', 'out')}`).mistakes).toHaveLength(1)
  })
})

describe('an output that is shown in parts', () => {
  const output = 'title 1\n\na table\n1  2\n3  4\n\nnotes\n\nlast 5\n'

  test('keeps its cuts: lines, or paragraphs where an empty line stands before the cut', () => {
    expect(renewed('title 0\n…', output)).toBe('title 1\n…')
    expect(renewed('…\na table\n0  0\n…', output)).toBe('…\na table\n1  2\n…')
    expect(renewed('…\na table\n\n…\nlast 0', output)).toBe('…\na table\n1  2\n3  4\n\n…\nlast 5')
    expect(renewed('old', output)).toBe(output.trimEnd())
  })

  test('is refused where the line is gone with which a part begins', () => {
    expect(() => renewed('…\na chart\n…', output)).toThrow('the output has no line "a chart" any more')
  })

  test('is left alone where only times and fingerprints of the code differ', () => {
    const old = 'time   about 6 s on 2 threads (4 s to 8 s), by 3 pilot runs\nmodel 2.0.0, code e40d419257aa'
    const now = 'time   about 1 s on 2 threads, by 3 pilot runs\nmodel 2.0.0, code 000d41925700'
    expect(renewed(old, now)).toBe(old)
    expect(masked('digest e40d419257aa, 6 s')).toBe('digest e40d419257aa, 6 s')
  })

  test('gives the numbers of sentences, also where the output breaks its lines', () => {
    expect(numberIn('gains # points', ['it gains 3 points', 'it gains\n+36.2 points of 1'])).toBe('+36.2')
    expect(
      numberIn('staffing * * to * #', ['staffing (1 to 2)', 'staffing  20.4  20.0 to 20.8  +14.2  +26.3']),
    ).toBe('+14.2')
  })
})
