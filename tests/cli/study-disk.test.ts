import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parsed } from './folder.ts'
import { doneIn, smallStudy, studyFolder } from './study-folder.ts'

const run = (command: string, ...args: readonly string[]): void => {
  execFileSync(command, args, { stdio: 'ignore' })
}

/** A disk of so many megabytes in memory; undefined where this user may not make one. */
function smallDisk(
  megabytes: number,
): { readonly path: string; readonly grow: (to: number) => void; readonly remove: () => void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'fishbowl-disk-'))
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'fishbowl', path)
  } catch {
    rmSync(path, { recursive: true })
    return undefined
  }
  return {
    path,
    grow: (to) => run('mount', '-o', `remount,size=${to}m`, path),
    remove: () => {
      run('umount', path)
      rmSync(path, { recursive: true })
    },
  }
}

const disk = process.platform === 'linux' ? smallDisk(1) : undefined
afterAll(() => disk?.remove())

test.skipIf(disk === undefined)(
  'a full disk is told in one line, what was kept is intact, and the study goes on when there is room',
  async () => {
    if (disk === undefined) return
    const { fishbowl, run: runStudy } = studyFolder(smallStudy(100, 'weeks: 104\n'))
    const file = join(disk.path, 'study.sqlite')
    const { code, stdout, stderr } = await fishbowl([
      'study',
      'run',
      'study.yaml',
      '--quiet',
      '--output',
      file,
    ])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      `fishbowl: "${file}": the disk is full\nhint: every run that was kept is safe; make room and run the same command again\n`,
    )
    const kept = doneIn(file)
    expect(kept).toBeGreaterThan(0)
    disk.grow(60)
    const { runs, digest } = await runStudy('--output', file)
    expect(runs).toMatchObject({ done: 400, made: 400 - kept })
    expect((await runStudy())['digest']).toBe(digest)
  },
  120_000,
)

test.skipIf(disk === undefined)(
  'a merge that finds the disk full leaves nothing that would stand in the way of the next one',
  async () => {
    const small = smallDisk(1)
    if (small === undefined) return
    try {
      const { fishbowl, run: runStudy } = studyFolder(smallStudy(100, 'weeks: 104\n'))
      const { digest } = await runStudy('--shard', '1/1', '--output', 'part.sqlite')
      const file = join(small.path, 'all.sqlite')
      const merge = ['study', 'merge', '--json', '-o', file, 'part.sqlite']
      const { code, stderr } = await fishbowl(merge)
      expect(code).toBe(1)
      expect(stderr).toContain('the disk is full')
      expect(readdirSync(small.path)).toEqual([])
      small.grow(60)
      expect(parsed((await fishbowl(merge)).stdout)).toMatchObject({ digest })
    } finally {
      small.remove()
    }
  },
  120_000,
)
