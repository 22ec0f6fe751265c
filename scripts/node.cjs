'use strict'
// Finds a Node new enough for this program: the present one, else one fetched once from the npm registry into
// `.runtime/`. Runs on any Node from 14 on and knows nothing of what will be run.
const fs = require('fs')
const path = require('path')
const { npm, root, say } = require('./npm.cjs')

/** The first one that the registry has for this platform. */
const wanted = ['24.21.0', '26.10.0']

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major >= 24 || (major === 22 && minor >= 19)
}

/** The npm package that holds Node for this platform, and the path of the program inside it. */
function platformPackage() {
  const systems = { linux: 'linux', win32: 'win', darwin: process.arch === 'arm64' ? 'bin-darwin' : 'darwin' }
  const name = `node-${systems[process.platform] || process.platform}-${process.arch}`
  return { name, program: path.join('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') }
}

/** Path of a Node that can run this program; ends the process with advice when there is none to be had. */
exports.findNode = function findNode() {
  if (newEnough(process.versions.node)) return process.execPath
  const { name, program } = platformPackage()
  const home = (version) => path.join(root, '.runtime', `node-${version}`)
  const present = wanted.find((version) => fs.existsSync(path.join(home(version), program)))
  if (present) return path.join(home(present), program)

  say(
    `Node ${process.version} is too old for Onesixty; fetching Node ${wanted[0]} into .runtime (once, about 50 MB) ...`,
  )
  let reason = ''
  for (const version of wanted) {
    // Fetched beside its place and then renamed, so that an interrupted download leaves nothing that looks whole.
    const draft = `${home(version)}.${process.pid}`
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--loglevel=error']
    const fetched = npm(['install', '--prefix', draft, ...flags, `${name}@${version}`], { quiet: true })
    if (fetched.ok && fs.existsSync(path.join(draft, program))) {
      // Another process may have fetched it meanwhile, and run it already: then its copy stays.
      if (!fs.existsSync(path.join(home(version), program))) {
        fs.rmSync(home(version), { recursive: true, force: true })
        fs.renameSync(draft, home(version))
      }
      fs.rmSync(draft, { recursive: true, force: true })
      return path.join(home(version), program)
    }
    fs.rmSync(draft, { recursive: true, force: true })
    reason = reason || fetched.output
  }
  say(`Could not fetch it. ${reason}\nInstall Node 24 or newer from https://nodejs.org and run the same command again.`)
  process.exit(1)
}
