// The rows of a rule: a group and its conditions, each a line of choices. Knows the rows, not the rule they make.
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { Group as GroupIcon, Plus, X } from 'lucide-react'
import type { Field } from './calls.ts'
import { useLists, useTags } from './queries.ts'
import { deeds, group, type Group, leaf, type Leaf, type LeafKind, leafKinds, type Node, testsFor } from './rules.ts'
import classes from './Segment.module.css'
import { words } from './words.ts'

const { segments: texts } = words

type NodeProps<Of extends Node> = { node: Of; fields: readonly Field[]; onChange(node: Of): void }

export function RuleRows({ node, fields, onChange, inner = false }: NodeProps<Group> & { inner?: boolean }) {
  const put = (row: Node) => onChange({ ...node, rows: node.rows.map((one) => (one.id === row.id ? row : one)) })
  const drop = (id: number) => onChange({ ...node, rows: node.rows.filter((one) => one.id !== id) })
  const add = (row: Node) => onChange({ ...node, rows: [...node.rows, row] })
  return (
    <fieldset className={classes.group}>
      <div className={classes.join}>
        {inner && <Not node={node} onChange={onChange} />}
        <span>{texts.who}</span>
        <NativeSelect
          aria-label={texts.kind} value={node.join} onChange={(event) => onChange({ ...node, join: event.currentTarget.value === 'any' ? 'any' : 'all' })}
          data={[{ value: 'all', label: texts.join.all }, { value: 'any', label: texts.join.any }]}
        />
      </div>
      <div className={classes.rows}>
        {node.rows.map((row) =>
          row.kind === 'group' ? (
            <div key={row.id} className={classes.inner}>
              <RuleRows node={row} fields={fields} inner onChange={put} />
              <Drop onClick={() => drop(row.id)} />
            </div>
          ) : (
            <div key={row.id} className={classes.row}>
              <LeafRow node={row} fields={fields} onChange={put} />
              <Drop onClick={() => drop(row.id)} />
            </div>
          ),
        )}
      </div>
      <div className={classes.adds}>
        <Button variant="default" leftSection={<Plus size={16} />} onClick={() => add(leaf('tag'))}>
          {texts.add}
        </Button>
        {!inner && (
          <Button variant="default" leftSection={<GroupIcon size={16} />} onClick={() => add(group([leaf('tag')], 'any'))}>
            {texts.addGroup}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

const Drop = ({ onClick }: { onClick(): void }) => (
  <ActionIcon aria-label={texts.removeRow} onClick={onClick}>
    <X size={16} />
  </ActionIcon>
)

function Not<Of extends Node>({ node, onChange }: Pick<NodeProps<Of>, 'node' | 'onChange'>) {
  return (
    <label className={classes.not}>
      <input type="checkbox" checked={node.not} onChange={(event) => onChange({ ...node, not: event.currentTarget.checked })} />
      {texts.not}
    </label>
  )
}

function LeafRow({ node, fields, onChange }: NodeProps<Leaf>) {
  const kinds = leafKinds.filter((kind) => (kind !== 'field' || fields.length > 0) && (kind !== 'near' || fields.some(({ type }) => type === 'place')))
  const become = (kind: LeafKind) => {
    const first = kind === 'near' ? fields.find(({ type }) => type === 'place') : fields[0]
    const what = kind === 'did' ? 'got' : kind === 'field' || kind === 'near' ? (first?.key ?? '') : ''
    onChange({ ...leaf(kind, what, kind === 'field' ? testsFor(first)[0] : ''), id: node.id, not: node.not })
  }
  return (
    <>
      <Not node={node} onChange={onChange} />
      <NativeSelect
        aria-label={texts.kind} value={node.kind} onChange={(event) => become(event.currentTarget.value as LeafKind)}
        data={kinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
      />
      <Values node={node} fields={fields} onChange={onChange} />
    </>
  )
}

function Values({ node, fields, onChange }: NodeProps<Leaf>) {
  const { data: lists = [] } = useLists()
  const { data: tags = [] } = useTags()
  const { kind, what, test, value, more } = node
  const typed = (label: string, part: 'value' | 'more', hint = '', type: 'text' | 'number' = 'text') => (
    <TextInput
      className={classes.wide} aria-label={label} placeholder={hint || label} type={type} min={type === 'number' ? 0 : undefined} value={part === 'value' ? value : more}
      onChange={(event) => onChange({ ...node, [part]: event.currentTarget.value })}
    />
  )
  const chosen = (label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      className={classes.wide} aria-label={label} value={value} onChange={(event) => onChange({ ...node, value: event.currentTarget.value })}
      data={[{ value: '', label: texts.choose }, ...data]}
    />
  )
  switch (kind) {
    case 'tag':
      return chosen(texts.kinds.tag, tags.map(({ name }) => ({ value: name, label: name })))
    case 'list':
      return chosen(texts.kinds.list, lists.map(({ id, name }) => ({ value: id, label: name })))
    case 'country':
      return typed(texts.kinds.country, 'value', texts.countryHint)
    case 'language':
      return typed(texts.kinds.language, 'value', texts.languageHint)
    case 'added':
      return typed(texts.days, 'value', texts.days, 'number')
    case 'did':
      return (
        <>
          <NativeSelect
            className={classes.wide} aria-label={texts.kinds.did} value={what} onChange={(event) => onChange({ ...node, what: event.currentTarget.value })}
            data={deeds.map((deed) => ({ value: deed, label: texts.deeds[deed] }))}
          />
          {typed(texts.times, 'value', texts.times, 'number')}
          {typed(texts.withinDays, 'more', texts.withinDays, 'number')}
        </>
      )
    case 'near':
      return (
        <>
          {typed(texts.km, 'more', texts.km, 'number')}
          {typed(texts.point, 'value', '52.37, 4.90')}
        </>
      )
    case 'field': {
      const field = fields.find(({ key }) => key === what)
      const asks = test !== 'known' && test !== 'unknown'
      const dates = field?.type === 'date' && test !== 'withinDays'
      return (
        <>
          <NativeSelect
            aria-label={texts.field} value={what} data={fields.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(event) => {
              const next = fields.find(({ key }) => key === event.currentTarget.value)
              onChange({ ...node, what: event.currentTarget.value, test: testsFor(next)[0]!, value: '' })
            }}
          />
          <NativeSelect
            aria-label={texts.test} value={test} onChange={(event) => onChange({ ...node, test: event.currentTarget.value })}
            data={testsFor(field).map((one) => ({ value: one, label: texts.tests[one as 'is'] }))}
          />
          {asks && field?.choices && test === 'is' && chosen(texts.value, field.choices.map((one) => ({ value: one, label: one })))}
          {asks && !(field?.choices && test === 'is') && typed(texts.value, 'value', dates ? '1990-12-31' : test === 'in' ? texts.severalHint : test === 'is' && field?.type === 'text' ? texts.exactHint : texts.value)}
        </>
      )
    }
  }
}
