// What is wrong with a field, in the words of the house, where Zod says it in its own. Knows no request and no code.

/** What Zod says of a field; what was written for a field by hand stays as it is. */
export type Said = {
  readonly keyword: string
  readonly message: string
  readonly params: {
    readonly expected?: string
    readonly values?: readonly unknown[]
    readonly origin?: string
    readonly format?: string
    readonly inclusive?: boolean
    readonly maximum?: number | bigint
    readonly minimum?: number | bigint
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a string', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', record: 'an object',
}
const things: Readonly<Record<string, string>> = { string: 'character', array: 'item', set: 'item' }

function bound(origin: string | undefined, side: 'most' | 'least', limit: number | bigint, inclusive = true): string {
  const thing = things[origin ?? '']
  if (!thing) return inclusive ? `must be at ${side} ${limit}` : `must be ${side === 'most' ? 'less' : 'more'} than ${limit}`
  if (side === 'least' && Number(limit) === 1) return 'must not be empty'
  return `must have at ${side} ${limit} ${thing}${Number(limit) === 1 ? '' : 's'}`
}

/** The end of a sentence that begins with the name of the field. */
export function wordsOf({ keyword, message, params }: Said): string {
  if (!/^(Invalid|Too) /.test(message)) return message
  const { expected, values, origin, format, inclusive, maximum, minimum } = params
  const kind = kinds[expected ?? '']
  if (keyword === 'invalid_type' && kind) return `must be ${kind}`
  if (keyword === 'invalid_value' && values) return `must be ${values.length > 1 ? 'one of ' : ''}${values.map(String).join(', ')}`
  if (keyword === 'too_big' && maximum !== undefined) return bound(origin, 'most', maximum, inclusive)
  if (keyword === 'too_small' && minimum !== undefined) return bound(origin, 'least', minimum, inclusive)
  if (keyword === 'invalid_format') return format === 'email' ? 'must be an e-mail address' : message.replace(/^Invalid string: /, '')
  return message
}
