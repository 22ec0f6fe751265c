// De teksten van inloggen, inrichten en een uitnodiging aannemen, in het Nederlands.
import type { en } from './words.en.ts'

export const nl: typeof en = {
  key: {
    title: 'Fijn dat u er bent.',
    lead: 'Log in met een API-sleutel van deze server.',
    label: 'API-sleutel',
    placeholder: 'live_… of test_…',
    enter: 'Inloggen',
    show: 'Sleutel tonen',
    linkUsed: 'Die inloglink is niet meer geldig. Plak een API-sleutel, of herstart de server voor een nieuwe link.',
    where: 'Waar vind ik een sleutel?',
    ways: [
      {
        text: 'In de terminal: de eerste start toonde de sleutel eenmalig, en elke start toont een link waarmee u inlogt.',
        code: 'npm start',
      },
      { text: 'In de datamap: daar bewaart de opdrachtregel van deze machine zijn sleutel.', code: 'cat data/cli-key' },
      { text: 'Of maak een nieuwe sleutel.', code: 'npx onesixty keys create dashboard --mode live' },
      { text: 'Of gebruik de sleutel die u de server in zijn omgeving hebt gegeven.', code: 'ONESIXTY_API_KEY' },
    ],
    other: 'Inloggen met een e-mailadres',
  },
  people: {
    title: 'Fijn dat u er bent.',
    email: 'E-mailadres',
    password: 'Wachtwoord',
    code: 'Code uit uw authenticator-app',
    codeHint: 'Zes cijfers, of een van uw herstelcodes.',
    enter: 'Inloggen',
    passkey: 'Inloggen met een passkey',
    signOn: 'Inloggen via uw organisatie',
    other: 'Een API-sleutel gebruiken',
    show: 'Wachtwoord tonen',
    canceled: 'Er is geen passkey gebruikt. Probeer het opnieuw, of log in met uw wachtwoord.',
  },
  setUp: {
    title: 'Maak het van u.',
    lead: 'U wordt eigenaar van deze installatie: u nodigt anderen uit en bepaalt wat zij mogen.',
    enter: 'Eigenaar worden',
  },
  invitation: {
    title: 'U bent uitgenodigd.',
    lead: (workspace, role) => `Voor de werkruimte ‘${workspace}’, als ${role}.`,
    known: 'U hebt hier al een account. Geef het wachtwoord daarvan.',
    enter: 'Meedoen',
    looking: 'De uitnodiging wordt bekeken',
  },
  name: 'Uw naam',
  newPassword: 'Kies een wachtwoord',
  newPasswordHint: 'Minstens 12 tekens. Een paar woorden achter elkaar zijn goed te onthouden en moeilijk te raden.',
  back: 'Naar de inlogpagina',
  roles: {
    owner: 'eigenaar',
    admin: 'beheerder',
    sender: 'verzender',
    author: 'schrijver',
    viewer: 'kijker',
    billing: 'boekhouder',
    developer: 'ontwikkelaar',
  },
}
