// What becomes of a file: each column with its guess, on what ground these people may be written to, a try and the start.
import { Button, NativeSelect } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileCheck2, Play } from 'lucide-react'
import { useState } from 'react'
import { Choice, Field as Line } from '../frame/Fields.tsx'
import { useMay } from '../frame/me.ts'
import { Trouble } from '../frame/Note.tsx'
import { Sheet } from '../frame/Sheet.tsx'
import { showCountry } from '../text/format.ts'
import { direction } from '../text/language.ts'
import { createList, type Field, type FieldType, type List } from './calls.ts'
import { countryOf, countryOfNumbers } from './country-of.ts'
import { getDestinations, type Import, type Plan, type Preview, previewImport, startImport } from './import-calls.ts'
import classes from './Imports.module.css'
import { listed } from './naming.ts'
import { keptLists, useFields, useLists } from './queries.ts'
import { words } from './words.ts'

const { imports: texts } = words
/** Instead of the id of a list: one that is made with the import. */
const fresh = 'new'
/** As it is called without what tells its kind. */
const titleOf = ({ name }: Import) => name.replace(/\.\w+$/, '').slice(0, 100)

const own = ['number', 'language', 'timeZone', 'tags', 'ignore'] as const

/** What stands in the column of the numbers; where none is known to be it, in all of them. */
function numbersIn({ columns, rows }: Preview): string[] {
  const at = columns.findIndex(({ guess }) => guess.to === 'number')
  return rows.flatMap((cells) => (at < 0 ? cells : cells.slice(at, at + 1)))
}

export function ImportPlan({ one, onStarted }: { one: Import; onStarted(): void }) {
  const { data: lists = [] } = useLists()
  const { data: fields = [] } = useFields()
  const mayAsk = useMay()({ scope: 'bill' })
  const { data: sends, isLoading: asking } = useQuery({ queryKey: ['destinations'], queryFn: ({ signal }) => getDestinations(signal), retry: false, enabled: mayAsk })
  const [typed, setCountry] = useState<string>()
  const [existing, setExisting] = useState<'update' | 'skip'>('update')
  const [list, setList] = useState('')
  const [tags, setTags] = useState('')
  const [wording, setWording] = useState('')
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({})
  // the file as it is, for its own numbers to say the country
  const { data: bare } = useQuery({ queryKey: ['imports', one.id, 'preview', ''], queryFn: ({ signal }) => previewImport(one.id, '', signal) })
  const numbers = bare && numbersIn(bare)
  const { data: told } = useQuery({
    queryKey: ['imports', one.id, 'country'], queryFn: async ({ signal }) => (await countryOfNumbers(numbers ?? [], signal)) ?? '', enabled: numbers !== undefined, retry: false,
  })
  const country = typed ?? (asking ? '' : (sends?.countries?.[0] ?? told ?? ''))
  const wanted = countryOf(country) ?? ''
  const isNone = country.trim() !== '' && wanted === ''
  const { data: seen, error, refetch } = useQuery({
    queryKey: ['imports', one.id, 'preview', wanted],
    queryFn: ({ signal }) => previewImport(one.id, wanted, signal),
    placeholderData: keepPreviousData,
  })
  const columns = seen?.columns.map(({ guess }, at) => {
    const to = chosen[at] ?? guess.to
    return { to, ...(to === guess.to && guess.type && { type: guess.type as FieldType }) }
  })
  const cache = useQueryClient()
  const makeList = async () => {
    const made = await createList({ name: titleOf(one) })
    cache.setQueryData<List[]>(keptLists, (all) => all && [...all, made])
    setList(made.id) // chosen from now on, also where the start is refused
    return made.id
  }
  const starting = useMutation({
    mutationFn: async (dryRun: boolean) => {
      const into = list !== fresh ? list : dryRun ? '' : await makeList()
      const plan: Plan = {
        ...(columns && { columns }), ...(wanted !== '' && { country: wanted }), existing, dryRun, ...(into !== '' && { lists: [into] }),
        ...(listed(tags).length > 0 && { tags: listed(tags) }), ...(wording.trim() !== '' && { consent: { wording: wording.trim() } }),
      }
      return startImport(one.id, plan)
    },
    onSuccess: onStarted,
  })
  if (!seen) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : null
  const hasNumber = columns?.some(({ to }) => to === 'number')
  return (
    <>
      <Sheet title={texts.columns} lead={texts.columnsLead}>
        <Columns seen={seen} columns={columns ?? []} fields={fields} onChoose={(at, to) => setChosen({ ...chosen, [at]: to })} />
      </Sheet>
      <Sheet title={texts.options}>
        <div className={classes.options}>
          <Line name="country" label={texts.country} hint={wanted === '' ? texts.countryHint : showCountry(wanted)} value={country} onChange={setCountry} />
          <Choice
            name="existing" label={texts.existing} value={existing} onChange={(value) => setExisting(value)}
            options={(['update', 'skip'] as const).map((value) => ({ value, word: texts.existingOf[value] }))}
          />
          <Choice
            name="list" label={texts.list} value={list} onChange={setList}
            options={[{ value: '', word: texts.noList }, ...(lists.some(({ name }) => name === titleOf(one)) ? [] : [{ value: fresh, word: texts.newList(titleOf(one)) }]), ...lists.map(({ id, name }) => ({ value: id, word: name }))]}
          />
          <Line name="tags" label={texts.tags} hint={words.tagsHint} value={tags} onChange={setTags} />
          <div className={classes.wide}>
            <Line name="wording" label={texts.wording} hint={texts.wordingHint} value={wording} onChange={setWording} />
          </div>
        </div>
        {!hasNumber && <p role="alert">{texts.noNumber}</p>}
        {isNone && <p role="alert">{texts.noCountry(country)}</p>}
        {starting.error && <Trouble error={starting.error} />}
        <div className={classes.acts}>
          <Button leftSection={<Play size={16} />} disabled={!hasNumber || isNone} loading={starting.isPending && !starting.variables} onClick={() => starting.mutate(false)}>
            {texts.start}
          </Button>
          <Button
            variant="default" leftSection={<FileCheck2 size={16} />} disabled={!hasNumber || isNone} loading={starting.isPending && starting.variables}
            onClick={() => starting.mutate(true)}
          >
            {texts.dryRun}
          </Button>
          <span className={classes.hint}>{texts.dryRunHint}</span>
        </div>
      </Sheet>
    </>
  )
}

type ColumnsProps = { seen: Preview; columns: readonly { to: string }[]; fields: readonly Field[]; onChoose(at: number, to: string): void }

function Columns({ seen, columns, fields, onChoose }: ColumnsProps) {
  const known = [...own, ...fields.map(({ key }) => `field:${key}`)]
  const named = (to: string) => {
    const [kind, rest = ''] = to.split(/:(.*)/s)
    if (kind === 'external') return texts.idOf(rest)
    if (kind !== 'field') return texts.to[kind as (typeof own)[number]] ?? to
    const field = fields.find(({ key }) => key === rest)
    return field ? texts.fieldOf(field.title) : texts.newField(rest)
  }
  return (
    <table className={classes.table} dir={direction}>
      <thead>
        <tr>
          <th scope="col">{texts.column}</th>
          <th scope="col">{texts.is}</th>
          <th scope="col">{texts.examples}</th>
        </tr>
      </thead>
      <tbody>
        {seen.columns.map(({ title, guess, examples }, at) => (
          <tr key={at}>
            <td>{title || at + 1}</td>
            <td>
              <NativeSelect
                aria-label={`${texts.column} ${title || at + 1}`} value={columns[at]?.to} onChange={(event) => onChoose(at, event.currentTarget.value)}
                data={[...new Set([guess.to, ...known])].map((value) => ({ value, label: named(value) }))}
              />
            </td>
            <td>
              <div className={classes.examples}>
                <bdi>{examples.slice(0, 3).join(' · ')}</bdi>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
