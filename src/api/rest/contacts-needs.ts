// What this door needs of the room of people, as types of exactly what it uses.
import type { Contacts } from '../../contacts/open.ts'
import type { Imports } from '../../contacts/imports/imports.ts'

export type ContactsDoor = Pick<Contacts, 'people' | 'search' | 'fields' | 'groups' | 'segments' | 'timeline' | 'exported'> & {
  readonly imports: Pick<Imports, 'create' | 'put' | 'preview' | 'start' | 'cancel' | 'undo' | 'get' | 'list' | 'errors'>
}
