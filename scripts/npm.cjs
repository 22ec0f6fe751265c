'use strict'
// Runs npm, and says on standard error what set-up is doing, so that standard output stays the program's own.
const path = require('path')
const { spawnSync } = require('child_process')

exports.root = path.join(__dirname, '..')

exports.say = (text) => void process.stderr.write(`${text}\n`)

/** Runs npm at the root and waits for it. Quiet: what it said is returned instead of shown. */
exports.npm = function npm(args, { quiet = false } = {}) {
  // The npm that started us where there is one: it needs neither PATH nor, on Windows, a shell.
  const started = process.env.npm_execpath
  const own = started && started.endsWith('npm-cli.js')
  const [program, first] = own ? [process.execPath, [started]] : ['npm', []]
  const done = spawnSync(program, [...first, ...args, '--no-audit', '--no-fund'], {
    cwd: exports.root,
    shell: !own && process.platform === 'win32',
    stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
    encoding: 'utf8',
  })
  const output = quiet ? `${done.stderr || ''}`.trim().split('\n').slice(-5).join('\n') : ''
  return { ok: done.status === 0, output: done.error ? done.error.message : output }
}
