// De teksten van wat na het eerste bericht komt: het woord STOP, en de weg naar de echte wereld.
import { plural } from '../text/language.ts'
import type { en } from './words.en.ts'

export const nl: typeof en = {
  stop: {
    title: 'Antwoord nu STOP',
    lead: 'Antwoord op de telefoon, of druk hierop. Onesixty gehoorzaamt vanzelf en bewaart het bewijs.',
    stop: 'STOP antwoorden',
    start: 'START antwoorden',
    standing: { none: 'Nog niets vastgelegd', in: 'Wil berichten', out: 'Wil geen berichten meer' },
    since: (moment) => `sinds ${moment}`,
    proof: 'Bewijs bekijken',
    obeyed: 'Verstuur nu nog eens: het wordt tegengehouden, gratis.',
    cannot: 'Op een naam kan niet worden geantwoord. Verstuur van een nummer zoals 1600, dan kan de telefoon antwoorden.',
  },
  next: {
    title: 'Naar de echte wereld',
    lead: (count) => plural(count, { one: '# stap.', other: '# stappen, in elke volgorde.' }),
    done: 'gedaan',
    open: 'te doen',
    steps: {
      operator: { name: 'Operator aansluiten', does: 'Met een proef die in woorden zegt wat er mis is.' },
      prices: { name: 'Prijzen inlezen', does: 'Wat klanten betalen, vergeleken voordat het telt.' },
      budget: { name: 'Budget instellen', does: 'Het stopt bij het exacte bedrag.' },
      webhook: { name: 'Webhook toevoegen', does: 'Elke status, ondertekend. Er is een echo-adres ingebouwd om te proberen.' },
      code: { name: 'Versturen uit uw code', does: 'Met een eigen sleutel erin.' },
    },
    key: 'Er een sleutel voor maken',
    keyHint: 'Het is een testsleutel: hij bereikt alleen de virtuele telefoons en kost niets. Hij mag versturen en lezen, wordt één keer getoond en nergens in deze pagina bewaard.',
    snippet: 'Versturen met curl',
    keyName: 'eerste voorbeeld',
  },
}
