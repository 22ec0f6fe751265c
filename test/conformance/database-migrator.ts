// A process that says how far the schema of a database is, goes on migrating it, and ends itself before the statement that
// it was told to, as a kill -9 would.
import { writeSync } from 'node:fs'
import { SqliteCore } from '../../src/db/core.ts'
import { stepsOf } from '../../src/db/open.ts'
import { openPostgres } from '../../src/db/postgres.ts'

const { file, url, kill } = JSON.parse(process.argv[2]!) as { file: string; url?: string; kill: number }
const migrations = [
  {
    name: '0001-first',
    sql: `CREATE TABLE first_one (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      INSERT INTO first_one VALUES (1, 'kept; once');
      CREATE INDEX first_name ON first_one (name)`,
  },
  {
    name: '0002-second',
    sql: `ALTER TABLE first_one ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
      UPDATE first_one SET size = size + 1;
      CREATE TABLE second_one (id INTEGER PRIMARY KEY)`,
  },
]
writeSync(1, `${['nothing', 'first', 'second'][(await stepsOf({ file, url, migrations })).length]}\n`)

let statements = 0
const onMigrating = () => void (statements++ === kill && process.kill(process.pid, 'SIGKILL'))
if (url) {
  const db = await openPostgres({ url, migrations, onMigrating })
  check(await db.read('SELECT id, name, size FROM first_one'))
  await db.close()
} else {
  const core = new SqliteCore({ file, migrations, onMigrating })
  check(core.read('SELECT id, name, size FROM first_one', []))
  core.close()
}

/** Each statement took effect once. */
function check(rows: readonly object[]): void {
  const found = JSON.stringify(rows)
  if (found !== '[{"id":1,"name":"kept; once","size":1}]') throw new Error(`the migrated table holds ${found}`)
}
