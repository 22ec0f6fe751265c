// Keeps the shell of the dashboard on the device: the files that the build named by their content, and the page for when the
// server cannot be reached. Answers of the API and the pages themselves never come from here. Knows no page.
const shell = 'onesixty-shell-1'
const offline = '/offline.html'
const always = [offline, '/offline.css', '/icon.svg']
/** Files of builds that are gone leave in the order in which they came. */
const mostKept = 240

const isBuilt = (url) => url.origin === location.origin && url.pathname.startsWith('/assets/')

addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((kept) => kept.addAll(always)).then(() => skipWaiting()))
})

addEventListener('activate', (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name !== shell) await caches.delete(name)
    await clients.claim()
  }
  event.waitUntil(forget())
})

async function keep(request, answer) {
  const kept = await caches.open(shell)
  await kept.put(request, answer)
  const built = (await kept.keys()).filter(({ url }) => isBuilt(new URL(url)))
  for (const old of built.slice(0, Math.max(0, built.length - mostKept))) await kept.delete(old)
}

async function built(event) {
  const found = await caches.match(event.request)
  if (found) return found
  const answer = await fetch(event.request)
  if (answer.ok) event.waitUntil(keep(event.request, answer.clone()).catch(() => {}))
  return answer
}

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const url = new URL(request.url)
  if (isBuilt(url)) event.respondWith(built(event))
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(offline)))
  else if (always.includes(url.pathname)) event.respondWith(fetch(request).catch(() => caches.match(url.pathname)))
})
