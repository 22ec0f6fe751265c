// De teksten van de eerste pagina, in het Nederlands.
import { plural } from '../text/language.ts'
import type { en } from './words.en.ts'

export const nl: typeof en = {
  title: 'Schrijf het. Zie het reizen.',
  lead: 'Eén tekst, de hele weg: door de API, over SMPP, naar een telefoon die trilt, en de ontvangstbevestiging terug.',
  compose: {
    title: 'Schrijven',
    to: 'Aan',
    from: 'Van',
    text: 'Tekst',
    send: 'Versturen',
    sendHint: 'Ctrl + Enter verstuurt ook.',
    firstText: 'Hallo van Onesixty! Deze tekst ging de hele weg: API, wachtrij, SMPP, operator, en nu uw telefoon.',
    toHint: 'Elk nummer: de demo-operator maakt er een telefoon voor.',
    toCountry: 'Schrijf het met + en het landnummer, zoals +31 6 1234 5678.',
    senderName: 'Een naam. Telefoons kunnen die niet antwoorden; een nummer als 1600 wel.',
    senderShort: 'Een shortcode. De telefoon kan antwoorden.',
    senderNumber: 'Een telefoonnummer. De telefoon kan antwoorden.',
    senderEmpty: 'Leeg: de server kiest.',
    asCurl: 'Hetzelfde met curl',
  },
  meter: {
    parts: (count) => plural(count, { one: '# deel', other: '# delen' }),
    left: (count) => `nog ${count} over`,
    encoding: { gsm7: 'GSM-7', ucs2: 'Unicode' },
    perPart: { gsm7: '160 tekens vullen één deel.', ucs2: '70 tekens vullen één deel.' },
    joined: { gsm7: 'Samengevoegde delen bevatten er elk 153.', ucs2: 'Samengevoegde delen bevatten er elk 67.' },
    costly: (count) =>
      plural(count, {
        one: 'Dit teken vraagt om Unicode: er passen 70 in plaats van 160 in een deel.',
        other: 'Deze # tekens vragen om Unicode: er passen 70 in plaats van 160 in een deel.',
      }),
    script: (script) => `Geschreven in ${script}: dat vraagt om Unicode, 70 tekens per deel.`,
    many: (most) => `Meer dan ${most} delen wordt geweigerd, tenzij erom gevraagd is (maxSegments in de API).`,
    hidden: 'verborgen',
    more: (count) => `en nog ${count}`,
    plain: 'Schrijf ze gewoon',
    saves: (parts) => (parts === 0 ? '' : plural(parts, { one: ', scheelt # deel', other: ', scheelt # delen' })),
    refused: {
      empty: 'Nog niets te tellen.',
      too_long: 'Te lang: meer dan 255 delen.',
      lone_surrogate: 'De tekst bevat een gebroken teken (een halve emoji). Verwijder het en typ het opnieuw.',
      encoding_impossible: 'De tekst past niet in deze codering.',
    },
  },
  travel: {
    title: 'De weg',
    idle: 'Druk op Versturen en volg het.',
    hops: {
      api: { name: 'API', does: 'controleert het, bewaart het op schijf' },
      queue: { name: 'Wachtrij', does: 'wacht op zijn beurt' },
      smpp: { name: 'SMPP', does: 'overgedragen aan de operator' },
      operator: { name: 'Operator', does: 'vindt de telefoon, meldt zich terug' },
      phone: { name: 'Telefoon', does: 'bzz' },
    },
    receipt: 'Bevestiging',
    awaited: 'komt langs dezelfde weg terug',
    onItsWay: 'onderweg',
    answered: (span) => `antwoordde in ${span}`,
    pace: 'Wachtrij, SMPP en operator zijn samen de tijd bij de bevestiging. Langzamer getekend dan het ging.',
    open: 'Bekijk elke stap',
  },
}
