import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testFolder } from './folder.ts'
import { guide, organisationIn, people } from './organisations.ts'

describe('what an organisation file keeps', () => {
  test('no id, no name, no date, and no label unless asked for', async () => {
    const folder = testFolder()
    const source = readFileSync(new URL('people.csv', guide), 'utf8')
    folder.write('people.csv', source)
    await folder.fishbowl('org import people.csv -o plain.json')
    await folder.fishbowl('org import people.csv -o labels.json --keep-labels')
    const [plain, labels] = ['plain.json', 'labels.json'].map((name) =>
      readFileSync(join(folder.path, name), 'utf8'),
    )
    const words = source.split(/[,\n"]/).filter((word) => word.trim().length > 2)
    expect(words.length).toBeGreaterThan(100)
    for (const word of words.slice(6)) {
      expect(plain).not.toContain(word)
      if (!['Management', 'Service', 'Design', 'Works', 'Harbour', 'Mill'].includes(word))
        expect(labels).not.toContain(word)
    }
    expect(labels).toContain('"departments":["Works","Service","Design","Management"]')
  })

  test('an order that tells neither the ids nor the places in the file', async () => {
    const folder = testFolder()
    const rows = Array.from({ length: 1000 }, (_, i) => `${1000 + i},${i === 0 ? '' : '1000'},d${i}`)
    folder.write('one.csv', people(rows))
    folder.write('other.csv', people(rows).replace('d999', 'd-999'))
    const orderOf = async (name: string): Promise<readonly number[]> => {
      await folder.fishbowl(`org import ${name}.csv -o ${name}.json --keep-labels`)
      const { department, departments } = organisationIn(folder, `${name}.json`)
      return department.slice(1).map((k) => Number(departments[k]?.replace(/\D/g, '')))
    }
    const one = await orderOf('one')
    // Pairs in ascending order: half of them, within five standard deviations (sd 1/(6 sqrt n), Kendall).
    let ascending = 0
    for (let i = 0; i < one.length; i++)
      for (let j = 0; j < i; j++) if ((one[j] ?? 0) < (one[i] ?? 0)) ascending++
    expect(Math.abs(ascending / ((999 * 998) / 2) - 0.5)).toBeLessThan(5 / (3 * Math.sqrt(999)))
    // The key is the whole file: whoever has the ids but not the file cannot find the order.
    expect(await orderOf('other')).not.toEqual(one)
  })

  test('the same file gives the same organisation, byte for byte', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(['1,,a', '2,1,a', '3,1,b']))
    await folder.fishbowl('org import people.csv -o one.json')
    await folder.fishbowl('org import people.csv -o two.json')
    const [one, two] = ['one.json', 'two.json'].map((name) => readFileSync(join(folder.path, name), 'utf8'))
    expect(two).toBe(one)
  })
})

describe('ties', () => {
  const rows = ['1,,a', '2,1,a', '3,1,b', '4,3,b']

  test('headers, weights, repeats and ties to oneself are told; the rest is kept', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(rows))
    folder.write('ties.csv', 'from;to;mails\n2;4;7\n4;2;1\n3;3;1\n1;3;2\n')
    const { stdout } = await folder.fishbowl('org import people.csv ties.csv -o my-org.json')
    expect(stdout).toContain(`Ties: the first row is taken as a header; weights and whatever else stands
beside the two ids are ignored; 1 tie of people to themselves left out; 1 repeat
left out, since a tie goes both ways and counts once.`)
    expect(stdout).toContain('Ties: everyone in a work group is tied, the other ties are the given ones.')
    // Rows: 1, 2, 3, 4 in the order of the chart.
    expect(organisationIn(folder, 'my-org.json')).toMatchObject({
      manager: [-1, 0, 0, 2],
      ties: [0, 2, 1, 3],
    })
  })

  test('unknown ids are told with their place, or left out on request', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(rows))
    folder.write('ties.csv', '2,4\n2,9\n\n8,\u001B[2J\n3\n')
    const { code, stderr } = await folder.fishbowl('org import people.csv ties.csv')
    expect(code).toBe(2)
    expect(stderr).toBe(`ties.csv:2:3: "9" is nobody's id
ties.csv:4:1: "8" is nobody's id
ties.csv:5:1: a tie needs two ids
hint: ties are between ids of the first file

3 rows are broken; --skip-broken leaves broken rows out
`)
    await folder.fishbowl('org import people.csv ties.csv --skip-broken -o my-org.json')
    expect(organisationIn(folder, 'my-org.json').ties).toEqual([1, 3])
  })

  test('with people whose own row is broken are not told twice', async () => {
    const folder = testFolder()
    folder.write('people.csv', people([...rows, '5,1']))
    folder.write('ties.csv', '2,4\n5,2\n')
    const { stderr } = await folder.fishbowl('org import people.csv ties.csv')
    expect(stderr).toBe(`people.csv:6:3: the row has 2 values, the header 3
hint: put a value that holds the separator in quotes

1 row is broken; --skip-broken leaves broken rows out
`)
  })

  test('that are none are told: an empty file would leave everybody alone', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(rows))
    folder.write('ties.csv', 'from,to\n')
    const { code, stderr } = await folder.fishbowl('org import people.csv ties.csv --skip-broken')
    expect([code, stderr]).toEqual([
      2,
      'ties.csv:1:1: the file holds no tie between two people\nhint: leave the file out and ties are drawn\n',
    ])
  })
})

describe('what the same rows are', () => {
  test('the same organisation, whatever the line ends, quotes and separators of the file', async () => {
    const folder = testFolder()
    const rows = people(['1,,a', ...Array.from({ length: 30 }, (_, i) => `${i + 2},1,d${i}`)])
    folder.write('plain.csv', rows)
    folder.write('dos.csv', rows.replaceAll('\n', '\r\n'))
    folder.write('other.csv', `\uFEFF${rows.replaceAll(',', ';').replace('d7', '"d7" ')}`)
    const texts = await Promise.all(
      ['plain', 'dos', 'other'].map(async (name) => {
        await folder.fishbowl(`org import ${name}.csv -o ${name}.json --keep-labels`)
        return readFileSync(join(folder.path, `${name}.json`), 'utf8')
      }),
    )
    expect(texts[1]).toBe(texts[0])
    expect(texts[2]).toBe(texts[0])
  })

  test('two columns of one meaning are told, and none is guessed', async () => {
    const folder = testFolder()
    folder.write('people.csv', 'id,manager,ID\n1,,9\n2,1,8\n')
    const { code, stderr } = await folder.fishbowl('org import people.csv --skip-broken')
    expect([code, stderr]).toEqual([
      2,
      'people.csv:1:12: the headers "id" and "ID" both name the id\nhint: take one of the two columns out, or give it another header\n',
    ])
  })

  test('control characters are taken out of labels, and told', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(['1,,A\u0000lpha', '2,1,Alpha', '3,1,Be\u001B[2Jta\u009B']))
    const { stdout } = await folder.fishbowl('org import people.csv -o my-org.json --keep-labels')
    expect(organisationIn(folder, 'my-org.json').departments).toEqual(['Alpha', 'Be[2Jta'])
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'Control characters were taken out of departments and locations of 2 rows, the first in line 2.',
    )
  })
})
