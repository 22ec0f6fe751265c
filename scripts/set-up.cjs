'use strict'
// All the set-up a fresh clone needs, each step only when it is missing or stale: packages, dashboard, browser. When
// nothing is to be done it reads a few files and calls nobody. Remembers in `.set-up.json` what it did from what.
const crypto = require('crypto')
const fs = require('fs')
const path = require('path')
const { spawnSync } = require('child_process')
const { npm, root, say } = require('./npm.cjs')

const at = (...parts) => path.join(root, ...parts)
const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
const fail = (text) => {
  say(text)
  process.exit(1)
}
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`

// --- what was made from what

const memoryFile = at('.set-up.json')
const remembered = (step) => (readJson(memoryFile) || {})[step]
function remember(step, digest) {
  const draft = `${memoryFile}.${process.pid}`
  fs.writeFileSync(draft, JSON.stringify({ ...readJson(memoryFile), [step]: digest }))
  fs.renameSync(draft, memoryFile)
}

function digestOf(paths) {
  const hash = crypto.createHash('sha256').update(`${process.platform}-${process.arch}`)
  const add = (name) => {
    const full = at(name)
    if (!fs.existsSync(full)) return
    if (!fs.statSync(full).isDirectory()) hash.update(name).update('\0').update(fs.readFileSync(full))
    else for (const entry of fs.readdirSync(full).sort()) if (!skipped.has(entry)) add(path.posix.join(name, entry))
  }
  paths.forEach(add)
  return hash.digest('hex')
}
const skipped = new Set(['node_modules', 'dist'])

// --- one set-up at a time

/** Runs `work` while no other process sets up this folder; waits for one that does. */
function alone(work) {
  const lock = at('.runtime', 'set-up.lock')
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  let told = false
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!alive(lock)) fs.rmSync(lock, { force: true })
    else {
      if (!told) say('Another process is setting up this folder; waiting for it ...')
      told = true
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  const release = () => fs.rmSync(lock, { force: true })
  process.once('exit', release) // `work` may end the process
  work()
  process.off('exit', release)
  release()
}

function alive(lock) {
  try {
    const owner = Number(fs.readFileSync(lock, 'utf8'))
    // Empty: its owner has made it and not yet written into it; give it the second that takes.
    if (!owner) return Date.now() - fs.statSync(lock).mtimeMs < 1000
    process.kill(owner, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// --- packages

/** Whether npm itself left exactly what the lockfile names, for instance after a `npm ci` by hand. */
function installedByHand() {
  const wanted = readJson(at('package-lock.json')).packages
  const present = (readJson(at('node_modules', '.package-lock.json')) || {}).packages || {}
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      entry.link ||
      entry.optional ||
      !entry.integrity ||
      (present[name] && present[name].integrity === entry.integrity),
  )
}

exports.ensurePackages = function ensurePackages() {
  const digest = digestOf(['package-lock.json'])
  const { dependencies, devDependencies } = readJson(at('package.json'))
  const named = Object.keys({ ...dependencies, ...devDependencies })
  const complete = () => named.every((name) => fs.existsSync(at('node_modules', name, 'package.json')))
  const fresh = () => remembered('packages') === digest && complete()
  if (fresh()) return
  alone(() => {
    if (fresh()) return
    if (!complete() || !installedByHand()) {
      if (isLink('node_modules'))
        fail('node_modules is a link, and what it leads to does not fit package-lock.json. Remove the link, or run npm ci there.')
      const since = Date.now()
      say('Installing the packages named in package-lock.json (about a minute) ...')
      const done = npm(['ci', '--include=dev', '--ignore-scripts', '--loglevel=error'])
      if (!done.ok) fail('The packages could not be installed. Is the network there? Run the same command again.')
      say(`Packages installed in ${seconds(since)}.`)
    }
    linkCommand()
    remember('packages', digest)
  })
}

/** npm would empty what a link leads to, which may be the folder of another project. */
function isLink(name) {
  try {
    return Boolean(fs.readlinkSync(at(name)))
  } catch {
    return false
  }
}

/** npm links the commands of packages, not our own: without this, `npx onesixty` would ask the registry for it. */
function linkCommand() {
  if (process.platform === 'win32') {
    fs.writeFileSync(at('node_modules', '.bin', 'onesixty.cmd'), '@node "%~dp0\\..\\..\\scripts\\onesixty.cjs" %*\r\n')
    return
  }
  const link = at('node_modules', '.bin', 'onesixty')
  fs.rmSync(link, { force: true })
  fs.symlinkSync(path.join('..', '..', 'scripts', 'onesixty.cjs'), link)
}

// --- dashboard

exports.ensureDashboard = function ensureDashboard(node) {
  const digest = digestOf(['web', 'src/sms', 'package-lock.json'])
  const fresh = () => remembered('dashboard') === digest && fs.existsSync(at('web', 'dist', 'index.html'))
  if (fresh()) return
  alone(() => {
    if (fresh()) return
    const since = Date.now()
    say('Building the dashboard ...')
    // Built beside its place, so that a server that runs already never serves half of it.
    const draft = at('.runtime', `dashboard-${process.pid}`)
    const vite = at('node_modules', 'vite', 'bin', 'vite.js')
    const built = spawnSync(node, [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'error'], {
      cwd: at('web'),
      stdio: ['ignore', 2, 2],
    })
    if (built.status !== 0) fail('The dashboard could not be built; the reason stands above.')
    fs.rmSync(at('web', 'dist'), { recursive: true, force: true })
    fs.renameSync(draft, at('web', 'dist'))
    remember('dashboard', digest)
    say(`Dashboard built in ${seconds(since)}.`)
  })
}

// --- what tests need and npm cannot bring

const debianPackages = [
  { brings: 'chromium', programs: ['chromium', 'chromium-browser', 'google-chrome'] },
  { brings: 'tshark', programs: ['tshark'] },
  { brings: 'gcc', programs: ['gcc'] },
  { brings: 'libc6-dev', programs: ['gcc'] },
]
const onPath = (program) =>
  (process.env.PATH || '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)))

/** Installs what is missing with apt where we are root on Debian. Elsewhere the tests that need it skip and say why. */
exports.ensureDebianPackages = function ensureDebianPackages() {
  const missing = debianPackages.filter(({ programs }) => !programs.some(onPath)).map(({ brings }) => brings)
  if (missing.length === 0) return
  const names = missing.join(' and ')
  const able = onPath('apt-get') && process.getuid && process.getuid() === 0
  if (!able) return say(`No ${names} on PATH: the tests that need it will be skipped.`)
  say(`Installing ${names} for the tests (once) ...`)
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  if (!apt('update') || !apt('install', '-y', '--no-install-recommends', ...missing))
    say(`${names} could not be installed: the tests that need it will be skipped.`)
}
