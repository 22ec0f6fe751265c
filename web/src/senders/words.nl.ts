// De teksten van afzenders: de nummers van een werkruimte, en namen.
import type { en } from './words.en.ts'

export const nl: typeof en = {
  title: 'Afzenders',
  lead: 'Nummers en korte nummers waarop mensen kunnen antwoorden. Een naam van hoogstens 11 letters en cijfers hoeft hier niet te staan; daarop kan niet worden geantwoord.',
  give: 'Nummer toevoegen',
  listed: 'Nummers',
  empty: 'Nog geen nummers.',
  emptyHint: 'Een nummer dat u van een operator kreeg hoort hier, zodat u krijgt wat mensen erheen sturen:',
  columns: { number: 'Nummer', kind: 'Soort', account: 'SMPP-account dat het hoort', since: 'Sinds' },
  kinds: { short: 'Kort nummer', long: 'Lang nummer' },
  nobody: 'Alleen de werkruimte',
  change: 'Toewijzen',
  take: 'Wegnemen',
  takeTitle: (number) => `${number} wegnemen?`,
  takeSays: 'Wat mensen erheen sturen is vanaf dan van niemand, en sleutelwoorden ervan zwijgen.',
  number: 'Nummer',
  numberHint: 'Zoals +31612345678, of een kort nummer van 3 tot 8 cijfers.',
  account: 'SMPP-account',
  accountHint: 'Hoort wat mensen naar dit nummer sturen.',
  assign: (number) => `Wie hoort ${number}?`,
  name: {
    title: 'Naam proberen',
    lead: 'Of een afzender zou worden aangenomen, voordat er iemand is aangeschreven.',
    label: 'Afzender',
    good: (from, country) => `“${from}” zou zo naar ${country} gaan.`,
    to: 'Naar een nummer zoals',
    ask: 'Proberen',
    answer: { name: 'Een naam. Telefoons kunnen er niet op antwoorden.', short: 'Een kort nummer. Telefoons kunnen erop antwoorden.', long: 'Een nummer. Telefoons kunnen erop antwoorden.' },
  },
}
