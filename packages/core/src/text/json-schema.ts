import { z } from 'zod'

/** A JSON Schema document as plain data. */
export type SchemaDocument = Readonly<Record<string, unknown>>

const keywords = [
  ['$schema', '$id', '$ref', 'title', 'description', 'default', 'examples', 'deprecated'],
  ['type', 'const', 'enum', 'minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'],
  ['minLength', 'maxLength', 'pattern', 'format', 'minItems', 'maxItems', 'items', 'additionalItems'],
  ['properties', 'required', 'propertyNames', 'patternProperties', 'additionalProperties'],
  ['minProperties', 'maxProperties', 'anyOf', 'oneOf', 'allOf', 'not', 'definitions'],
].flat()
const named = new Set(['properties', 'patternProperties', 'definitions'])
const data = new Set(['default', 'examples', 'const', 'enum'])

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The description with the unit and the hint from the metadata, which have no keyword of their own. */
function describe({ description, unit, hint }: Fields): string | undefined {
  const isTold =
    typeof description === 'string' && typeof unit === 'string' && description.includes(`[${unit}]`)
  const texts = [description, typeof unit === 'string' && !isTold ? `Unit: ${unit}.` : undefined, hint]
  const sentences = texts.filter((text) => typeof text === 'string')
  return sentences.length === 0 ? undefined : sentences.join(' ')
}

function valueOf(keyword: string, value: unknown): unknown {
  if (data.has(keyword)) return value
  if (named.has(keyword) && isFields(value))
    return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, tidy(schema)]))
  return tidy(value)
}

/** Only the keywords of the standard, in one order; named schemas keep the order of the source. */
function tidy(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(tidy)
  if (!isFields(schema)) return schema
  const all: Fields = { ...schema, description: describe(schema) }
  const kept = keywords.filter((keyword) => {
    const value = all[keyword]
    // Whole numbers beyond 2^53 are no bound that anybody set.
    return value !== undefined && Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER
  })
  return Object.fromEntries(kept.map((keyword) => [keyword, valueOf(keyword, all[keyword])]))
}

/**
 * The JSON Schema (draft 7) of what a file may contain, for editors: descriptions with units, bounds, defaults, no
 * unknown keys; the same document for the same schema. Throws for schemas that JSON cannot express.
 * @workspace
 */
export function toSchemaDocument(
  schema: z.ZodType,
  about: { readonly id: string; readonly title: string },
): SchemaDocument {
  const made: Fields = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' })
  const { $schema: version, ...rest } = made
  const document = tidy({ ...rest, $schema: version, $id: about.id, title: about.title })
  return isFields(document) ? document : {}
}
