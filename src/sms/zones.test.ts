import { expect, test } from 'vitest'
import areas from './areas.json' with { type: 'json' }
import { parseNumber } from './phone.ts'
import { areaOf, zoneOfNumber, zonesOfCountry, zonesOfNumber } from './zones.ts'

test.each([
  ['+12125550123', 'US-NY', ['America/New_York']],
  ['+18505550123', 'US-FL', ['America/New_York', 'America/Chicago']],
  ['+19155550123', 'US-TX', ['America/Chicago', 'America/Denver']],
  ['+14165550123', 'CA-ON', ['America/Toronto']],
  ['+5511987654321', 'BR-SP', ['America/Sao_Paulo']],
  ['+5597987654321', 'BR-AM', ['America/Manaus', 'America/Eirunepe']],
])('the area code of %s tells its region and zones', (number, region, zones) => {
  expect(areaOf(number)).toEqual({ region, zones })
})

test('a number that no area tells of has all zones of its country, and one with several has none of its own', () => {
  expect(areaOf('+18005550123')).toBeUndefined()
  expect(areaOf('+31612345678')).toBeUndefined()
  expect(zonesOfNumber('+61412345678', 'AU').length).toBeGreaterThan(4)
  expect(zoneOfNumber('+61412345678', 'AU')).toBeUndefined()
  expect(zoneOfNumber('+31612345678', 'NL')).toBe('Europe/Amsterdam')
  expect(zoneOfNumber('+4915112345678', 'DE')).toBe('Europe/Berlin') // and Busingen, where it is never another time
  expect(zoneOfNumber('+19155550123', 'US')).toBeUndefined()
  expect(zonesOfCountry('XX')).toEqual([])
  expect(zonesOfCountry(null)).toEqual([])
})

test('each area code stands once, is one that the number plan knows, and names zones that there are', () => {
  const seen = new Set<string>()
  const strange: string[] = []
  for (const { region, prefixes, zones } of areas.areas) {
    for (const zone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    for (const prefix of prefixes.split(' ')) {
      expect(seen).not.toContain(prefix)
      seen.add(prefix)
      const parsed = parseNumber(`+${prefix}${prefix.startsWith('55') ? '987654321' : '5550123'}`)
      if ('refused' in parsed || parsed.country !== region.slice(0, 2)) strange.push(prefix)
    }
  }
  // given out after the number plan at hand was made
  expect(strange.filter((prefix) => !['1357', '1837', '1861', '1457', '1679', '1924', '1471', '1624', '1436', '1621'].includes(prefix))).toEqual([])
})
