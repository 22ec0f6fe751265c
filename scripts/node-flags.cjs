'use strict'
// How Node runs us: without the warning for its own SQLite, and with a heap that is cleaned early. Left alone, V8 takes
// its limits from the memory of the machine and lets hundreds of megabytes lie; docs/decisions/0008-heap.md and 0021 have the figures.
// And without `__proto__`: no text from outside can lead to the prototype of everything.
const path = require('path')

exports.nodeFlags = ['--disable-warning=ExperimentalWarning', '--disable-proto=delete', '--max-semi-space-size=32', '--max-old-space-size=1024', '--heap-growing-percent=100']

// What has been compiled once is kept: who finds it starts sooner, and never loads the compiler, 50 MiB of it. Two pools for
// all threads: each keeps for itself what was freed in it.
exports.nodeEnvironment = (environment) => ({
  ...environment,
  NODE_COMPILE_CACHE: environment.NODE_COMPILE_CACHE || path.join(__dirname, '..', '.runtime', 'compiled'),
  MALLOC_ARENA_MAX: environment.MALLOC_ARENA_MAX || '2',
})
