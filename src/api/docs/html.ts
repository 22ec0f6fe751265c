// Pages of the documentation: one frame, no style or script in them but our own two files, everything escaped.
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escape = (text: string) => text.replaceAll(/[&<>"']/g, (char) => entities[char]!)
/** Escaped, with `code` between backticks. */
export const prose = (text: string) => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

export const docsPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Onesixty</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/docs/page.css"></head>
<body><header><a href="/docs">API reference</a><a href="/docs/errors">Codes</a>
<a href="/v1/openapi.json">OpenAPI 3.1</a><a href="/">Dashboard</a></header>
<main>${body}</main></body></html>
`

export const stylesheet = `:root{color-scheme:light dark;--line:#8884;--dim:light-dark(#666,#999);--accent:light-dark(#0a7a5c,#7fd6b5)}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif}
header{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;padding:.8rem 1.5rem;border-bottom:1px solid var(--line);position:sticky;top:0;background:Canvas}
a{color:var(--accent)}main{max-width:68rem;margin:0 auto;padding:1rem 1.5rem 6rem}
code,pre,textarea,input{font:13px/1.5 ui-monospace,monospace}pre{padding:.8rem;border:1px solid var(--line);border-radius:6px;overflow:auto;max-height:30rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0}summary{padding:.5rem .8rem;cursor:pointer}details>div{padding:0 .8rem .8rem}
summary b{display:inline-block;min-width:4.2rem}summary span{color:var(--dim);margin-left:.8rem}
dt{font-weight:600;margin-top:.6rem}dd{margin:0}textarea{width:100%;min-height:8rem}input{width:100%;padding:.4rem}
button{padding:.4rem 1rem;margin:.5rem 0}.bar{display:flex;gap:.8rem;margin:1rem 0}[hidden]{display:none}
`
