'use strict'
// `npm test`: sets up what is missing, also what npm cannot bring, then hands over to the checks.
const { handOver } = require('./hand-over.cjs')
const { findNode } = require('./node.cjs')
const { say } = require('./npm.cjs')
const { ensurePostgres } = require('./postgres.cjs')
const { ensureDashboard, ensureDebianPackages, ensurePackages } = require('./set-up.cjs')

/** The last line is a tally whatever happens, for those who read only that. */
const onEarlyExit = () => console.log('0 passed, 1 failed, 0 skipped')
process.once('exit', onEarlyExit)
const node = findNode()
ensurePackages()
ensureDashboard(node)
ensureDebianPackages()
ensurePostgres(say)
process.off('exit', onEarlyExit)
handOver(node, ['scripts/check.ts', ...process.argv.slice(2)])
