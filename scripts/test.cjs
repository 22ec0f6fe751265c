'use strict'
// `npm test`: sets up what is missing, browser included, then hands over to the checks under a Node that is new enough.
const { handOver } = require('./hand-over.cjs')
const { findNode } = require('./node.cjs')
const { ensureBrowser, ensureDashboard, ensurePackages } = require('./set-up.cjs')

/** The last line is a tally whatever happens, for those who read only that. */
const onEarlyExit = () => console.log('0 passed, 1 failed, 0 skipped')
process.once('exit', onEarlyExit)
const node = findNode()
ensurePackages()
ensureDashboard(node)
ensureBrowser()
process.off('exit', onEarlyExit)
handOver(node, ['scripts/check.ts', ...process.argv.slice(2)])
