// The page of a sign-up form: plain HTML without a script, everything escaped, its one style allowed by its hash.
import { createHash } from 'node:crypto'
import type { Form } from '../../inbound/keyword.ts'
import { parseNumber } from '../../sms/phone.ts'
import { escape } from '../docs/html.ts'
import { formWords, languageOf, type Language } from './form-words.ts'

const style = `:root{color-scheme:light;--paper:#f2f4ec;--surface:#fcfdf8;--line:#d9ddcd;--edge:#7d8672;--ink:#17211a;--dim:#55604f;--accent:#1d6242;--press:#17211a;--on:#e2f09a;--bad:#a82a1c}
@media(prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#0c110e;--surface:#141b16;--line:#263029;--edge:#758478;--ink:#e8eee4;--dim:#9caa9e;--accent:#c6dc6a;--press:#cfe26d;--on:#18220f;--bad:#ff9d8c}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:100vh;padding:1.25rem;box-sizing:border-box}
main{box-sizing:border-box;width:min(27rem,100%);padding:1.75rem;border:1px solid var(--line);border-radius:1.25rem;background:var(--surface);overflow-wrap:anywhere}
h1{margin:0 0 1.25rem;font-size:1.6rem;line-height:1.2;letter-spacing:-.02em}form{display:grid;gap:1.1rem}label{display:block}
.hint{color:var(--dim);font-size:.8125rem}input[type=tel]{display:block;width:100%;box-sizing:border-box;margin:.35rem 0;padding:.65rem .8rem;border:1px solid var(--edge);border-radius:.75rem;background:var(--paper);color:inherit;font:inherit}
input[aria-invalid]{border-color:var(--bad)}.tick{display:grid;grid-template-columns:auto 1fr;gap:.65rem;align-items:start}.tick input{inline-size:1.15rem;block-size:1.15rem;margin:.2rem 0 0;accent-color:var(--accent)}
button{padding:.7rem 1.4rem;border:0;border-radius:.75rem;background:var(--press);color:var(--on);font:inherit;font-weight:600;cursor:pointer}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.aside{position:absolute;left:-9999px}.error{margin:0 0 1rem;color:var(--bad)}.or{margin-top:1.5rem;padding-top:1.25rem;border-top:1px solid var(--line)}.or p{margin:0 0 .75rem}a{color:var(--accent)}
img{display:block;width:10rem;height:10rem;padding:.5rem;border-radius:.75rem;background:#fff;color:#17211a}`
export const formPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

const frame = (language: Language, title: string, body: string) => `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escape(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${body}</main></body></html>
`
const dialled = (number: string) => (/^\d{8,15}$/.test(number) ? `+${number}` : number)

/** RFC 5724; opens the text with the word in it. */
export const textLink = ({ number, keyword }: Pick<Form, 'number' | 'keyword'>) =>
  keyword === undefined ? undefined : `sms:${dialled(number)}?body=${encodeURIComponent(keyword.toWellFormed())}`

/** Whose numbers need no code: as it is set, else where the number that they hear from is. */
export function countryOf({ country, number }: Pick<Form, 'country' | 'number'>): string | undefined {
  if (country !== undefined) return country
  const ours = parseNumber(dialled(number))
  return 'refused' in ours ? undefined : ours.country
}

/** What somebody typed, and what is wrong with it. */
export type Typed = { readonly number: string; readonly agree: boolean; readonly wrong: 'badNumber' | 'badTick' }

export function formHtml(form: Form, language: Language, typed?: Typed): string {
  const words = formWords[language]
  const country = countryOf(form)
  const named = country && (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country)
  const link = textLink(form)
  const instead = link === undefined ? '' : `<div class="or"><p>${words.or} <a href="${escape(link)}">${escape(form.keyword!)} ${words.to} ${escape(dialled(form.number))}</a></p>
<img src="/f/${escape(form.id)}/qr.svg" alt="${words.code}"></div>`
  const wrong = typed && (typed.wrong === 'badNumber' ? words.badNumber(named) : words.badTick)
  return frame(language, form.title, `<h1>${escape(form.title)}</h1>${wrong === undefined ? '' : `<p class="error" id="wrong" role="alert">${escape(wrong)}</p>`}
<form method="post" action="/f/${escape(form.id)}">
<label>${words.number}<input type="tel" name="number" autocomplete="tel" required maxlength="40" value="${escape(typed?.number ?? '')}"${typed?.wrong === 'badNumber' ? ' aria-invalid="true" aria-describedby="wrong"' : ''}><span class="hint">${escape(words.numberHint(named))}</span></label>
<label class="tick"><input type="checkbox" name="agree" value="yes" required${typed?.agree ? ' checked' : ''}> <span>${escape(form.wording)}</span></label>
<label class="aside" aria-hidden="true">${words.empty} <input name="website" tabindex="-1" autocomplete="off"></label>
<button>${words.submit}</button></form>${instead}`)
}

export const doneHtml = (form: Form, language: Language): string =>
  frame(language, form.title, `<h1>${escape(form.title)}</h1><p>${escape(form.confirm ? formWords[language].look : form.thanks)}</p>`)

/** As it is set, else what the browser of whoever looks would rather have. */
export const languageFor = ({ language }: Pick<Form, 'language'>, accepted: string): Language => language ?? languageOf(accepted)

/** For pages elsewhere: posts to ours and goes there. */
export function snippetOf(form: Form, url: string, language: Language): string {
  const words = formWords[language]
  return `<form method="post" action="${escape(url)}" lang="${language}">
<label>${escape(words.number)} <input type="tel" name="number" autocomplete="tel" required></label>
<label><input type="checkbox" name="agree" value="yes" required> ${escape(form.wording)}</label>
<button>${escape(words.submit)}</button>
</form>`
}
