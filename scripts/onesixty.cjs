#!/usr/bin/env node
'use strict'
// The command `onesixty`: sets up what is missing, then hands over to the command line under a Node that is new enough.
const { findNode } = require('./node.cjs')
const { ensureDashboard, ensurePackages } = require('./set-up.cjs')
const { handOver } = require('./hand-over.cjs')

const args = process.argv.slice(2)
const node = findNode()
ensurePackages()
if (args.find((word) => !word.startsWith('-')) === 'start') ensureDashboard(node)
handOver(node, ['src/cli/main.ts', ...args])
