// The examples of the API's description, tried: each is sent to a whole house as it stands there, with ids that exist, and
// is answered as the description says.
import { expect, test } from 'vitest'
import { bearer, judge, key, openTarget, operationsOf } from '../fuzz/rest.ts'
import type { Document } from '../fuzz/rest.ts'
import type { Asked, Operation } from '../fuzz/rest-requests.ts'
import { createReader } from '../fuzz/rest-schema.ts'
import type { Schema } from '../fuzz/rest-schema.ts'

/** What an example alone cannot do, and why. */
const excused: Readonly<Record<string, string>> = {
  openSession: 'its key and password are made up', setUp: 'its token is made up, and there is an owner', lookAtInvitation: 'its token is made up', acceptInvitation: 'its token is made up',
  beginPasskeySession: 'needs a host with a name', beginPasskey: 'needs a host with a name', addPasskey: 'needs the answer of a device', removePasskey: 'there is none', confirmSecondFactor: 'needs the code of a device',
  removeSecondFactor: 'there is none', changePassword: 'its passwords are made up', switchWorkspace: 'its workspace is made up', beginSignOn: 'no service is named', finishSignOn: 'no service is named',
  changeMember: 'there is none but the owner', removeMember: 'there is none but the owner', cancelMessage: 'it has left', changeMessage: 'it has left', redriveMessage: 'it did not fail',
  matchReceipt: 'all receipts match', learnReceiptIds: 'all receipts match', takeCallback: 'there is no connection over HTTP', takeCallbackByQuery: 'there is no connection over HTTP',
  traceHandsetMessage: 'there is no message on that phone', tryNumberLookup: 'none is set then', getNumberLookup: 'none is set then', listEcho: 'its address is made up', sendEcho: 'its address is made up',
  createBudget: 'its workspace is free', changeBudget: 'there is none', removeBudget: 'there is none', getWorkspacePlan: 'it has none then', removePlan: 'a workspace has it',
  makeInvoice: 'its workspace is made up', previewInvoice: 'its workspace has no plan', getInvoice: 'there is none', getInvoiceCsv: 'there is none', getInvoicePdf: 'there is none',
  deleteContact: 'the person was erased before', getConversation: 'nobody wrote', changeConversation: 'nobody wrote', readConversation: 'nobody wrote',
  decideReview: 'nothing is in doubt', readForm: 'its form is made up', readFormCode: 'its form is made up', signUpByForm: 'its form is made up',
  revokeWorkspaceKey: 'its key is of another workspace',
  getContactByExternalId: 'its id is made up', deleteContactByExternalId: 'its id is made up', changeContactField: 'its key is made up', deleteContactField: 'its key is made up',
  mergeContacts: 'there is one alone', putImportFile: 'needs the octets of a file', previewImport: 'its file is empty', startImport: 'its file is empty',
  getSharedReport: 'its link is made up', approveCampaign: 'nobody has to agree', rejectCampaign: 'nobody has to agree', triggerCampaign: 'it has an audience', deleteCampaign: 'it has been sent',
  pauseCampaign: 'it may be over', resumeCampaign: 'it may be over', cancelCampaign: 'it may be over', undoCampaign: 'it has begun', chooseCampaignVariant: 'it has none',
}

const rank = ({ method, path }: Operation) => {
  const isOne = path.includes('{')
  return method === 'post' && !isOne ? 0 : method === 'get' ? 1 : method === 'delete' ? 4 : method === 'post' ? 3 : 2
}
const prefix = /\b([a-z]{3})_01kb3nq2s[0-9a-z]{6}\b/g

test('every example of a request is answered as documented', async () => {
  const { ask, signedIn, close } = await openTarget()
  try {
    const document = JSON.parse((await ask({ method: 'GET', url: '/v1/openapi.json', headers: {}, body: undefined })).text) as Document
    const reader = createReader(document.components.schemas)
    /** By the kind of thing; an id in an example stands for one of them, another for another. */
    const ids = new Map<string, string[]>([['con', ['demo']]])
    const person = (await signedIn())!
    const made = new Map<string, string>()
    const examplesOf = (schema: Schema): unknown[] => {
      const whole = reader.resolve(schema)
      return [...((whole['examples'] ?? []) as unknown[]), ...((whole['anyOf'] ?? whole['oneOf'] ?? []) as Schema[]).flatMap(examplesOf)]
    }
    const failed: string[] = []
    let tried = 0
    let guarded = 0
    for (const operation of operationsOf(document).toSorted((a, b) => rank(a) - rank(b))) {
      const { method, path, operationId, body } = operation
      if (path.startsWith('/v1/events') && method === 'get') continue
      const collection = path.slice(0, path.indexOf('/{'))
      const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'number' ? '+31612345678' : name === 'code' ? 'not_found' : (made.get(collection) ?? 'none')))
      const examples = body ? [...examplesOf(body), ...operation.bodyExamples] : [undefined]
      if (examples.length === 0 && !Object.hasOwn(excused, operationId)) failed.push(`${operationId} has no example`)
      for (const [at, example] of examples.entries()) {
        tried++
        const met: string[] = []
        const text = example === undefined ? undefined : JSON.stringify(example).replaceAll(prefix, (id, kind: string) => {
          if (!met.includes(id)) met.push(id)
          return ids.get(kind)?.[met.filter((one) => one.startsWith(kind)).indexOf(id)] ?? id
        })
        const type: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' }
        const headers = { ...bearer(key), ...type }
        const asked: Asked = { kind: 'valid', operation, method: method.toUpperCase(), url, headers, body: text, breaks: undefined }
        const reading = document.paths[path]!['get']
        const isRead = reading && !reading.parameters?.some((one) => one.in === 'query')
        if (/^(put|patch|delete)$/.test(method) && isRead && !Object.hasOwn(excused, operationId)) {
          const stale = await ask({ ...asked, headers: { ...headers, 'if-match': '"stale"' } })
          const read = await ask({ ...asked, method: 'GET', headers: bearer(key), body: undefined })
          if (read.status === 200 && !(stale.status === 412 && read.headers['etag'])) failed.push(`${operationId}: ${stale.status} for a change to a state that is gone, etag ${read.headers['etag']}`)
          if (read.status === 200) guarded++
        }
        let told = await ask(asked)
        if (told.status === 403 && told.text.includes('people who signed in')) told = await ask({ ...asked, headers: { ...person, ...type } })
        const fault = body && example !== undefined ? reader.faultIn(body, JSON.parse(text!)) : undefined
        const wrong = judge(reader, asked, told, undefined)
        if (fault !== undefined) failed.push(`${operationId} ${at}: the example does not fit its schema: ${fault}`)
        if (wrong) failed.push(`${operationId} ${at}: ${wrong.join(': ')}`)
        else if (told.status >= 400 && !Object.hasOwn(excused, operationId)) failed.push(`${operationId} ${at}: ${told.status} ${told.text.slice(0, 160)} for ${url} ${text?.slice(0, 100)}`)
        if (told.status >= 300 || !String(told.headers['content-type']).includes('json')) continue
        const json = JSON.parse(told.text) as { id?: string; data?: { id?: string }[] }
        const id = json.id ?? json.data?.[0]?.id
        if (id === undefined || path.includes('{')) continue
        const kind = /^([a-z]{3})_/.exec(id)?.[1]
        if (!made.get(path)?.startsWith(kind ?? '')) made.set(path, made.get(path) ?? id)
        else if (method === 'post') made.set(path, id)
        if (kind) ids.set(kind, [id, ...(ids.get(kind) ?? [])])
      }
    }
    console.log(`${tried} examples tried, ${guarded} changes guarded by ETags`)
    expect(guarded).toBeGreaterThan(8)
    expect(failed).toEqual([])
  } finally {
    await close()
  }
})
