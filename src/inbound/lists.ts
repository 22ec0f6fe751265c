// What keywords and forms do with people: they come into the book and its lists, or leave these.
import type { Contacts } from '../contacts/open.ts'
import type { Book, Lists } from './keyword.ts'

export function createLists({ people, groups }: Pick<Contacts, 'people' | 'groups'>): Lists {
  /** Their contact, made where there was none; undefined where the book is full. */
  const idOf = async (book: Book, number: string): Promise<string | undefined> => {
    const made = await people.create(book, { number })
    return 'taken' in made ? made.taken : 'id' in made ? made.id : undefined
  }
  return {
    async join(book, person, list) {
      const id = await idOf(book, person)
      if (id !== undefined && (await groups.get(book, 'list', list))) await groups.put(book, list, [id], true)
    },
    async leave(book, person, list) {
      const contact = await people.ofNumber(book, person)
      if (contact && (await groups.get(book, 'list', list))) await groups.put(book, list, [contact.id], false)
    },
    async set(book, person, field, value) {
      const id = await idOf(book, person)
      if (id !== undefined) await people.change(book, id, { fields: { [field]: value } })
    },
  }
}
