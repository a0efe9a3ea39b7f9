// Makes the release in a new folder: `npm run pack -- fishbowl-release`. `npm ci` in that folder installs it (docs/guide/install.md).
import { makeRelease } from './release/make.ts'

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  process.stderr.write('name a new folder: npm run pack -- fishbowl-release\n')
  process.exitCode = 2
} else {
  for (const { filename, size, unpackedSize, files } of makeRelease(folder))
    process.stdout.write(
      `${filename.padEnd(28)} ${kilobytes(size).padStart(8)}, ${kilobytes(unpackedSize)} in ${files.length} files\n`,
    )
}
