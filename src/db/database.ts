// What the rooms ask of a database: transactions made of many rooms' writes, and reads. Batch-shaped and asynchronous, so
// that the embedded SQLite and a remote PostgreSQL look alike. SQL is written in the words both speak.

export type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

/** One statement, run once for each row of values. Rooms export these from their `records.ts` as plain values. */
export type Write = {
  readonly sql: string
  readonly rows: readonly (readonly Value[])[]
  /** When given, every run must change exactly this many rows, or the whole transaction is undone: a fence. */
  readonly expect?: number
}

/** What a transaction came to. In a conflict nothing of it was written: a unique key was taken, a fence did not hold, or
 * another rule of the schema was broken (which is a bug of the room that wrote). */
export type Written =
  | { readonly ok: true; /** rows changed, per write */ readonly changes: readonly number[] }
  | { readonly ok: false; readonly conflict: 'unique' | 'fence' | 'rule'; /** index of the write that failed */ readonly at: number; readonly say: string }

export type WriteOptions = {
  /**
   * What becomes of a transaction for which there is no room now: the disk is full, or another program holds the
   * database. `wait` (the default) leaves the call open until it succeeds: right for what must be recorded. `refuse`
   * rejects it with a temporary `DatabaseError`, nothing written: right for new work, which is refused a little before the
   * disk is full so that what has been accepted can be finished.
   */
  readonly whenFull?: 'wait' | 'refuse'
  /** Goes before what waits and is not urgent, every second commit at most: for few rows that somebody waits for. */
  readonly urgent?: boolean
  /** Goes before the rest of what is not urgent: for few rows that the link waits for. */
  readonly first?: boolean
}

export type ReadOptions = {
  /**
   * Who asks. `house` (the default): what sending depends on; it waits for no stranger. `door`: what people and programs
   * ask for; it has a reader of its own and is rejected with a temporary `DatabaseError` when too much waits there.
   */
  readonly for?: 'house' | 'door'
}

export type Database = {
  /**
   * All writes or none; in the order of the calls, urgent ones by themselves. Resolves once durable (after fsync). Many calls share one commit.
   * Rejects with a temporary error only when asked to by `whenFull`; any other rejection means that the database itself is
   * broken: after that the process must not acknowledge anything and should end.
   */
  write(writes: readonly Write[], options?: WriteOptions): Promise<Written>
  /** Rows as objects by column name. Sees every write that has resolved before the call. */
  read(sql: string, values?: readonly Value[], options?: ReadOptions): Promise<readonly Row[]>
  /** There is no room for new work: what may be refused is refused now. */
  isFull(): boolean
  close(): Promise<void>
}

/** The same database for a room at the door: every read of it is one `for: 'door'`. */
export const atTheDoor = (db: Database): Database => ({ ...db, read: (sql, values) => db.read(sql, values, { for: 'door' }) })

export class DatabaseError extends Error {
  /** SQLite's result code (sqlite.org/rescode.html), or PostgreSQL's five characters (its manual, appendix A). */
  readonly code: number | string | undefined
  /** Nothing was written and nothing is broken: the same can succeed later. */
  readonly temporary: boolean
  constructor(say: string, code?: number | string, options: { temporary?: boolean; cause?: unknown } = {}) {
    super(say, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.temporary = options.temporary ?? false
  }
}

export const tooManyReads = () => new DatabaseError('too many reads are waiting; try again later', undefined, { temporary: true })

/** SQLITE_FULL: what a `DatabaseError` bears when there is no room. */
export const diskFull = 13

/** One step of the schema. Names sort in order of application; a step once released is never changed. */
export type Migration = { readonly name: string; readonly sql: string }
