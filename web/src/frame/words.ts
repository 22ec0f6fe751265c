// The texts of the frame and of signing in. One place, so that other languages can come beside it.
export const words = {
  nav: { label: 'Pages', home: 'Send', messages: 'Messages', phones: 'Phones' },
  skip: 'Skip to the page',
  line: {
    live: 'Live',
    connecting: 'Connecting',
    offline: 'Offline',
    hint: {
      live: 'Everything on this page updates by itself.',
      connecting: 'Opening the event stream.',
      offline: 'The event stream is gone. Trying again by itself.',
    },
  },
  counters: {
    accepted: 'accepted',
    delivered: 'delivered',
    since: 'since start',
    sinceHint: 'Counted since the server was started. The list of messages holds the earlier ones, too.',
    perSecond: 'per second',
  },
  scheme: { light: 'Switch to light colours', dark: 'Switch to dark colours' },
  signOut: 'Sign out',
  demo: 'Demo',
  demoHint: 'No real operator is connected: messages go to virtual phones, free of charge.',
  copy: 'Copy',
  copied: 'Copied',
  retry: 'Try again',
  loading: 'Loading',
  lost: 'There is no such page.',
  toHome: 'Back to the start',
  crash: 'This page stumbled.',
  crashNext: 'Reload it. What you sent is safe: the server keeps it.',
}

export const signInWords = {
  title: 'Good to see you.',
  lead: 'Sign in with an API key of this server.',
  label: 'API key',
  placeholder: 'live_… or test_…',
  enter: 'Sign in',
  show: 'Show the key',
  linkUsed: 'That sign-in link is no longer valid. Paste an API key instead, or restart the server for a fresh link.',
  where: 'Where do I find a key?',
  ways: [
    {
      text: 'In the terminal: the first start printed the key once, and every start prints a link that signs you in.',
      code: 'npm start',
    },
    { text: 'In the data folder: the command line of this machine keeps its key there.', code: 'cat data/cli-key' },
    { text: 'Or make a new key.', code: 'npx onesixty keys create dashboard --mode live' },
    { text: 'Or use the key that you gave to the server in its environment.', code: 'ONESIXTY_API_KEY' },
  ],
}
