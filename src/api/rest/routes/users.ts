// One's own account: who one is, where one may go, password, second factor, passkeys, and the sessions that are open.
import { z } from 'zod'
import { roles, scopes } from '../../../accounts/account.ts'
import { code, idParams, PasskeyShape, password, SessionShape, showPasskey, showSession } from '../accounts-schema.ts'
import { textOf } from '../messages-schema.ts'
import { problem } from '../problem.ts'
import { answer, route } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'
import { enter, needsName, placeOf, tooOften } from '../signed-in.ts'
import type { SignInNeeds } from '../signed-in.ts'

const Me = z
  .strictObject({
    workspace: z.string(),
    mode: z.enum(['test', 'live']),
    scopes: z.array(z.enum(scopes)),
    key: z.string().optional().describe('The API key that asks, when it is one.'),
    person: z
      .strictObject({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        role: z.enum(roles),
        secondFactor: z.boolean(),
        hasPassword: z.boolean(),
        workspaces: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(roles) })),
      })
      .optional(),
  })
  .meta({ id: 'Me', examples: [{ workspace: 'wsp_01kb3nq2s00000f', mode: 'live', scopes: ['read', 'send'], key: 'key_01kb3nq2s00000g' }] })
const MeChange = z.strictObject({ name: textOf(100) }).meta({ id: 'MeChange', examples: [{ name: 'Ann' }] })
const Password = z
  .strictObject({ current: z.string().max(256).optional().describe('Left out only by who has none yet.'), password })
  .meta({ id: 'PasswordChange', examples: [{ current: 'four little words here', password: 'five quite little words here' }] })
const Code = z.strictObject({ code }).meta({ id: 'SecondFactorCode', examples: [{ code: '123456' }] })
const Totp = z
  .strictObject({
    secret: z.string(), uri: z.string(),
    qr: z.array(z.string().regex(/^[01]+$/)).describe('The address as a QR code: rows of squares, with the margin; `1` is a dark one.'),
  })
  .meta({ id: 'SecondFactor', examples: [{ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Onesixty:ann%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Onesixty', qr: ['1111111010', '1000001001'] }] })
const RecoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()).describe('Each is good once instead of a code. Shown now and never again.') })
  .meta({ id: 'RecoveryCodes', examples: [{ recoveryCodes: ['abcd-efgh-2345-klmn'] }] })
const Switch = z.strictObject({ workspace: z.string().max(64) }).meta({ id: 'WorkspaceSwitch', examples: [{ workspace: 'wsp_01kb3nq2s00000f' }] })
const Options = z.looseObject({ challenge: z.string() }).meta({ id: 'NewPasskeyChallenge', examples: [{ challenge: 'c29tZSByYW5kb20gYnl0ZXM', rp: { name: 'Onesixty', id: 'sms.example.com' } }] })
const NewPasskey = z
  .strictObject({ name: textOf(64), passkey: z.looseObject({ id: z.string().max(1_024) }).describe('What the browser answered.') })
  .meta({ id: 'NewPasskey', examples: [{ name: 'Phone', passkey: { id: 'dGhlIGlkIG9mIGEga2V5' } }] })
const list = <Shape extends z.ZodType>(id: string, shape: Shape, example: object) => z.strictObject({ data: z.array(shape) }).meta({ id, examples: [{ data: [example] }] })
const exampleSession = {
  id: 'sid_01kb3nq2s00000g', workspace: 'wsp_01kb3nq2s00000f', createdAt: '2026-11-22T10:00:00.123Z', lastSeenAt: '2026-11-22T10:05:00.123Z',
  expiresAt: '2026-11-22T22:00:00.123Z', address: '192.0.2.7', agent: 'Firefox', current: true,
}
const SessionList = list('SessionList', SessionShape, exampleSession)
const PasskeyList = list('PasskeyList', PasskeyShape, { id: 'dGhlIGlkIG9mIGEga2V5', name: 'Phone', createdAt: '2026-11-22T10:00:00.123Z' })

async function squaresOf(uri: string): Promise<string[]> {
  const { default: draw } = await import('qr')
  return draw(uri, 'raw', { border: 4 }).map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''))
}

const forPeople = problem('not_permitted', 'This is for people who signed in as themselves.')
const wrongCode = problem('code_wrong', 'The code is wrong, or was used before.', { param: '/code' })

export function userRoutes(needs: SignInNeeds): Route[] {
  const { accounts: { sessions, people, passkeys } } = needs
  const row = { tag: 'me', scope: 'read' } as const
  const ofPerson = <Params, Query, Body>(run: (person: string, call: Call<Params, Query, Body>) => Answer | Promise<Answer>) => {
    return (call: Call<Params, Query, Body>) => (call.principal.person === undefined ? forPeople : run(call.principal.person, call))
  }
  return [
    route({
      ...row,
      method: 'GET',
      path: '/v1/me',
      operation: 'getMe',
      summary: 'Who asks, and what they may',
      answers: { 200: { description: 'You.', schema: Me } },
      async handle({ principal: { workspace, mode, scopes, key, person, role } }) {
        const one = person === undefined ? undefined : await people.me(person)
        if (!one) return answer(200, { workspace, mode, scopes, key })
        const { id, name, email, hasTotp, hasPassword, memberships } = one
        const workspaces = memberships.map(({ workspace, ...rest }) => ({ id: workspace, ...rest }))
        return answer(200, { workspace, mode, scopes, person: { id, name, email, role, secondFactor: hasTotp, hasPassword, workspaces } })
      },
    }),
    route({
      ...row,
      method: 'PATCH',
      path: '/v1/me',
      operation: 'changeMe',
      summary: 'Change your name',
      body: MeChange,
      answers: { 204: { description: 'Changed.' } },
      handle: ofPerson(async (person, { body }) => {
        await people.rename(person, body.name)
        return answer(204)
      }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/password',
      operation: 'changePassword',
      summary: 'Change your password',
      description: 'Every session of yours ends; this browser gets a new one.',
      audited: true,
      body: Password,
      answers: { 204: { description: 'Changed.' } },
      problems: ['not_authenticated', 'weak_password', 'too_many_attempts', 'queue_full'],
      handle: ofPerson(async (person, call) => {
        const { body: { current, password: next }, address, principal } = call
        const changed = await people.changePassword(person, { current, next, address })
        if (changed === 'wrong') return problem('not_authenticated', 'The current password is wrong.', { param: '/current' })
        if (changed === 'changed') return enter(needs, call, principal, 'password')
        return 'waitMs' in changed ? tooOften(changed.waitMs) : problem('weak_password', `The password cannot be used: ${changed.fault}.`, { param: '/password' })
      }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/workspace',
      operation: 'switchWorkspace',
      summary: 'Go on in another of your workspaces',
      audited: true,
      body: Switch,
      answers: { 204: { description: 'The cookie is one for that workspace now.' } },
      problems: ['not_found'],
      handle: ofPerson(async (person, call) => {
        const { workspace } = call.body
        const principal = await people.enter(person, workspace)
        return principal ? enter(needs, call, principal, 'switch') : problem('not_found', `There is no workspace ${workspace} of yours.`, { param: '/workspace' })
      }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/totp',
      operation: 'beginSecondFactor',
      summary: 'Begin with an authenticator app',
      description: 'Codes are asked for once one was confirmed.',
      answers: { 200: { description: 'For the app.', schema: Totp } },
      problems: ['has_second_factor'],
      handle: ofPerson(async (person) => {
        const begun = await people.beginTotp(person)
        if (begun === undefined) return forPeople
        return begun === 'has_one' ? problem('has_second_factor', 'Remove the one that you have first.') : answer(200, { ...begun, qr: await squaresOf(begun.uri) })
      }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/totp/confirm',
      operation: 'confirmSecondFactor',
      summary: 'Show that the app works; codes are asked for from then on',
      audited: true,
      body: Code,
      answers: { 200: { description: 'For when the phone is lost.', schema: RecoveryCodes } },
      problems: ['code_wrong'],
      handle: ofPerson(async (person, { body }) => {
        const recoveryCodes = await people.confirmTotp(person, body.code)
        return recoveryCodes ? answer(200, { recoveryCodes }) : wrongCode
      }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/totp/remove',
      operation: 'removeSecondFactor',
      summary: 'Sign in without codes again',
      audited: true,
      body: Code,
      answers: { 204: { description: 'Removed, with its recovery codes.' } },
      problems: ['code_wrong', 'too_many_attempts'],
      handle: ofPerson(async (person, { body, address }) => {
        const removed = await people.removeTotp(person, body.code, address)
        if (removed === 'removed') return answer(204)
        return removed === 'wrong' ? wrongCode : tooOften(removed.waitMs)
      }),
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/me/passkeys',
      operation: 'listPasskeys',
      summary: 'List your passkeys',
      answers: { 200: { description: 'All of them.', schema: PasskeyList } },
      handle: ofPerson(async (person) => answer(200, { data: (await passkeys.list(person)).map(showPasskey) })),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/passkeys/begin',
      operation: 'beginPasskey',
      summary: 'What to make a passkey with',
      answers: { 200: { description: 'Options for `navigator.credentials.create`.', schema: Options } },
      problems: ['passkey_refused'],
      handle: ofPerson(async (person, call) => {
        const place = placeOf(call)
        const options = place && (await passkeys.beginAdding(person, place))
        return options ? answer(200, options) : needsName
      }),
    }),
    route({
      ...row,
      method: 'POST',
      path: '/v1/me/passkeys',
      operation: 'addPasskey',
      summary: 'Keep a passkey that the browser made',
      audited: true,
      body: NewPasskey,
      bodyLimit: 50_000,
      answers: { 201: { description: 'The passkey.', schema: PasskeyShape } },
      problems: ['passkey_refused'],
      handle: ofPerson(async (person, call) => {
        const place = placeOf(call)
        if (!place) return needsName
        const made = await passkeys.add(person, call.body.name, call.body.passkey, place)
        return made ? answer(201, showPasskey(made)) : problem('passkey_refused', 'This does not answer what was asked, or there are too many.', { param: '/passkey' })
      }),
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/me/passkeys/{id}',
      operation: 'removePasskey',
      summary: 'Forget a passkey',
      audited: true,
      params: z.strictObject({ id: z.string().max(1_024) }),
      answers: { 204: { description: 'It signs nobody in any more.' } },
      problems: ['not_found'],
      handle: ofPerson(async (person, { params: { id } }) =>
        (await passkeys.remove(person, id)) ? answer(204) : problem('not_found', `There is no passkey ${id} of yours.`)),
    }),
    route({
      ...row,
      method: 'GET',
      path: '/v1/sessions',
      operation: 'listSessions',
      summary: 'List your open sessions, the one used last first',
      answers: { 200: { description: 'All of them.', schema: SessionList } },
      handle: ofPerson(async (person, { session }) => answer(200, { data: (await sessions.list(person, session)).map(showSession) })),
    }),
    route({
      ...row,
      method: 'DELETE',
      path: '/v1/sessions/{id}',
      operation: 'endSession',
      summary: 'End one of your sessions',
      audited: true,
      params: idParams,
      answers: { 204: { description: 'Ended.' } },
      problems: ['not_found'],
      handle: ofPerson(async (person, { params: { id } }) =>
        (await sessions.end(person, id)) ? answer(204) : problem('not_found', `There is no session ${id} of yours.`)),
    }),
  ]
}
