// All SQL about workspaces: which there are, below whom, and whether they may do anything.
import type { Database, Migration, Row } from '../../db/database.ts'
import type { Workspace } from '../account.ts'

export const workspaceMigrations: readonly Migration[] = [
  {
    name: '0011-accounts-workspaces',
    sql: `
      ALTER TABLE workspace ADD COLUMN parent TEXT;
      ALTER TABLE workspace ADD COLUMN suspended_at INTEGER;
      ALTER TABLE workspace ADD COLUMN owned_at INTEGER;
      CREATE INDEX workspace_by_parent ON workspace (parent, id)`,
  },
]

const toWorkspace = (row: Row): Workspace => ({
  id: String(row['id']),
  name: String(row['name']),
  ...(row['parent'] === null ? {} : { parent: String(row['parent']) }),
  createdAt: Number(row['created_at']),
  ...(row['suspended_at'] === null ? {} : { suspendedAt: Number(row['suspended_at']) }),
})

export type WorkspaceRecords = ReturnType<typeof workspaceRecords>
export type WorkspaceChange = { readonly name?: string; readonly suspendedAt?: number | null }

export function workspaceRecords(db: Database) {
  return {
    async get(id: string): Promise<Workspace | undefined> {
      const [row] = await db.read('SELECT * FROM workspace WHERE id = ?', [id])
      return row && toWorkspace(row)
    },
    async below(parent: string, limit: number, after: string): Promise<Workspace[]> {
      const sql = 'SELECT * FROM workspace WHERE parent = ? AND id > ? ORDER BY id LIMIT ?'
      return (await db.read(sql, [parent, after, limit])).map(toWorkspace)
    },
    async countBelow(parent: string): Promise<number> {
      const [row] = await db.read('SELECT count(*) AS n FROM workspace WHERE parent = ?', [parent])
      return Number(row!['n'])
    },
    async add({ id, name, parent, createdAt }: Workspace): Promise<void> {
      const sql = 'INSERT INTO workspace (id, name, parent, created_at) VALUES (?, ?, ?, ?)'
      await db.write([{ sql, rows: [[id, name, parent ?? null, createdAt]] }], { whenFull: 'refuse' })
    },
    async change(id: string, { name, suspendedAt }: WorkspaceChange): Promise<void> {
      const keep = suspendedAt === undefined ? 1 : 0
      const sql = `UPDATE workspace SET name = COALESCE(?, name),
        suspended_at = CASE WHEN ? = 1 THEN suspended_at ELSE ? END WHERE id = ?`
      await db.write([{ sql, rows: [[name ?? null, keep, suspendedAt ?? null, id]] }])
    },
    /** Who is below whom. */
    async parents(): Promise<Map<string, string>> {
      const rows = await db.read('SELECT id, parent FROM workspace WHERE parent IS NOT NULL')
      return new Map(rows.map((row) => [String(row['id']), String(row['parent'])]))
    },
    async suspended(): Promise<string[]> {
      const sql = `SELECT w.id FROM workspace w LEFT JOIN workspace p ON p.id = w.parent
        WHERE w.suspended_at IS NOT NULL OR p.suspended_at IS NOT NULL`
      return (await db.read(sql)).map((row) => String(row['id']))
    },
  }
}
