import { expect, test } from 'vitest'
import { separatorOf } from './contacts.ts'

const fileOf = (text: string) => ({ read: async (buffer: Buffer) => ({ buffer, bytesRead: buffer.write(text, 'utf8') }) }) as unknown as Parameters<typeof separatorOf>[0]

test('what comes back is cut as what was given: by semicolons, tabs or commas, whatever stands in quotes', async () => {
  for (const [text, separator] of [['a;b;c\n1,2,3;4', 'semicolon'], ['a\tb\n', 'tab'], ['a,b', 'comma'], ['"x;y;z",b\n', 'comma'], ['', 'comma'], ['PK\u0003\u0004;;;;', 'comma']] as const)
    expect(await separatorOf(fileOf(text))).toBe(separator)
})
