// Тексты панели сотового вещания по-русски.
import { plural } from '../text/language.ts'
import type { en } from './words.en.ts'

export const ru: typeof en = {
  open: 'Передать оповещение',
  title: 'Передать оповещение',
  text: 'Оповещение',
  areas: 'Где',
  times: 'Раз',
  timesWrong: (most) => `от 1 до ${most}`,
  send: 'Передать',
  hint:
    'Оно сразу появится там на каждом включённом телефоне в домашней сети и через минуту на тех, что появятся позже. Старые ' +
    'телефоны его не покажут.',
  nowhere: 'Выберите, где его показать.',
  latest: 'Последние оповещения',
  phones: (count) => plural(count, { one: 'на # телефоне', few: 'на # телефонах', many: 'на # телефонах', other: 'на # телефона' }),
  sent: (sent, all) => `${sent} из ${all} раз`,
  cancel: 'Остановить',
  states: { scheduled: 'Запланировано', enroute: 'В эфире', delivered: 'Передано', expired: 'Опоздало', deleted: 'Остановлено' },
}
