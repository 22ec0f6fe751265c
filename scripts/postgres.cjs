'use strict'
// A private PostgreSQL for tests and trials: `node scripts/postgres.cjs` makes a cluster in a temporary folder on a free
// port, prints `{"url", "pid"}`, and takes it all away again when its standard input ends, so nothing stays behind whatever
// becomes of its caller. A line `kill` on standard input is a kill -9 of the server, a line `start` starts it again.
// Touches no cluster that is there already.
const fs = require('fs')
const os = require('os')
const path = require('path')
const readline = require('readline')
const { createServer } = require('net')
const { randomBytes } = require('crypto')
const { spawn, spawnSync } = require('child_process')

const root = process.getuid && process.getuid() === 0
const user = 'onesixty'

/** The folder with initdb and postgres; Debian keeps them off PATH, a folder for each version. */
function findPrograms() {
  const debian = '/usr/lib/postgresql'
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [...versions.map((version) => path.join(debian, version, 'bin')), ...(process.env.PATH || '').split(path.delimiter)]
    .find((folder) => ['initdb', 'postgres'].every((name) => fs.existsSync(path.join(folder, name))))
}

/** Installs Debian's PostgreSQL where we are root on Debian, without the cluster that the package would make and start. */
exports.ensurePostgres = function ensurePostgres(say) {
  if (findPrograms()) return
  if (!root || !fs.existsSync('/etc/debian_version'))
    return say('No PostgreSQL on this machine: the tests that need it will be skipped.')
  say('Installing PostgreSQL for the tests of its driver (once) ...')
  const apt = (...args) => spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0
  const install = (name) => apt('install', '-y', '--no-install-recommends', name)
  const noCluster = '/etc/postgresql-common/createcluster.d/onesixty.conf'
  const prepared = apt('update') && install('postgresql-common')
  if (prepared) {
    fs.mkdirSync(path.dirname(noCluster), { recursive: true })
    fs.writeFileSync(noCluster, 'create_main_cluster = false\n')
  }
  const installed = prepared && install('postgresql')
  fs.rmSync(noCluster, { force: true })
  if (!installed) say('PostgreSQL could not be installed: the tests that need it will be skipped.')
}

/** PostgreSQL refuses to run as root; then it runs as the user that Debian made for it. */
function ownership() {
  if (!root) return {}
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function main() {
  const programs = findPrograms()
  if (!programs) return void console.log(JSON.stringify({ missing: 'PostgreSQL is not installed' }))
  const owner = ownership()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onesixty-postgres-'))
  if (root) fs.chownSync(folder, owner.uid, owner.gid)
  const data = path.join(folder, 'data')
  const log = path.join(folder, 'log')
  const password = randomBytes(12).toString('hex')
  const passwordFile = path.join(folder, 'password')
  fs.writeFileSync(passwordFile, password)
  if (root) fs.chownSync(passwordFile, owner.uid, owner.gid)
  const port = await freePort()
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`
  let server
  let stopping = false

  // A linguistic collation as the default, as many installations have: text must be ordered by its bytes all the same.
  const locale = ['-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=en-US']
  const initdb = (more) => spawnSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions', ...more],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  let made = initdb(locale)
  if (made.status !== 0) {
    fs.rmSync(data, { recursive: true, force: true })
    made = initdb(['-E', 'UTF8', '--no-locale'])
  }
  const remove = () => fs.rmSync(folder, { recursive: true, force: true })
  if (made.status !== 0) {
    remove()
    return void console.log(JSON.stringify({ missing: `initdb failed: ${made.stderr.trim().slice(0, 500)}` }))
  }

  const ready = (pid) => {
    const file = path.join(data, 'postmaster.pid')
    const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []
    return Number(lines[0]) === pid && (lines[7] || '').trim() === 'ready'
  }
  const start = async () => {
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: 50, log_min_messages: 'warning' }
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const output = fs.openSync(log, 'a')
    server = spawn(path.join(programs, 'postgres'), ['-D', data, ...options], { ...owner, cwd: folder, stdio: ['ignore', output, output] })
    fs.closeSync(output)
    const { pid } = server
    for (let tries = 0; tries < 600 && !ready(pid); tries++) {
      if (server.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    if (!ready(pid)) console.log(JSON.stringify({ missing: `PostgreSQL did not start: ${fs.readFileSync(log, 'utf8').slice(-500)}` }))
    else console.log(JSON.stringify({ url, pid }))
  }
  const gone = () => new Promise((resolve) => (server.exitCode === null && server.signalCode === null ? server.once('exit', resolve) : resolve()))
  /** Also of one that nobody has waited for yet: what it held is free by then. */
  const hasEnded = (pid) => {
    const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' })
    return stdout.trim() === '' || stdout.trim().startsWith('Z')
  }
  const kill = async () => {
    server.kill('SIGSTOP') // it makes no child that is not on the list
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(server.pid)], { encoding: 'utf8' }).stdout.trim().split(/\s+/).filter(Boolean)
    server.kill('SIGKILL')
    for (const pid of children) {
      try {
        process.kill(Number(pid), 'SIGKILL')
      } catch {
        // it has ended by itself, now that its parent is gone
      }
    }
    await gone()
    // one that still holds the shared memory keeps the next server from starting
    for (let tries = 0; tries < 200 && !children.every(hasEnded); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
    console.log(JSON.stringify({ killed: true }))
  }
  const end = async () => {
    if (stopping) return
    stopping = true
    server.kill('SIGQUIT') // at once: nothing in it is kept
    await gone()
    remove()
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end())
  await start()
  const orders = { kill, start }
  let last = Promise.resolve()
  readline.createInterface({ input: process.stdin })
    .on('line', (line) => void (last = last.then(() => orders[line] && orders[line]())))
    .on('close', () => void last.then(end))
}

if (require.main === module) void main()
