import { stringify } from 'yaml'

/**
 * Plain data as YAML in block style, one key a line, that `readText` reads back as the same data. Keys stand in the order they are
 * given in.
 */
export const toYaml = (value: unknown): string =>
  // A long text on one line survives every editor; an alias would be refused when the file is read.
  stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
