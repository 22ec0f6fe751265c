// The page of a sign-up form: plain HTML without a script, everything escaped, its one style allowed by its hash.
import { createHash } from 'node:crypto'
import type { Form } from '../../inbound/keyword.ts'
import { escape } from '../docs/html.ts'

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;place-items:center;min-height:100vh}
main{max-width:26rem;padding:1.5rem}label{display:block;margin:1rem 0}input[type=tel]{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem}
button{font:inherit;padding:.6rem 1.4rem}.aside{position:absolute;left:-9999px}img{width:10rem;height:10rem;background:#fff}p.error{color:#b00020}@media(prefers-color-scheme:dark){p.error{color:#ff8a80}}`
export const formPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

const frame = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escape(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${body}</main></body></html>
`
const dialled = (number: string) => (/^\d{8,15}$/.test(number) ? `+${number}` : number)

/** RFC 5724; opens the text with the word in it. */
export const textLink = ({ number, keyword }: Pick<Form, 'number' | 'keyword'>) =>
  keyword === undefined ? undefined : `sms:${dialled(number)}?body=${encodeURIComponent(keyword)}`

export function formHtml(form: Form, wrong?: string): string {
  const link = textLink(form)
  const instead = link === undefined ? '' : `<hr><p>Or <a href="${escape(link)}">text ${escape(form.keyword!)} to ${escape(dialled(form.number))}</a>:</p>
<p><img src="/f/${escape(form.id)}/qr.svg" alt="A code that opens the text on your phone"></p>`
  return frame(form.title, `<h1>${escape(form.title)}</h1>${wrong === undefined ? '' : `<p class="error" role="alert">${escape(wrong)}</p>`}
<form method="post" action="/f/${escape(form.id)}">
<label>Your mobile number, with its country code <input type="tel" name="number" autocomplete="tel" required placeholder="+31 6 12345678"></label>
<label><input type="checkbox" name="agree" value="yes" required> ${escape(form.wording)}</label>
<label class="aside" aria-hidden="true">Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label>
<button>Sign up</button></form>${instead}`)
}

export const doneHtml = (form: Form): string =>
  frame(form.title, `<h1>${escape(form.title)}</h1><p>${form.confirm ? 'Look at your phone: we have sent you a text. Reply YES to it, and you are in.' : escape(form.thanks)}</p>`)

/** For pages elsewhere: posts to ours and goes there. */
export const snippetOf = (form: Form, url: string): string => `<form method="post" action="${escape(url)}">
<label>${escape('Mobile number')} <input type="tel" name="number" autocomplete="tel" required></label>
<label><input type="checkbox" name="agree" value="yes" required> ${escape(form.wording)}</label>
<button>Sign up</button>
</form>`
