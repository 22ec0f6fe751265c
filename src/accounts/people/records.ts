// All SQL about people: who they are, what they are members of, invitations, second factors, passkeys, names elsewhere.
import type { Database, Migration, Row, Value, Write } from '../../db/database.ts'
import type { Role } from '../account.ts'
import type { Invitation, Member, Membership, Passkey, Person } from './person.ts'

export const peopleMigrations: readonly Migration[] = [
  {
    name: '0013-accounts-people',
    sql: `
      CREATE TABLE person (
        id TEXT PRIMARY KEY,
        email TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        password TEXT,
        totp TEXT,
        totp_waiting TEXT,
        totp_step INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        signed_in_at INTEGER
      );
      CREATE TABLE membership (
        workspace TEXT NOT NULL,
        person TEXT NOT NULL,
        role TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (workspace, person)
      );
      CREATE INDEX membership_by_person ON membership (person);
      CREATE TABLE invitation (
        id TEXT PRIMARY KEY,
        workspace TEXT NOT NULL,
        email TEXT NOT NULL,
        role TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        used_at INTEGER,
        revoked_at INTEGER
      );
      CREATE INDEX invitation_by_workspace ON invitation (workspace, id);
      CREATE TABLE recovery_code (person TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (person, hash));
      CREATE TABLE passkey (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        public_key TEXT NOT NULL,
        counter INTEGER NOT NULL,
        transports TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        used_at INTEGER
      );
      CREATE INDEX passkey_by_person ON passkey (person);
      CREATE TABLE identity (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        person TEXT NOT NULL,
        PRIMARY KEY (issuer, subject)
      )`,
  },
]

/** A person with what they prove themselves by: never shown. */
export type Secrets = Person & { readonly password?: string; readonly totp?: string; readonly totpWaiting?: string }
export type PasskeyRow = Passkey & { readonly person: string; readonly publicKey: string; readonly counter: number; readonly transports: string }

const optional = <T>(value: Value | undefined, as: (value: Value) => T) => (value === null || value === undefined ? undefined : as(value))

const toPerson = (row: Row): Person => ({
  id: String(row['id']),
  email: String(row['email']),
  name: String(row['name']),
  createdAt: Number(row['created_at']),
  signedInAt: optional(row['signed_in_at'], Number),
  hasPassword: row['password'] !== null,
  hasTotp: row['totp'] !== null,
})
const toSecrets = (row: Row): Secrets => ({
  ...toPerson(row),
  password: optional(row['password'], String),
  totp: optional(row['totp'], String),
  totpWaiting: optional(row['totp_waiting'], String),
})
const toMember = (row: Row): Member => ({ ...toPerson(row), role: row['role'] as Role, memberSince: Number(row['member_since']) })
const toInvitation = (row: Row): Invitation => ({
  id: String(row['id']),
  workspace: String(row['workspace']),
  email: String(row['email']),
  role: row['role'] as Role,
  createdAt: Number(row['created_at']),
  expiresAt: Number(row['expires_at']),
  usedAt: optional(row['used_at'], Number),
  revokedAt: optional(row['revoked_at'], Number),
})
const toPasskey = (row: Row): PasskeyRow => ({
  id: String(row['id']),
  person: String(row['person']),
  publicKey: String(row['public_key']),
  counter: Number(row['counter']),
  transports: String(row['transports']),
  name: String(row['name']),
  createdAt: Number(row['created_at']),
  usedAt: optional(row['used_at'], Number),
})

export type NewPerson = { readonly id: string; readonly email: string; readonly name: string; readonly password: string | null; readonly at: number }

const addingPerson = ({ id, email, name, password, at }: NewPerson): Write => ({
  sql: 'INSERT INTO person (id, email, name, password, created_at) VALUES (?, ?, ?, ?, ?)',
  rows: [[id, email, name, password, at]],
})
const addingMember = (workspace: string, person: string, role: Role, at: number): Write => ({
  sql: 'INSERT INTO membership (workspace, person, role, created_at) VALUES (?, ?, ?, ?)',
  rows: [[workspace, person, role, at]],
})
const endingSessions = (person: string, workspace?: string): Write =>
  workspace === undefined
    ? { sql: 'DELETE FROM dashboard_session WHERE person = ?', rows: [[person]] }
    : { sql: 'DELETE FROM dashboard_session WHERE person = ? AND workspace = ?', rows: [[person, workspace]] }

const memberColumns = 'p.*, m.role, m.created_at AS member_since'

export type PeopleRecords = ReturnType<typeof peopleRecords>

export function peopleRecords(db: Database) {
  const write = async (...writes: Write[]) => (await db.write(writes)).ok
  const make = async (...writes: Write[]) => (await db.write(writes, { whenFull: 'refuse' })).ok
  const one = async <T>(sql: string, values: readonly Value[], as: (row: Row) => T): Promise<T | undefined> => {
    const [row] = await db.read(sql, values)
    return row && as(row)
  }
  return {
    byId: (id: string) => one('SELECT * FROM person WHERE id = ?', [id], toSecrets),
    byEmail: (email: string) => one('SELECT * FROM person WHERE email = ?', [email], toSecrets),
    byIdentity: (issuer: string, subject: string) =>
      one('SELECT p.* FROM identity i JOIN person p ON p.id = i.person WHERE i.issuer = ? AND i.subject = ?', [issuer, subject], toSecrets),
    addIdentity: (issuer: string, subject: string, person: string) =>
      make({ sql: 'INSERT INTO identity (issuer, subject, person) VALUES (?, ?, ?) ON CONFLICT (issuer, subject) DO NOTHING', rows: [[issuer, subject, person]] }),
    /** The first owner of a workspace that has none; false when somebody was first. */
    addOwner: (workspace: string, person: NewPerson) =>
      make(
        { sql: 'UPDATE workspace SET owned_at = ? WHERE id = ? AND owned_at IS NULL', rows: [[person.at, workspace]], expect: 1 },
        addingPerson(person),
        addingMember(workspace, person.id, 'owner', person.at),
      ),
    isOwned: async (workspace: string) =>
      (await db.read('SELECT id FROM workspace WHERE id = ? AND owned_at IS NOT NULL', [workspace])).length > 0,
    change: (id: string, name: string) => write({ sql: 'UPDATE person SET name = ? WHERE id = ?', rows: [[name, id]] }),
    signedIn: (id: string, at: number) => write({ sql: 'UPDATE person SET signed_in_at = ? WHERE id = ?', rows: [[at, id]] }),
    /** Ends every session of the person. */
    setPassword: (id: string, password: string) =>
      write({ sql: 'UPDATE person SET password = ? WHERE id = ?', rows: [[password, id]] }, endingSessions(id)),
    /** The same secret behind another count of work: the person chose nothing. */
    rehash: (id: string, password: string, old: string) =>
      write({ sql: 'UPDATE person SET password = ? WHERE id = ? AND password = ?', rows: [[password, id, old]] }),

    async memberships(person: string): Promise<Membership[]> {
      const sql = `SELECT w.id, w.name, m.role FROM membership m JOIN workspace w ON w.id = m.workspace
        LEFT JOIN workspace p ON p.id = w.parent
        WHERE m.person = ? AND w.suspended_at IS NULL AND p.suspended_at IS NULL ORDER BY w.id LIMIT 1000`
      const rows = await db.read(sql, [person])
      return rows.map((row) => ({ workspace: String(row['id']), name: String(row['name']), role: row['role'] as Role }))
    },
    members: async (workspace: string, limit: number, after: string) => {
      const sql = `SELECT ${memberColumns} FROM membership m JOIN person p ON p.id = m.person
        WHERE m.workspace = ? AND m.person > ? ORDER BY m.person LIMIT ?`
      return (await db.read(sql, [workspace, after, limit])).map(toMember)
    },
    member: (workspace: string, person: string) =>
      one(`SELECT ${memberColumns} FROM membership m JOIN person p ON p.id = m.person WHERE m.workspace = ? AND m.person = ?`, [workspace, person], toMember),
    /** Not when they are the last owner: a workspace is not left without one. Ends their sessions there. */
    setRole: (workspace: string, person: string, role: Role) =>
      write(
        {
          sql: `UPDATE membership SET role = ? WHERE workspace = ? AND person = ? AND (? = 'owner' OR role <> 'owner' OR EXISTS
            (SELECT 1 FROM membership o WHERE o.workspace = membership.workspace AND o.role = 'owner' AND o.person <> membership.person))`,
          rows: [[role, workspace, person, role]],
          expect: 1,
        },
        endingSessions(person, workspace),
      ),
    removeMember: (workspace: string, person: string) =>
      write(
        {
          sql: `DELETE FROM membership WHERE workspace = ? AND person = ? AND (role <> 'owner' OR EXISTS
            (SELECT 1 FROM membership o WHERE o.workspace = membership.workspace AND o.role = 'owner' AND o.person <> membership.person))`,
          rows: [[workspace, person]],
          expect: 1,
        },
        endingSessions(person, workspace),
      ),

    invite: ({ id, workspace, email, role, createdAt, expiresAt }: Invitation, hash: string) =>
      make({
        sql: 'INSERT INTO invitation (id, workspace, email, role, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        rows: [[id, workspace, email, role, hash, createdAt, expiresAt]],
      }),
    invitations: async (workspace: string, limit: number, after: string) =>
      (await db.read('SELECT * FROM invitation WHERE workspace = ? AND id > ? ORDER BY id LIMIT ?', [workspace, after, limit])).map(toInvitation),
    openInvitation: (hash: string, at: number) =>
      one('SELECT * FROM invitation WHERE hash = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?', [hash, at], toInvitation),
    openInvitationsTo: async (email: string, at: number) =>
      (await db.read('SELECT * FROM invitation WHERE email = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ? ORDER BY id LIMIT 100', [email, at])).map(toInvitation),
    revokeInvitation: (workspace: string, id: string, at: number) =>
      write({ sql: 'UPDATE invitation SET revoked_at = ? WHERE workspace = ? AND id = ? AND used_at IS NULL', rows: [[at, workspace, id]], expect: 1 }),
    /** Used up and a member, together; false when it was used or revoked meanwhile, or they are a member already. */
    join: (invitation: Invitation, person: NewPerson | string, at: number) =>
      make(
        {
          sql: 'UPDATE invitation SET used_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?',
          rows: [[at, invitation.id, at]],
          expect: 1,
        },
        ...(typeof person === 'string' ? [] : [addingPerson(person)]),
        addingMember(invitation.workspace, typeof person === 'string' ? person : person.id, invitation.role, at),
        ...(invitation.role === 'owner'
          ? [{ sql: 'UPDATE workspace SET owned_at = COALESCE(owned_at, ?) WHERE id = ?', rows: [[at, invitation.workspace]] }]
          : []),
      ),

    totpWaits: (id: string, sealed: string) => write({ sql: 'UPDATE person SET totp_waiting = ? WHERE id = ?', rows: [[sealed, id]] }),
    /** From now on codes of it are asked for; these recovery codes take the place of earlier ones. */
    setTotp: (id: string, sealed: string, step: number, codes: readonly string[]) =>
      write(
        { sql: 'UPDATE person SET totp = ?, totp_waiting = NULL, totp_step = ? WHERE id = ?', rows: [[sealed, step, id]] },
        { sql: 'DELETE FROM recovery_code WHERE person = ?', rows: [[id]] },
        { sql: 'INSERT INTO recovery_code (person, hash) VALUES (?, ?)', rows: codes.map((hash) => [id, hash]) },
      ),
    removeTotp: (id: string) =>
      write(
        { sql: 'UPDATE person SET totp = NULL, totp_waiting = NULL WHERE id = ?', rows: [[id]] },
        { sql: 'DELETE FROM recovery_code WHERE person = ?', rows: [[id]] },
      ),
    /** False when this code, or a later one, was used before. */
    useStep: (id: string, step: number) =>
      write({ sql: 'UPDATE person SET totp_step = ? WHERE id = ? AND totp_step < ?', rows: [[step, id, step]], expect: 1 }),
    useRecovery: (id: string, hash: string) =>
      write({ sql: 'DELETE FROM recovery_code WHERE person = ? AND hash = ?', rows: [[id, hash]], expect: 1 }),

    passkeys: async (person: string) =>
      (await db.read('SELECT * FROM passkey WHERE person = ? ORDER BY created_at, id LIMIT 100', [person])).map(toPasskey),
    passkey: (id: string) => one('SELECT * FROM passkey WHERE id = ?', [id], toPasskey),
    addPasskey: (key: PasskeyRow) =>
      make({
        sql: 'INSERT INTO passkey (id, person, public_key, counter, transports, name, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        rows: [[key.id, key.person, key.publicKey, key.counter, key.transports, key.name, key.createdAt]],
      }),
    /** A counter that does not rise may be a copy's: then false. Keys that do not count say 0 always. */
    usePasskey: (id: string, counter: number, at: number) =>
      write({
        sql: 'UPDATE passkey SET counter = ?, used_at = ? WHERE id = ? AND (counter < ? OR (counter = 0 AND ? = 0))',
        rows: [[counter, at, id, counter, counter]],
        expect: 1,
      }),
    removePasskey: (person: string, id: string) =>
      write({ sql: 'DELETE FROM passkey WHERE person = ? AND id = ?', rows: [[person, id]], expect: 1 }),
  }
}
