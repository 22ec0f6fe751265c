// The texts of the panel of cell broadcasts.
import { plural } from '../text/language.ts'

export const en = {
  open: 'Broadcast an alert',
  title: 'Broadcast an alert',
  text: 'Alert',
  areas: 'Where',
  times: 'Times',
  timesWrong: (most: number) => `1 to ${most}`,
  send: 'Broadcast',
  hint:
    'It shows at once on every phone there that is on and at home, and a minute apart on those that come later. Old phones ' +
    'show none.',
  nowhere: 'Choose where it is to be shown.',
  latest: 'The latest broadcasts',
  phones: (count: number) => plural(count, { one: 'on # phone', other: 'on # phones' }),
  sent: (sent: number, all: number) => `${sent} of ${all} times`,
  cancel: 'Stop',
  states: { scheduled: 'Planned', enroute: 'On the air', delivered: 'Sent', expired: 'Too late', deleted: 'Stopped' },
}
