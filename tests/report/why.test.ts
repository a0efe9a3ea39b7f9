import { meanInterval } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { advice, explanation, finalist, sensitivity } from './why-documents.ts'
import {
  chartOf,
  keptFiles,
  made,
  namesOf,
  refused,
  reportOfFiles,
  rowsOf,
  shownOf,
  textsOf,
} from './why-reports.ts'

const titles = async (some: readonly string[]): Promise<readonly string[]> =>
  (await reportOfFiles(some)).sections.map(({ id, title }) => `${id}: ${title}`)

describe('why', () => {
  test('says what comes from which lever, with intervals that can be checked by hand', async () => {
    const report = await made(explanation())
    // t of 2 degrees at 90 % is 2.92; sd 0.02 over 3 replicates gives 12 less and plus 3.37 points.
    expect(textsOf(report, 'why').slice(0, 3)).toEqual([
      'Of the 12.0 points of weekly active that staffed gains over bare (90 % interval 6.9 to 17.1), 12.0 come from staffing (8.6 to 15.4).',
      'Together they give exactly what they give apart.',
      'What comes from training cannot be told: the interval includes 0.',
    ])
    expect(shownOf(report, 'levers')).toEqual([
      ['staffing', '+12.0', '8.6 to 15.4', '+12.0', '+12.0'],
      ['training', '0.0 ?', '-1.7 to 1.7', '0.0', '0.0'],
      ['all', '+12.0', '6.9 to 17.1', '', ''],
    ])
  })

  test('draws a lever that cannot be told with its interval and with that note', async () => {
    const { bars, alt } = chartOf(await made(explanation()), 'why-levers')
    expect(bars.map(({ name, note }) => [name, note])).toEqual([
      ['staffing', undefined],
      ['training', 'cannot be told from 0'],
    ])
    expect(bars[0]?.value).toBeCloseTo(0.12, 12)
    expect(bars[0]?.low).toBeCloseTo(0.12 - (2.92 * 0.02) / Math.sqrt(3), 4)
    expect(bars[1]?.high).toBeGreaterThan(0)
    expect(alt).toContain('training 0.0 (-1.7 to 1.7, cannot be told from 0)')
  })

  test('exports every replicate, mechanism and story', async () => {
    const report = await made(explanation())
    const runs = rowsOf(report, 'lever-runs').map(({ lever, replicate, due }) => [lever, replicate, due])
    expect(runs.slice(0, 4)).toEqual([
      ['staffing', 0, 0.1],
      ['staffing', 1, 0.12],
      ['staffing', 2, 0.14],
      ['training', 0, -0.01],
    ])
    expect(
      rowsOf(report, 'mechanisms').map(({ mechanism, finding, what }) => [mechanism, finding, what]),
    ).toEqual([
      ['habit', 'told', 'gain'],
      ['habit', 'told', 'without'],
      ['habit', 'told', 'rests'],
      ['turnover', 'inert', 'rests'],
    ])
    expect(rowsOf(report, 'member-fates')[0]).toMatchObject({
      members: 10,
      both: 2,
      only_second: 3,
      neither: 5,
    })
    expect(rowsOf(report, 'partings')[0]).toMatchObject({
      name: 'Ada',
      week: 3,
      draw: 0.4,
      chance_first: 0.3,
    })
    expect(textsOf(report, 'why').join(' ')).toContain('Ada (member 0 of work group 0), the first.')
  })

  test('a report of it alone has a title, an answer and its source', async () => {
    const report = await made(explanation())
    expect(report.title).toBe('Why \u201Cstaffed in small\u201D differs from \u201Cbare in small\u201D')
    expect(report.modelVersion).toBe('2.0.0')
    expect(report.sections.map(({ id }) => id)).toEqual(['why', 'limits', 'provenance'])
    expect(report.sections[0]?.brief).toHaveLength(1)
  })

  test('several pairs have a section each, in the same order however the files are called', async () => {
    const paths = keptFiles(explanation(), explanation({}, ['bare', 'cut']))
    expect(await namesOf(paths)).toEqual(['explanation.json', 'explanation-2.json'])
    const there = await titles(paths)
    expect(there.slice(0, 2).map((text) => text.split(':')[0])).toEqual(['why', 'why-2'])
    expect(there.join()).toContain('Why cut differs from bare')
    expect(await titles(paths.toReversed())).toEqual(there)
  })

  test('one of scenarios that are the same says so', async () => {
    const { arms: _arms, ...rest } = explanation({
      levers: [],
      sentences: ['Nothing differs between a and b.'],
    })
    const report = await made(rest)
    expect(textsOf(report, 'why')).toEqual(['Nothing differs between a and b.'])
    expect(report.title).toBe('Why two scenarios differ')
  })
})

describe('a result that cannot be', () => {
  const text = JSON.stringify(explanation())

  test.each([
    ['half of it', text.slice(0, text.length / 2), 'it is no JSON document, or a part of one'],
    [
      'a gain of another size',
      JSON.stringify(explanation({ total: meanInterval([0.2, 0.3, 0.4]) })),
      'total.mean: ',
    ],
    [
      'parts that do not add up',
      JSON.stringify(explanation({ totals: [0.2, 0.3, 0.4], total: meanInterval([0.2, 0.3, 0.4]) })),
      'levers: in replicate 0 they add up to 0.09',
    ],
    [
      'a value too few',
      JSON.stringify(explanation({ replicates: [0, 1] })),
      'totals: 3 values for 2 replicates',
    ],
    [
      'an unknown measure',
      JSON.stringify(explanation({ measure: { id: 'joy' } })),
      'measure.id: "joy" is no measure of this version',
    ],
    ['no levers', JSON.stringify(explanation({ levers: undefined })), 'levers: '],
    [
      'another share of sets',
      JSON.stringify(
        sensitivity([0.1, 0.2, -0.1, 0.1], {
          overSets: {
            ...(sensitivity([0.1, 0.2, -0.1, 0.1])['overSets'] as object),
            sign: { n: 4, share: 1, low: 0.6, high: 1, level: 0.9 },
          },
        }),
      ),
      'overSets.sign.share: 1 is not what the sets in it come to (0.75)',
    ],
    [
      'a policy that is none of the finalists',
      JSON.stringify(advice([finalist('as it is', 0, [0.4, 0.5])], { ties: ['2 interns'] })),
      'ties.0: "2 interns" is none of its finalists',
    ],
  ])('%s names the file and the place', async (_what, content, why) => {
    const said = await refused(content)
    expect(said).toContain('0.json')
    expect(said).toContain(why)
  })

  test('two models, two advices, and the same file twice do not make one report', async () => {
    const other = sensitivity([0.1, 0.2, 0.1, 0.1], { modelVersion: '1.0.0' })
    expect(await refused(explanation(), other)).toContain('results of two models do not make one report')
    const policies = [finalist('as it is', 0, [0.4, 0.5])]
    expect(await refused(advice(policies), advice(policies, { seed: 'b' }))).toContain('is a second advice')
    expect(await refused(explanation(), explanation())).toContain('is the same explanation a second time')
  })
})
