import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Book, Contact, Fault } from '../contact.ts'
import { openContacts } from '../open.ts'
import { contactsMigrations } from '../schema.ts'
import { inlineSqlite } from '../../db/inline.ts'
import { systemClock } from '../../kit/clock.ts'
import { createIds } from '../../kit/ids.ts'
import { silentLog } from '../../kit/log.ts'
import { zip } from '../../../test/support/workbook.ts'
import { openImports, type NewPlan } from './imports.ts'

const book = { workspace: 'wsp_a', mode: 'live' } as const
const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))
const good = <T>(value: T | Fault | string | undefined): T => {
  if (value === undefined || typeof value === 'string' || (typeof value === 'object' && value !== null && 'fault' in value)) throw new Error(JSON.stringify(value))
  return value as T
}

async function world(core?: ReturnType<typeof inlineSqlite>['core'], dir = mkdtempSync(join(tmpdir(), 'onesixty-import-')), stretch?: number) {
  folders.push(dir)
  const inner = inlineSqlite({ clock: systemClock, migrations: contactsMigrations, ...(core && { core }) })
  /** Rows of each transaction. */
  const turns: number[] = []
  const db: typeof inner = {
    ...inner,
    write(writes, options) {
      turns.push(Math.max(0, ...writes.map(({ rows }) => rows.length)))
      return inner.write(writes, options)
    },
  }
  const ids = createIds({ clock: systemClock })
  const contacts = openContacts({ db, clock: systemClock, ids, log: silentLog })
  const consented: string[] = []
  const imports = await openImports({
    db, clock: systemClock, ids, log: silentLog, dir, ...contacts, ...(stretch !== undefined && { stretch }),
    consent: (_, numbers, { wording }) => void consented.push(...numbers.map((number) => `${number} ${wording}`)),
  })
  const upload = async (content: string | Uint8Array, name = '../../etc/passwd', of: Book = book) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const one = good(await imports.create(of, { name }))
    const half = Math.floor(bytes.length / 2)
    good(await imports.put(of, one.id, 0, bytes.subarray(0, half)))
    good(await imports.put(of, one.id, half, bytes.subarray(half)))
    return one.id
  }
  const done = async (id: string) => {
    await imports.runner.idle()
    return good(await imports.get(book, id))
  }
  const run = async (content: string | Uint8Array, plan: NewPlan = {}) => {
    const id = await upload(content)
    good(await imports.start(book, id, plan, false))
    return done(id)
  }
  const errors = async (id: string) => {
    let text = ''
    for await (const piece of imports.errors(good(await imports.get(book, id)))) text += piece
    return text
  }
  const all = async () => good(await contacts.search.list(book, { limit: 1_000 })).data as Contact[]
  return { ...contacts, db, turns, dir, imports, upload, run, done, errors, all, consented }
}

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `+316${10_000_000 + from + at};P${from + at};1990-01-31;12,5;vip|news`)
const header = 'Mobiel;Voornaam;Geboortedatum;Besteed;Tags'

test('a file is guessed, tried and taken; its own name is never a path', async () => {
  const { imports, upload, done, all, dir } = await world()
  const id = await upload(`${header}\n${rows(1_200).join('\n')}\n`)
  expect(readdirSync(dir)).toEqual([id])
  const preview = good(await imports.preview(book, id, {}))
  expect(preview.columns.map(({ title, guess }) => [title, guess.to, guess.type])).toEqual([
    ['Mobiel', 'number', undefined], ['Voornaam', 'field:first_name', 'text'], ['Geboortedatum', 'field:birthday', 'date'],
    ['Besteed', 'field:besteed', 'number'], ['Tags', 'tags', undefined],
  ])
  good(await imports.start(book, id, {}, true))
  expect(await done(id)).toMatchObject({ state: 'checked', rowsDone: 1_200, counts: { created: 1_200, failed: 0 } })
  expect(await all()).toEqual([])
  good(await imports.start(book, id, {}, false))
  expect(await done(id)).toMatchObject({ state: 'done', rowsDone: 1_200, counts: { created: 1_200, updated: 0, failed: 0 } })
  expect(await all()).toHaveLength(1_000)
  expect((await all())[0]).toMatchObject({ number: '+31610000000', fields: { first_name: 'P0', birthday: Date.UTC(1990, 0, 31), besteed: 12.5 }, tags: ['news', 'vip'] })
  await expect.poll(() => readdirSync(dir)).toEqual([])
})

test('what cannot be taken is told by line and reason, and no spreadsheet calculates it', async () => {
  const { run, errors, all } = await world()
  const one = await run(`phone,name,age\n+31612345678,Ann,30\n0612,Bob,1\n"=cmd|' /C calc'!A0",Eve,2\n+31612345679,Kim,old\n,Lee,3\n`, { columns: [{ to: 'number' }, { to: 'field:name' }, { to: 'field:age', type: 'number' }] })
  expect(one).toMatchObject({ state: 'done', counts: { created: 1, failed: 4 } })
  const lines = (await errors(one.id)).split('\r\n')
  expect(lines.slice(0, 2)).toEqual(['line,reason,cells', expect.stringMatching(/^3,.*0612.*needs a \+.*,0612,Bob,1$/)])
  expect(lines[2]).toMatch(/^4,/)
  expect(lines[2]).toContain(`"'=cmd|' /C calc'!A0"`)
  expect(lines[3]).toContain('age must be a number')
  expect(lines[4]).toMatch(/^6,.*needs a number/)
  expect((await all()).map(({ number }) => number)).toEqual(['+31612345678'])
})

test('an import is undone: whom it made goes, whom it overwrote is as before, whom somebody touched since stays', async () => {
  const { people, groups, imports, run, done, all, fields } = await world()
  await fields.create(book, { key: 'name', type: 'text' })
  const old = good<Contact>((await people.create(book, { number: '+31610000000', fields: { name: 'Old' }, tags: ['a'], externalIds: { crm: '1' } })) as Contact)
  const list = good(await groups.create(book, 'list', { name: 'L' }))
  const inside = good<Contact>((await people.create(book, { number: '+31610000001' })) as Contact)
  await groups.put(book, list.id, [inside.id], true)
  const one = await run('number,name,tags,crm\n+31610000000,New,b,2\n+31610000001,In,,\n+31610000002,Made,b,\n+31610000003,Kept,,\n', {
    lists: [list.id], columns: [{ to: 'number' }, { to: 'field:name' }, { to: 'tags' }, { to: 'external:crm' }],
  })
  expect(one.counts).toMatchObject({ created: 2, updated: 2 })
  expect(await people.get(book, old.id)).toMatchObject({ fields: { name: 'New' }, tags: ['a', 'b'], externalIds: { crm: '2' } })
  const kept = (await people.ofNumber(book, '+31610000003'))!
  await people.change(book, kept.id, { language: 'nl' })
  good(await imports.undo(book, one.id))
  expect(await done(one.id)).toMatchObject({ state: 'undone' })
  expect((await all()).map(({ number }) => number)).toEqual(['+31610000000', '+31610000001', '+31610000003'])
  expect(await people.get(book, old.id)).toMatchObject({ fields: { name: 'Old' }, tags: ['a'], externalIds: { crm: '1' } })
  expect(await groups.records.membersAmong(book, list.id, [old.id, inside.id, kept.id])).toEqual(new Set([inside.id, kept.id]))
})

test('who is there may be left as they are; numbers that come twice are one person; their consent is recorded', async () => {
  const { run, people, consented, imports, upload, done } = await world()
  await people.create(book, { number: '+31610000000', language: 'nl' })
  const text = 'number,language\n+31610000000,de\n+31610000001,de\n06 10000001,fr\n'
  const trial = await upload(text)
  good(await imports.start(book, trial, { existing: 'skip', country: 'NL' }, true))
  expect((await done(trial)).counts).toMatchObject({ created: 1, skipped: 2 })
  const one = await run(text, { existing: 'skip', country: 'NL', consent: { purpose: 'marketing', wording: 'Form of May' } })
  expect(one.counts).toEqual({ created: 1, updated: 0, same: 0, skipped: 2, failed: 0, repeated: 1 })
  expect((await people.ofNumber(book, '+31610000000'))?.language).toBe('nl')
  expect(new Set(consented)).toEqual(new Set(['+31610000000 Form of May', '+31610000001 Form of May']))
})

test('a process that ends in the middle goes on where it was, and takes nobody twice', async () => {
  const first = await world()
  const id = await first.upload(`${header}\n${rows(5_000).join('\n')}\n`)
  good(await first.imports.start(book, id, {}, false))
  while (good(await first.imports.get(book, id)).rowsDone < 1_000) await new Promise((resolve) => setTimeout(resolve, 1))
  first.db.crash()
  const again = await world(first.db.core, first.dir)
  const before = good(await again.imports.get(book, id))
  expect(before.state).toBe('running')
  expect(before.rowsDone).toBeLessThan(5_000)
  again.imports.resume()
  expect(await again.done(id)).toMatchObject({ state: 'done', rowsDone: 5_000, counts: { created: 5_000, updated: 0, same: 0 } })
  await again.imports.stop()
})

test('a run is stopped between two turns, and what it did can be undone', async () => {
  const { imports, upload, done, all } = await world()
  const id = await upload(`${header}\n${rows(5_000).join('\n')}\n`)
  good(await imports.start(book, id, {}, false))
  while (good(await imports.get(book, id)).rowsDone < 500) await new Promise((resolve) => setTimeout(resolve, 1))
  good(await imports.cancel(book, id))
  const stopped = await done(id)
  expect(stopped.state).toBe('canceled')
  expect(stopped.rowsDone).toBeLessThan(5_000)
  good(await imports.undo(book, id))
  await done(id)
  expect(await all()).toEqual([])
})

test('who brings three rows does not wait for the eight thousand of another, and all come to their end however often they take turns', async () => {
  const { imports, upload } = await world(undefined, undefined, 1_000)
  const books = ['wsp_a', 'wsp_b', 'wsp_c', 'wsp_d'].map((workspace) => ({ workspace, mode: 'live' }) as const)
  const bring = async (of: (typeof books)[number], count: number) => ({ of, id: await upload(`${header}\n${rows(count).join('\n')}\n`, 'people.csv', of) })
  const large = [await bring(books[0]!, 8_000), await bring(books[1]!, 2_000), await bring(books[2]!, 2_000)]
  const again = await bring(books[0]!, 20)
  const small = await bring(books[3]!, 3)
  for (const { of, id } of [...large, again, small]) good(await imports.start(of, id, {}, false))
  const state = async ({ of, id }: typeof small) => good(await imports.get(of, id))
  while ((await state(small)).state !== 'done') await new Promise((resolve) => setTimeout(resolve, 1))
  expect((await state(large[0]!)).rowsDone).toBeLessThan(8_000)
  expect((await state(again)).state).toBe('running') // of one workspace one after the other
  await imports.runner.idle()
  for (const [at, count] of [8_000, 2_000, 2_000].entries()) expect(await state(large[at]!)).toMatchObject({ state: 'done', rowsDone: count, counts: { created: count, updated: 0, same: 0, failed: 0 } })
  expect(await state(again)).toMatchObject({ state: 'done', counts: { created: 0, same: 0, updated: 20 } })
})

test('a field that is taken away while an import fills it stays away, and what takes its place has nothing of it', async () => {
  const { imports, upload, done, fields, all, people } = await world()
  await fields.create(book, { key: 'voornaam', type: 'text' })
  await people.upsert(book, rows(400).map((row) => ({ number: row.slice(0, 12), fields: { voornaam: 'Old' } })), { by: 'number' })
  const id = await upload(`Mobiel;Voornaam\n${rows(6_000).map((row) => row.split(';').slice(0, 2).join(';')).join('\n')}\n`)
  good(await imports.start(book, id, { columns: [{ to: 'number' }, { to: 'field:voornaam' }] }, false))
  while (good(await imports.get(book, id)).rowsDone < 1_000) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(await fields.remove(book, 'voornaam')).toBe(true)
  await fields.create(book, { key: 'other', type: 'text' })
  const ended = await done(id)
  expect(ended).toMatchObject({ state: 'done', rowsDone: 6_000, counts: { created: 5_600, updated: 400, same: 0, failed: 0 } })
  expect(ended.say).toContain('voornaam')
  expect((await all()).filter((one) => Object.keys(one.fields).length > 0)).toEqual([])
  good(await imports.undo(book, id))
  expect(await done(id)).toMatchObject({ state: 'undone' })
  const left = await all()
  expect(left).toHaveLength(400)
  expect(left.filter((one) => Object.keys(one.fields).length > 0)).toEqual([])
})

test('rows of a number that came before are counted, and the first counts where that is wanted, also across turns', async () => {
  const { run, people, errors, imports, upload, done } = await world()
  const text = `number,language\n${rows(600).map((row) => `${row.slice(0, 12)},nl`).join('\n')}\n+31610000000,de\n+31610000001,nl\n`
  const trial = await upload(text)
  good(await imports.start(book, trial, { repeated: 'first' }, true))
  expect((await done(trial)).counts).toMatchObject({ created: 600, failed: 2, repeated: 2 })
  const first = await run(text, { repeated: 'first' })
  expect(first.counts).toMatchObject({ created: 600, updated: 0, failed: 2, repeated: 2 })
  expect((await errors(first.id)).split('\r\n')[1]).toMatch(/^602,An earlier row has this number/)
  expect((await people.ofNumber(book, '+31610000000'))?.language).toBe('nl')
  const last = await run(text)
  expect(last.counts).toMatchObject({ created: 0, updated: 1, same: 601, failed: 0, repeated: 2 })
  expect((await people.ofNumber(book, '+31610000000'))?.language).toBe('de')
})

test('what cannot be started is told why', async () => {
  const { imports, upload, run } = await world()
  const id = await upload('a,b\n1,2\n')
  expect(await imports.start(book, id, {}, false)).toMatchObject({ param: '/columns/0', fault: expect.stringContaining('number') as string })
  expect(await imports.start(book, id, { columns: [{ to: 'number' }, { to: 'number' }] }, false)).toMatchObject({ param: '/columns/1' })
  expect(await imports.start(book, id, { columns: [{ to: 'number' }], lists: ['lst_x'] }, false)).toMatchObject({ param: '/lists/0' })
  expect(await imports.put(book, id, 3, new Uint8Array(2))).toEqual({ expected: 8 })
  expect(await imports.put({ ...book, workspace: 'wsp_b' }, id, 8, new Uint8Array(2))).toBe('missing')
  expect(await imports.start(book, await upload(new Uint8Array([0x25, 0x50, 0x44, 0x46, 1, 2])), {}, false)).toMatchObject({ fault: expect.stringContaining('PDF') as string })
  await expect(run('')).rejects.toThrow('no rows')
})

test('twenty thousand rows go through in turns of the same size, however long the file is', async () => {
  const { run, turns } = await world()
  const mostOf = async (count: number, from: number) => {
    turns.length = 0
    expect(await run(`${header}\n${rows(count, from).join('\n')}`)).toMatchObject({ state: 'done', counts: { created: count, failed: 0 } })
    return { most: Math.max(...turns), count: turns.filter((size) => size >= 500).length }
  }
  const short = await mostOf(2_000, 0)
  const long = await mostOf(20_000, 100_000)
  expect(short.count).toBe(4)
  expect(long.count).toBe(40)
  expect(long.most).toBe(short.most)
}, 30_000)

test('a workbook is read as it is shown: shared and inline texts, days, numbers in any writing', async () => {
  const { run, all } = await world()
  const people = Array.from({ length: 3_000 }, (_, at) => `<row r="${at + 4}"><c r="A${at + 4}"><v>3.1610${String(at).padStart(6, '0')}E10</v></c><c r="C${at + 4}" s="1"><v>32904</v></c></row>`)
  const one = await run(zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="People" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId7" Type="x" Target="worksheets/first.xml"/></Relationships>',
    'xl/styles.xml': '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': '<sst><si><t>Phone</t></si><si><r><t>First </t></r><r><t>name</t></r></si><si><t xml:space="preserve">Zo&#235; &amp; Co</t></si></sst>',
    'xl/worksheets/first.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Birthday</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>+31612345678</t></is></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>32904</v></c></row><row r="3"/>${people.join('')}</sheetData></worksheet>`,
  }), { country: 'NL' })
  expect(one).toMatchObject({ state: 'done', counts: { created: 3_001, failed: 0 } })
  expect((await all()).slice(0, 2)).toMatchObject([
    { number: '+31612345678', fields: { first_name: 'Zoë & Co', birthday: Date.UTC(1990, 0, 31) } },
    { number: '+31610000000', fields: { birthday: Date.UTC(1990, 0, 31) } },
  ])
  await expect(run(zip({ 'word/document.xml': '<x/>' }))).rejects.toThrow('no Excel workbook')
  await expect(run(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50)]))).rejects.toThrow('cut short')
})

test('what is put, looked at or begun while an import is canceled finds it ended, and no file is left', async () => {
  const { imports, upload, dir } = await world()
  const id = await upload('number\n+31612345678\n')
  const bytes = (await imports.get(book, id))!.bytes
  const [canceled, put, started] = await Promise.all([imports.cancel(book, id), imports.put(book, id, bytes, new Uint8Array([10])), imports.start(book, id, {}, false)])
  expect([canceled, put, started]).toEqual([expect.objectContaining({ state: 'canceled' }), 'not_uploading', 'started'])
  expect(readdirSync(dir)).toEqual([])
  const gone = await upload('number\n+31612345678\n')
  rmSync(join(dir, gone)) // as somebody cancels it after it was found
  for (const answer of [await imports.preview(book, gone, {}), await imports.start(book, gone, {}, false)]) expect(answer).toEqual({ fault: 'Its file is no longer here.', param: '' })
})
