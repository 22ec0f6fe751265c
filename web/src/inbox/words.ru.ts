// The texts of the inbox. Russian.
import { plural } from '../text/language.ts'
import type { en } from './words.en.ts'

export const ru: typeof en = {
  title: 'Входящие',
  lead: 'Кто пишет на ваши номера и что было сказано.',
  filter: 'Какие беседы',
  filters: { open: 'Открытые', unread: 'Непрочитанные', closed: 'Готовые' },
  list: 'Беседы, сначала новые',
  unread: (count: number) =>
    plural(count, { one: '# непрочитанный текст', few: '# непрочитанных текста', many: '# непрочитанных текстов', other: '# непрочитанного текста' }),
  empty: 'Пока никто не писал.',
  emptyHint: 'Сюда приходят тексты на ваши номера. Напишите с телефона демо-оператора:',
  none: 'Здесь пусто.',
  more: 'Показать ещё',
  choose: 'Выберите беседу.',
  back: 'Все беседы',
  you: 'Вы',
  earlier: 'Показать, что было раньше',
  said: 'Что было сказано',
  stopped: 'сказал STOP',
  stoppedHint: 'Человек попросил не писать: ответ будет остановлен.',
  help: 'просит помощи',
  to: (number: string) => `на ${number}`,
  close: 'Готово',
  reopen: 'Открыть снова',
  take: 'Беру на себя',
  leave: 'Снять с себя',
  assigned: (name: string) => `Занимается ${name}`,
  proof: 'Согласия',
  answer: 'Ответ',
  answerHint: 'Ctrl + Enter тоже отправляет.',
  send: 'Отправить',
  parts: (count: number) => plural(count, { one: '# часть', few: '# части', many: '# частей', other: '# части' }),
  gone: 'Сказанное больше не хранится.',
}
