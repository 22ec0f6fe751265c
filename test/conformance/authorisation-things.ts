// What each route is asked about: how a thing of a tenant comes to be, and what is said of it. A new route whose path or
// body needs something gets a row here under its operation's name; without one the matrix fails.
import type { Asker, Tenant, World } from './authorisation-world.ts'

/** Who makes the thing: its tenant, in a mode; and who will ask about it. */
type Making = { readonly world: World; readonly owner: Tenant; readonly mode: Asker['mode']; readonly asker: Asker }
export type Thing = {
  /** What the path names, of the tenant. */
  readonly params?: (making: Making) => Promise<Record<string, string>>
  /** The request ends what it names: the next one needs another. */
  readonly ends?: true
  readonly body?: (making: Making) => unknown
  readonly query?: string
  /** What an owner's request may answer, where it is not 2xx. */
  readonly own?: readonly number[]
  /** For people alone: keys are refused whatever their scopes. */
  readonly people?: true
  /** The path names nothing of a tenant. */
  readonly shared?: true
  /** The workspace above may ask, too. */
  readonly above?: true
  /** Test keys do not meet what was made live. */
  readonly moded?: true
}

const ask = async ({ world, owner, mode }: Making, method: string, path: string, body?: unknown) => world.must(owner.as[mode], method, path, body)
const idOf = async (making: Making, path: string, body: unknown) => ({ id: String((await ask(making, 'POST', path, body))['id']) })

const message = (making: Making, more: object = {}) => idOf(making, '/v1/messages', { to: '+31612345678', from: 'Shop', text: making.owner.mark, ...more })
const waiting = (making: Making) => message(making, { scheduledAt: new Date(Date.now() + 86_400_000).toISOString() })
const key = (making: Making) => idOf(making, '/v1/keys', { name: making.owner.mark, mode: making.mode, scopes: ['develop'] })
const account = (making: Making) => idOf(making, '/v1/smpp-accounts', { name: making.owner.mark })
const echo = async (making: Making) => {
  const { token, url } = await ask(making, 'POST', '/v1/echo')
  await making.world.must(making.owner.as.live, 'POST', `/v1/echo/${String(token)}`, { said: making.owner.mark })
  return { token: String(token), url: String(url) }
}
const webhook = async (making: Making) => idOf(making, '/v1/webhooks', { url: (await echo(making)).url, name: making.owner.mark })
let numbers = 0
const number = async ({ world, owner }: Making) =>
  ({ id: String((await world.must(world.root, 'POST', '/v1/numbers', { number: `+3197010${250_000 + numbers++}`, workspace: owner.workspace }))['id']) })
let invited = 0
const invitation = async (making: Making) => idOf({ ...making, mode: 'live' }, '/v1/invitations', { email: `${invited++}-${making.owner.mark}@example.com`, role: 'viewer' })
/** A person who is nothing but a viewer of this tenant. */
async function member({ world, owner }: Making) {
  const email = `${invited++}-${owner.mark}@example.com`
  const { link } = await world.must(owner.as.live, 'POST', '/v1/invitations', { email, role: 'viewer' })
  const token = String(link).split('#invitation=')[1]
  await world.must(world.strangers[0]!.ask, 'POST', '/v1/invitations/accept', { token, name: owner.mark, password: 'four little words here' })
  const { data } = (await world.must(owner.as.live, 'GET', '/v1/members?limit=1000')) as { data: { id: string; email: string }[] }
  return { id: data.find((one) => one.email === email.toLowerCase())!.id }
}
const campaign = (making: Making, more: object = {}) =>
  idOf(making, '/v1/campaigns', { name: making.owner.mark, text: `Hi {{ name | default: "there" }} ${making.owner.mark}`, from: 'Shop', consent: 'existing', recipients: [{ to: '+31612345678' }], ...more })
/** Far ahead, so that it waits. */
const running = async (making: Making, more: object = {}) => {
  const made = await campaign(making, { perSecond: 0.1, recipients: Array.from({ length: 5 }, (_, at) => ({ to: `+3161234567${at}` })), ...more })
  await ask(making, 'POST', `/v1/campaigns/${made.id}/start`, {})
  return made
}
const paused = async (making: Making) => {
  const made = await running(making)
  await ask(making, 'POST', `/v1/campaigns/${made.id}/pause`, {})
  return made
}
const reportLink = async (making: Making) => {
  const { id } = await campaign(making)
  return { token: String((await ask(making, 'POST', `/v1/campaigns/${id}/share`, {}))['token']) }
}
/** A workspace is named by itself. */
const workspace = async ({ owner }: Making) => ({ id: owner.workspace })
const keyOfWorkspace = async (making: Making) => ({ id: making.owner.workspace, key: (await key({ ...making, mode: 'live' })).id })
/** Another session of a person of this tenant; of the asker's own where it is theirs. */
async function session({ world, owner, asker }: Making) {
  const theirs = asker.tenant === owner && asker.kind === 'person' ? asker : world.askers.find(({ tenant, kind }) => tenant === owner && kind === 'person')!
  await world.must(world.strangers[0]!.ask, 'POST', '/v1/session', { email: theirs.email, password: 'four little words here' })
  const { data } = (await world.must(theirs.ask, 'GET', '/v1/sessions')) as { data: { id: string; current: boolean }[] }
  return { id: data.find(({ current }) => !current)!.id }
}
/** Not of a tenant: everybody has a ledger of their own about a number. */
const person = async () => ({ number: '+31688888888' })
let words = 0
const keyword = (making: Making) => idOf(making, '/v1/keywords', { number: '1600', words: [`WORD${words++}`], action: { kind: 'reply', text: making.owner.mark } })
const form = (making: Making) => idOf(making, '/v1/forms', { number: '1600', title: making.owner.mark, wording: 'yes', thanks: 'Welcome' })
const none = async () => ({ id: 'x' })
const wrongCode = { people: true, body: () => ({ code: '000000' }), own: [401, 429] } as const

let people = 0
const contactBody = ({ owner }: Pick<Making, 'owner'>) => ({ number: `+3161${2_000_000 + people++}`, tags: [owner.mark] })
const contact = (making: Making) => idOf(making, '/v1/contacts', contactBody(making))
async function known(making: Making) {
  const external = `e${people}`
  await ask(making, 'PUT', `/v1/contacts/by-external-id/crm/${external}`, contactBody(making))
  return { system: 'crm', external }
}
async function field(making: Making) {
  const key = `f${people++}`
  await ask(making, 'POST', '/v1/contact-fields', { key, type: people % 2 ? 'text' : 'number', title: making.owner.mark })
  return { key }
}
const list = (making: Making) => idOf(making, '/v1/lists', { name: `${making.owner.mark} ${people++}` })
const segment = (making: Making) => idOf(making, '/v1/segments', { name: `${making.owner.mark} ${people++}`, rule: { tag: making.owner.mark } })
const file = (making: Making) => idOf(making, '/v1/imports', { name: making.owner.mark })

export const things: Readonly<Record<string, Thing>> = {
  // messages
  sendMessages: { body: ({ owner }) => ({ to: '+31612345678', from: 'Shop', text: owner.mark }) },
  previewMessage: { body: ({ owner }) => ({ to: '+31612345678', text: owner.mark }) },
  getMessage: { params: message, moded: true },
  getCharge: { params: message, moded: true },
  cancelMessage: { params: waiting, ends: true, moded: true },
  changeMessage: { params: waiting, body: ({ owner }) => ({ text: `${owner.mark} changed` }), moded: true },
  redriveMessage: { params: message, own: [409], moded: true },
  // keys, programs
  createKey: { body: ({ asker }) => ({ name: asker.tenant.mark, mode: asker.mode, scopes: [asker.scopes[0]] }) },
  rotateKey: { params: key, ends: true, body: () => ({ overlapSeconds: 60 }), moded: true },
  revokeKey: { params: key, ends: true, moded: true },
  createSmppAccount: { body: ({ owner }) => ({ name: owner.mark }) },
  getSmppAccount: { params: account, moded: true },
  changeSmppAccount: { params: account, body: ({ owner }) => ({ name: `${owner.mark} changed` }), moded: true },
  renewSmppPassword: { params: account, moded: true },
  deleteSmppAccount: { params: account, ends: true, moded: true },
  assignNumber: { params: number, body: () => ({ account: null }) },
  createWebhook: { body: ({ owner }) => ({ url: 'http://127.0.0.1:9/hook', name: owner.mark }) },
  getWebhook: { params: webhook, moded: true },
  changeWebhook: { params: webhook, body: ({ owner }) => ({ name: `${owner.mark} changed` }), moded: true },
  deleteWebhook: { params: webhook, ends: true, moded: true },
  getWebhookSecret: { params: webhook, moded: true },
  rotateWebhookSecret: { params: webhook, body: () => ({ overlapHours: 1 }), moded: true },
  pingWebhook: { params: webhook, moded: true },
  listDeliveries: { params: webhook, moded: true },
  replayDeliveries: { params: webhook, body: () => ({ since: '2026-01-01T00:00:00Z' }), moded: true },
  listEcho: { params: echo },
  // consent
  addConsent: { body: ({ owner }) => ({ number: '+31612345678', action: 'given', wording: owner.mark }) },
  importConsents: { body: () => ({ format: 'csv', csv: 'number,status\n+31612345678,opted in\n' }) },
  changeConsentSettings: { body: () => ({ help: 'Reply STOP to end.' }) },
  getConsentProof: { params: person, shared: true },
  eraseConsents: { params: person, shared: true },
  addSuppression: { body: () => ({ number: '+31699999999' }) },
  liftSuppression: { params: person, shared: true },
  decideReview: { params: none, body: () => ({ decision: 'stop' }), own: [404] },
  // what phones write
  addContactActivity: { params: contact, body: ({ owner }) => ({ kind: 'note', detail: owner.mark }), moded: true },
  getConversation: { params: person, own: [404] },
  changeConversation: { params: person, body: () => ({ state: 'closed' }), own: [404] },
  readConversation: { params: person, own: [404] },
  addKeyword: { body: ({ owner }) => ({ number: '1600', words: [`WORD${words++}`], action: { kind: 'reply', text: owner.mark } }) },
  getKeyword: { params: keyword, moded: true },
  removeKeyword: { params: keyword, ends: true, moded: true },
  addForm: { body: ({ owner }) => ({ number: '1600', title: owner.mark, wording: 'yes', thanks: 'Welcome' }) },
  removeForm: { params: form, ends: true, moded: true },
  // campaigns
  createCampaign: { body: ({ owner }) => ({ name: owner.mark, text: 'Hi', from: 'Shop' }) },
  getCampaign: { params: campaign, moded: true },
  changeCampaign: { params: campaign, body: ({ owner }) => ({ name: `${owner.mark} changed` }), moded: true },
  deleteCampaign: { params: campaign, ends: true, moded: true },
  addCampaignRecipients: { params: campaign, body: () => ({ recipients: [{ to: '+31612345679' }] }), moded: true },
  listCampaignRecipients: { params: campaign, moded: true },
  previewCampaign: { params: campaign, moded: true },
  testCampaign: { params: campaign, body: () => ({ to: ['+31612345670'] }), moded: true },
  startCampaign: { params: campaign, ends: true, moded: true },
  undoCampaign: { params: (making) => running(making, { schedule: { at: new Date(Date.now() + 86_400_000).toISOString() } }), ends: true, moded: true },
  chooseCampaignVariant: {
    params: (making) => running(making, { split: { variants: [{ name: 'a', text: 'A' }, { name: 'b', text: 'B' }], test: {} } }), body: () => ({ variant: 'b' }), ends: true, moded: true,
  },
  approveCampaign: { params: campaign, own: [409], moded: true },
  rejectCampaign: { params: campaign, body: () => ({ reason: 'no' }), own: [409], moded: true },
  pauseCampaign: { params: running, ends: true, moded: true },
  resumeCampaign: { params: paused, ends: true, moded: true },
  cancelCampaign: { params: running, ends: true, moded: true },
  triggerCampaign: { params: (making) => running(making, { triggered: true, recipients: [] }), body: () => ({ recipients: [{ to: '+31612345679' }] }), moded: true },
  getCampaignReport: { params: campaign, moded: true },
  getCampaignCsv: { params: campaign, moded: true },
  shareCampaign: { params: campaign, moded: true },
  unshareCampaign: { params: campaign, moded: true },
  getSharedReport: { params: reportLink, shared: true },
  setCampaignPolicy: { body: () => ({ recipients: 1_000 }) },
  // contacts
  createContact: { body: contactBody },
  upsertContacts: { body: (making) => ({ contacts: [contactBody(making)] }) },
  getContact: { params: contact, moded: true },
  changeContact: { params: contact, body: () => ({ language: 'nl' }), moded: true },
  deleteContact: { params: contact, ends: true, moded: true },
  mergeContacts: { params: contact, body: () => ({ from: 'ctc_none' }), own: [404], moded: true },
  listContactActivity: { params: contact, moded: true },
  putContactByExternalId: { params: async () => ({ system: 'crm', external: `x${people++}` }), body: contactBody, shared: true },
  getContactByExternalId: { params: known, moded: true },
  deleteContactByExternalId: { params: known, ends: true, moded: true },
  createContactField: { body: ({ owner }) => ({ key: `g${people++}`, type: 'text', title: owner.mark }), own: [409] },
  changeContactField: { params: field, body: ({ owner }) => ({ title: `${owner.mark} changed` }), moded: true },
  deleteContactField: { params: field, ends: true, moded: true },
  createList: { body: ({ owner }) => ({ name: `${owner.mark} ${people++}` }) },
  getList: { params: list, moded: true },
  changeList: { params: list, body: ({ owner }) => ({ description: owner.mark }), moded: true },
  deleteList: { params: list, ends: true, moded: true },
  changeListMembers: { params: list, body: () => ({ add: [] }), moded: true },
  createSegment: { body: ({ owner }) => ({ name: `${owner.mark} ${people++}`, rule: { tag: owner.mark } }) },
  countSegment: { body: ({ owner }) => ({ rule: { tag: owner.mark } }) },
  getSegment: { params: segment, moded: true },
  changeSegment: { params: segment, body: ({ owner }) => ({ description: owner.mark }), moded: true },
  deleteSegment: { params: segment, ends: true, moded: true },
  createImport: { body: ({ owner }) => ({ name: owner.mark }), own: [409] },
  putImportFile: { params: file, own: [422], moded: true },
  getImport: { params: file, moded: true },
  previewImport: { params: file, body: () => ({}), own: [422], moded: true },
  startImport: { params: file, body: () => ({}), own: [422], moded: true },
  cancelImport: { params: file, ends: true, moded: true },
  undoImport: { params: file, own: [409], moded: true },
  getImportErrors: { params: file, moded: true },
  // people
  changeMe: { people: true, body: ({ asker }) => ({ name: `${asker.role} ${asker.tenant.mark}` }) },
  changePassword: { people: true, body: () => ({ current: 'four little words here', password: 'four little words here' }) },
  switchWorkspace: { people: true, body: ({ owner }) => ({ workspace: owner.workspace }) },
  confirmSecondFactor: wrongCode,
  removeSecondFactor: wrongCode,
  addPasskey: { people: true, body: () => ({ name: 'x', passkey: { id: 'x' } }), own: [422] },
  removePasskey: { people: true, params: none, own: [404] },
  beginSecondFactor: { people: true },
  listPasskeys: { people: true },
  beginPasskey: { people: true, own: [422] },
  listSessions: { people: true },
  endSession: { people: true, params: session, ends: true },
  changeMember: { params: member, body: () => ({ role: 'author' }) },
  removeMember: { params: member, ends: true },
  createInvitation: { body: ({ asker }) => ({ email: `${invited++}-${asker.tenant.mark}@example.com`, role: 'viewer' }) },
  revokeInvitation: { params: invitation, ends: true },
  // money
  createBudget: { body: () => ({ name: 'A day', window: 'day', limit: { amount: '1.00', currency: 'EUR' } }), own: [409] },
  changeBudget: { params: none, body: () => ({ name: 'x' }), own: [404] },
  previewInvoice: { own: [409] },
  getInvoice: { params: async () => ({ number: '1' }), own: [404] },
  getInvoiceCsv: { params: async () => ({ number: '1' }), own: [404] },
  getInvoicePdf: { params: async () => ({ number: '1' }), own: [404] },
  setDestinations: { body: () => ({ countries: null, codesPerBlock: null }) },
  removeBudget: { params: none, own: [404] },
  tellConversion: { body: () => ({ message: 'msg_none' }), own: [404] },
  // workspaces
  createWorkspace: { body: () => ({ name: 'below' }) },
  getWorkspace: { params: workspace, above: true },
  changeWorkspace: { params: workspace, body: ({ owner }) => ({ name: owner.name }), above: true },
  listWorkspaceKeys: { params: workspace, above: true },
  createWorkspaceKey: { params: workspace, body: ({ asker, owner }) => ({ name: owner.mark, mode: 'live', scopes: [asker.scopes[0]] }), above: true },
  revokeWorkspaceKey: { params: keyOfWorkspace, ends: true, above: true },
}
