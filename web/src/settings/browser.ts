// What a browser says of itself, shortened to what a person would call it. Knows the common ones; another stays as it is.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\b(Headless)?Chrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

export function browserOf(agent: string): string {
  const find = (known: typeof browsers) => known.find(([mark]) => mark.test(agent))?.[1]
  return [find(browsers), find(systems)].filter(Boolean).join(', ') || agent.slice(0, 80)
}
