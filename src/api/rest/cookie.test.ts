import { expect, test } from 'vitest'
import { cookieOf } from './cookie.ts'

test('a cookie that a neighbouring host can set never stands in for one that it cannot, in whatever order they come', () => {
  for (const cookie of ['session=theirs; __Host-session=ours', '__Host-session=ours; session=theirs', 'a=b;__Host-session=ours'])
    expect(cookieOf({ cookie }, 'session')).toBe('ours')
  expect(cookieOf({ cookie: 'session=plain' }, 'session')).toBe('plain')
  for (const cookie of ['x-session=no', 'other=session=no', '']) expect(cookieOf({ cookie }, 'session')).toBeUndefined()
})
