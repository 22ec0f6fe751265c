import { expect, test } from 'vitest'
import type { Told } from './feed.ts'
import { createReader } from './follow.ts'

test('events are whole however the text is cut, comments and unknown lines fall away', () => {
  const text = 'retry: 1000\nid: evt_1\nevent: ready\ndata: {}\n\n: still here\n\nid: evt_2\nevent: message.delivered\ndata: {"a":1}\n\n'
  for (let cut = 1; cut < text.length; cut++) {
    const taken: Told[] = []
    const read = createReader((told) => taken.push(told))
    read(text.slice(0, cut))
    read(text.slice(cut))
    expect(taken).toEqual([
      { id: 'evt_1', type: 'ready', data: '{}' },
      { id: 'evt_2', type: 'message.delivered', data: '{"a":1}' },
    ])
  }
})
