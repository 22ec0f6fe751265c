// De teksten van het paneel voor cell broadcast, in het Nederlands.
import { plural } from '../text/language.ts'
import type { en } from './words.en.ts'

export const nl: typeof en = {
  open: 'Zend een alarm uit',
  title: 'Zend een alarm uit',
  text: 'Alarm',
  areas: 'Waar',
  times: 'Keren',
  timesWrong: (most) => `1 tot ${most}`,
  send: 'Uitzenden',
  hint:
    'Het verschijnt meteen op elke telefoon daar die aan en thuis is, en om de minuut op wie later komt. Oude telefoons ' +
    'tonen niets.',
  nowhere: 'Kies waar het getoond moet worden.',
  latest: 'De laatste uitzendingen',
  phones: (count) => plural(count, { one: 'op # telefoon', other: 'op # telefoons' }),
  sent: (sent, all) => `${sent} van ${all} keer`,
  cancel: 'Stoppen',
  states: { scheduled: 'Gepland', enroute: 'In de lucht', delivered: 'Verzonden', expired: 'Te laat', deleted: 'Gestopt' },
}
