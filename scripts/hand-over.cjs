'use strict'
// Runs one of our TypeScript files under the given Node in place of this process: same terminal, signals passed on,
// exit code passed back.
const path = require('path')
const { constants } = require('os')
const { spawn } = require('child_process')
const { nodeEnvironment, nodeFlags } = require('./node-flags.cjs')
const { root } = require('./npm.cjs')

exports.handOver = function handOver(node, [file, ...args]) {
  // `npm run` starts us at the root; the files a user names lie where he stands.
  const viaScript = process.env.npm_lifecycle_event === 'onesixty' && process.cwd() === path.resolve(root)
  const child = spawn(node, [...nodeFlags, path.join(root, file), ...args], {
    stdio: 'inherit',
    cwd: viaScript && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd(),
    env: nodeEnvironment({ ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH }),
  })
  // `npm run` passes a signal on to its shell only, which dies of it and leaves us behind.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 200)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`Could not start ${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] || 0) : code))
}
