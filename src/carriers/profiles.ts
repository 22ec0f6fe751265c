// Upstreams that are known, as data. A connection names one and gives its secrets; what it says itself takes the place
// of the profile's word.
import type { Profile } from './upstream.ts'

export const profiles = {
  twilio: {
    say: 'The Twilio Messages API, and everything shaped like it',
    secrets: ['accountSid', 'authToken'],
    baseUrl: 'https://api.twilio.com',
    request: {
      method: 'POST',
      url: '{{baseUrl}}/2010-04-01/Accounts/{{secret.accountSid}}/Messages.json',
      basic: { username: '{{secret.accountSid}}', password: '{{secret.authToken}}' },
      body: {
        form: {
          To: '{{to}}', From: '{{from}}', Body: '{{text}}',
          ValidityPeriod: '{{validitySeconds}}', StatusCallback: '{{receiptsUrl}}',
        },
      },
      longestValiditySeconds: 36_000,
    },
    response: {
      id: { pointer: '/sid' },
      errorCode: [{ pointer: '/code' }],
      errors: [{ code: ['20429', '21611', '30001', '14107'], retry: 'slow' }, { code: ['20003'], retry: 'account' }],
    },
    receipts: {
      id: '/MessageSid',
      state: '/MessageStatus',
      error: '/ErrorCode',
      recipient: '/To',
      sender: '/From',
      states: {
        scheduled: 'scheduled', accepted: 'enroute', queued: 'enroute', sending: 'enroute', sent: 'enroute',
        delivered: 'delivered', read: 'delivered', undelivered: 'undelivered', failed: 'rejected', canceled: 'deleted',
      },
    },
    inbound: { from: '/From', to: '/To', text: '/Body' },
    check: {
      method: 'GET',
      url: '{{baseUrl}}/2010-04-01/Accounts/{{secret.accountSid}}.json',
      basic: { username: '{{secret.accountSid}}', password: '{{secret.authToken}}' },
    },
  },
  vonage: {
    say: 'The Vonage SMS API, and everything shaped like it',
    secrets: ['apiKey', 'apiSecret'],
    baseUrl: 'https://rest.nexmo.com',
    request: {
      method: 'POST',
      url: '{{baseUrl}}/sms/json',
      words: { encoding: { gsm7: 'text', ucs2: 'unicode' } },
      body: {
        form: {
          api_key: '{{secret.apiKey}}', api_secret: '{{secret.apiSecret}}',
          to: '{{toDigits}}', from: '{{fromDigits}}', text: '{{text}}', type: '{{encoding}}', ttl: '{{validityMs}}',
          'status-report-req': '1', callback: '{{receiptsUrl}}',
        },
      },
      longestValiditySeconds: 604_800,
    },
    response: {
      success: { pointer: '/messages/0/status', equals: ['0'] },
      id: { pointer: '/messages/*/message-id' },
      errorCode: [{ pointer: '/messages/0/status' }],
      errors: [
        { code: ['1', '10'], retry: 'slow' },
        { code: ['4', '8', '9', '11', '14', '32'], retry: 'account' },
        { code: ['5'], retry: 'later' },
      ],
    },
    receipts: {
      id: '/messageId',
      state: '/status',
      error: '/err-code',
      recipient: '/msisdn',
      sender: '/to',
      states: {
        delivered: 'delivered', accepted: 'accepted', buffered: 'enroute', submitted: 'enroute', expired: 'expired',
        failed: 'undelivered', rejected: 'rejected', unknown: 'unknown', deleted: 'deleted',
      },
    },
    inbound: { from: '/msisdn', to: '/to', text: '/text' },
    check: {
      method: 'GET',
      url: '{{baseUrl}}/account/get-balance?api_key={{secret.apiKey}}&api_secret={{secret.apiSecret}}',
    },
  },
  cm: {
    say: 'The CM.com SMS gateway, and everything shaped like it',
    secrets: ['productToken'],
    baseUrl: 'https://gw.cmtelecom.com',
    request: {
      method: 'POST',
      url: '{{baseUrl}}/v1.0/message',
      body: {
        json: {
          messages: {
            authentication: { productToken: '{{secret.productToken}}' },
            msg: [
              {
                from: '{{fromDigits}}',
                to: [{ number: '00{{toDigits}}' }],
                body: { content: '{{text}}', type: 'auto' },
                minimumNumberOfMessageParts: 1,
                maximumNumberOfMessageParts: '{{parts}}',
                reference: '{{uniqueId}}',
              },
            ],
          },
        },
      },
    },
    response: {
      // It has no ids of its own: receipts name our reference, which the answer repeats.
      id: { pointer: '/messages/0/reference' },
      success: { pointer: '/messages/0/status', equals: ['Accepted'] },
      errorCode: [{ pointer: '/messages/0/messageErrorCode' }, { pointer: '/errorCode' }],
      errors: [{ code: ['101', '102', '103'], retry: 'account' }, { status: [200], code: ['500'], retry: 'later' }],
    },
    receipts: {
      items: '/messages/msg',
      id: '/reference',
      state: '/status/code',
      error: '/status/errorCode',
      recipient: '/to',
      states: { '0': 'accepted', '1': 'rejected', '2': 'delivered', '3': 'undelivered', '4': 'delivered' },
    },
    inbound: { from: '/from/number', to: '/to/number', text: '/message/text' },
  },
} as const satisfies Readonly<Record<string, Profile>>

export const profileNames = Object.keys(profiles) as (keyof typeof profiles)[]

export const profileOf = (name: string | undefined): Profile | undefined =>
  name !== undefined && Object.hasOwn(profiles, name) ? profiles[name as keyof typeof profiles] : undefined
