// Checks what was sent against the schema of its row. Knows no row.
import { validatorCompiler as byZod } from 'fastify-type-provider-zod'
import { problem, ProblemError } from './problem.ts'

/** No schema goes deeper, and neither does the search. */
const deepest = 64

/** Where an object says of its length what is no number. */
function falseLength(value: unknown, path = '', depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined
  for (const [name, one] of Object.entries(value)) {
    if (name === 'length' && !Array.isArray(value) && typeof one === 'object' && one !== null) return path
    const inside = falseLength(one, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
    if (inside !== undefined) return inside
  }
  return undefined
}

/** Zod compares the length of whatever has one, texts or not, and trips over one that is an object that cannot be compared. */
export const validatorCompiler: typeof byZod = (part) => {
  const check = byZod(part)
  return (given) => {
    try {
      return check(given)
    } catch (error) {
      const param = error instanceof TypeError ? falseLength(given) : undefined
      if (param === undefined) throw error
      return { error: new ProblemError(problem('invalid_type', `\`${param.slice(1) || 'body'}\` must not be an object.`, { param })) }
    }
  }
}
