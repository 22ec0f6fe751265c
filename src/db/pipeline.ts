// Many statements in one round trip: all of them are sent behind each other with one Sync at the end, which the client
// library's own queries do not do. The server skips what follows an error, up to the Sync. Knows nothing of transactions.
import { DatabaseError as ServerError, type Client, type Connection } from 'pg'

export type Step = {
  /** The name of a prepared statement, the text of one that takes no values, or both: then it is only prepared. */
  readonly name?: string
  readonly text?: string
  readonly values?: readonly (string | Buffer | null)[]
}

export type Ran = {
  /** Rows changed by each step that was done. */
  readonly counts: number[]
  /** The one row that a step answered with. */
  readonly answers: (readonly (string | null)[] | undefined)[]
  /** Why the step after the last counted one failed. */
  readonly error?: ServerError
}

/** Rejects only when the connection is gone: then nobody knows what was done. */
export function runPipeline(client: Client, steps: readonly Step[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const counts: number[] = []
    const answers: Ran['answers'] = []
    let answer: readonly (string | null)[] | undefined
    // What the client library calls on a query, by its names; after an error nothing more is called.
    const query = {
      submit(connection: Connection) {
        connection.stream.cork()
        for (const { name = '', text, values = [] } of steps) {
          if (text !== undefined) connection.parse({ name, text, types: [] }, false)
          if (text !== undefined && name !== '') continue
          connection.bind({ statement: name, values: [...values] }, false)
          connection.execute(null, false)
        }
        connection.sync()
        connection.stream.uncork()
      },
      handleDataRow(row: { fields: (string | null)[] }) {
        answer = row.fields
      },
      handleCommandComplete({ text }: { text: string }) {
        counts.push(Number(/\d+$/.exec(text)?.[0] ?? 0))
        answers.push(answer)
        answer = undefined
      },
      handleError: (error: Error) => (error instanceof ServerError ? resolve({ counts, answers, error }) : reject(error)),
      handleReadyForQuery: () => resolve({ counts, answers }),
    }
    client.query(query)
  })
}
