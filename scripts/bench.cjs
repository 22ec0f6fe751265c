'use strict'
// `npm run bench`: sets up what is missing, then asks the questions of the benchmark.
const { handOver } = require('./hand-over.cjs')
const { findNode } = require('./node.cjs')
const { ensurePackages } = require('./set-up.cjs')

const node = findNode()
ensurePackages()
handOver(node, ['bench/run.ts', ...process.argv.slice(2)])
