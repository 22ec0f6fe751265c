// What can be done with a row at its end: changed and taken away, each a button with the row's name. Knows no row.
import { ActionIcon } from '@mantine/core'
import { Pencil, Trash2 } from 'lucide-react'
import classes from './RowActs.module.css'

type Act = { word: string; act(): void }

export const RowActs = ({ of, change, remove }: { of: string; change: Act; remove: Act }) => (
  <span className={classes.acts}>
    <ActionIcon aria-label={`${change.word}: ${of}`} onClick={change.act}>
      <Pencil size={16} />
    </ActionIcon>
    <ActionIcon aria-label={`${remove.word}: ${of}`} onClick={remove.act}>
      <Trash2 size={16} />
    </ActionIcon>
  </span>
)
