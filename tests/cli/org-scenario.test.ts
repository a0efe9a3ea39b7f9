import { describe, expect, test } from 'vitest'
import { type Folder, parsed, testFolder } from './folder.ts'

/** A folder with my-org.json of 50 people and ours.yaml on it. */
async function withOrganisation(): Promise<Folder> {
  const folder = testFolder()
  const rows = Array.from(
    { length: 50 },
    (_, i) => `${i},${i === 0 ? '' : Math.floor((i - 1) / 6)},d${i % 4}`,
  )
  folder.write('sub/people.csv', ['id,manager,department', ...rows, ''].join('\n'))
  await folder.fishbowl('org import sub/people.csv -o sub/my-org.json')
  folder.write('sub/ours.yaml', 'fishbowl: 1\nid: ours\norganisation: { file: my-org.json }\nhorizon: 30\n')
  return folder
}

describe('a scenario on a real organisation', () => {
  test('runs from any folder, with the digest of the organisation in the results', async () => {
    const folder = await withOrganisation()
    const { stdout, code } = await folder.fishbowl('run sub/ours.yaml --replicates 2')
    expect(code).toBe(0)
    const shown = await folder.fishbowl('org show sub/my-org.json --json')
    const digest = String(parsed(shown.stdout)['digest'])
    expect(stdout).toContain(`\norganisation ${digest.slice(0, 12)} my-org.json, 50 people\n`)
    const { stdout: json } = await folder.fishbowl('run sub/ours.yaml --replicates 2 --json')
    expect(parsed(json)).toMatchObject({
      arms: [{ scenario: { organisation: { members: 50, file: 'my-org.json', people: { digest } } } }],
    })
    expect(json).not.toContain('"manager":[')
  })

  test('has one digest on any number of threads', async () => {
    const folder = await withOrganisation()
    const results = await Promise.all(
      [1, 2].map((threads) => folder.fishbowl(`run sub/ours.yaml --replicates 4 --threads ${threads}`)),
    )
    const digests = results.map(({ stdout }) => /^digest \w+/m.exec(stdout)?.[0])
    expect(digests[0]).toMatch(/^digest [0-9a-f]{12}$/)
    expect(digests[1]).toBe(digests[0])
  })

  test('check tells a wrong reference with line and column', async () => {
    const folder = await withOrganisation()
    folder.write('sub/bad.yaml', 'fishbowl: 1\norganisation:\n  file: my-org.json\n  members: 20\n')
    folder.write('out.yaml', 'fishbowl: 1\norganisation: { file: ../my-org.json }\n')
    folder.write('gone.yaml', 'fishbowl: 1\norganisation: { file: my-org.json }\n')
    const [bad, out, gone] = await Promise.all(
      ['sub/bad.yaml', 'out.yaml', 'gone.yaml'].map((name) => folder.fishbowl(`check ${name}`)),
    )
    expect(bad?.stderr).toMatch(/^sub\/bad.yaml:4:12: organisation.members must be 50, .* \(got 20\)\n/)
    expect(out?.stderr).toContain(
      'out.yaml:2:23: organisation.file "../my-org.json": a path must stay in the folder of the scenario file',
    )
    expect(gone?.stderr).toContain('gone.yaml:2:23: organisation.file "my-org.json": there is no such file')
  })
})
