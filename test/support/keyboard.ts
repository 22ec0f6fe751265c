// Somebody without a mouse: goes through the dashboard by Tab, arrows, Enter, Space and typing, and by nothing else. What Tab
// does not lead to is not reached, and whatever has the focus has to be in sight. Knows no page.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { named, type useDashboard, whyNoDashboard } from './dashboard.ts'

type Role = Parameters<Page['getByRole']>[0]
type Name = string | RegExp
/** Pages have fewer stops than this. */
const mostTabs = 150
const soon = { timeout: 30_000 }
/** What comes into sight by a movement is there when that has come to rest. */
const atRest = { ...soon, interval: 30 }

/** What has the focus, where it cannot be seen: of no size, or beyond the window. */
const outOfSight = `(() => {
  const one = document.activeElement
  if (!one || one === document.body || one.matches('input:is([type=checkbox], [type=radio], [type=file])')) return
  const { top, bottom, left, right, width, height } = one.getBoundingClientRect()
  return width < 1 || height < 1 || bottom < 1 || right < 1 || top > innerHeight - 1 || left > innerWidth - 1 ? one.outerHTML.slice(0, 160) : undefined
})()`

export function keyboardOf(page: Page) {
  const has = (one: Locator) => one.evaluate((element) => element === element.ownerDocument.activeElement)
  /** In the box that lies over the page, where there is one. */
  const place = page.locator('dialog[open], body:not(:has(dialog[open]))').last()
  const press = (key: string) => page.keyboard.press(key)
  const type = (text: string) => page.keyboard.type(text)
  const named = (role: Role, name: Name) => place.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).first()

  async function reach(one: Locator, key = 'Tab'): Promise<void> {
    await one.waitFor(soon)
    for (let stops = 0; stops <= mostTabs; stops++) {
      const [isHere, lost] = await Promise.all([has(one), page.evaluate<string | undefined>(outOfSight)])
      if (stops > 0 && lost !== undefined) await expect.poll(() => page.evaluate(outOfSight), { message: 'has the focus and is out of sight', ...atRest }).toBeUndefined()
      if (isHere) return
      await press(key)
    }
    throw new Error(`${key} does not lead to ${one}`)
  }
  const field = (label: Name, kind: string) => {
    const whole = typeof label === 'string' ? new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\*)?$`) : label // what has to be given has a star
    return place.getByLabel(whole).or(place.getByPlaceholder(whole)).and(place.locator(kind)).first()
  }
  const to = (role: Role, name: Name) => reach(named(role, name))
  /** Goes there by Tab and does what it is for. */
  const push = async (role: Role, name: Name, key = 'Enter') => {
    await to(role, name)
    await expect.poll(() => named(role, name).isEnabled(), soon).toBe(true)
    await press(key)
  }
  const see = (text: Name) => place.getByText(text, { exact: typeof text === 'string' }).first().waitFor(soon)

  return {
    press,
    type,
    reach,
    to,
    push,
    see,
    /** As `push`, and a question is answered with the same word. */
    async pushAndConfirm(name: Name, answer: Name = name) {
      await push('button', name)
      await page.getByRole('alertdialog').waitFor(soon)
      await push('button', answer)
      await page.getByRole('alertdialog').waitFor({ ...soon, state: 'detached' })
    },
    tick: (name: Name, role: Role = 'checkbox') => push(role, name, 'Space'),
    /** By its label or what stands in it, whatever kind of field it is; what stood in it is replaced. */
    async write(label: Name, text: string) {
      await reach(field(label, 'input, textarea'))
      await press('Control+a')
      await type(text)
    },
    /** In a list of the browser: by the letters of an entry. */
    async choose(label: Name, entry: string) {
      const list = field(label, 'select')
      await reach(list)
      await type(entry)
      expect(await list.evaluate((one) => (one as unknown as { selectedOptions: { textContent: string }[] }).selectedOptions[0]?.textContent)).toContain(entry)
    },
    /** One of a group by arrows: Tab leads to the group, to the one of it that is chosen. */
    async arrowTo(role: Role, name: Name, key: string) {
      const one = named(role, name)
      await one.waitFor(soon)
      if (await has(one)) return
      const group = place.getByRole(role).and(place.locator(role === 'row' ? '[tabindex="0"]' : ':checked, [aria-selected=true]'))
      const stops = await group.all()
      for (let tabs = 0; ; tabs++) {
        if ((await Promise.all(stops.map(has))).includes(true)) break
        if (tabs > mostTabs) throw new Error(`Tab does not lead to a ${role}`)
        await press('Tab')
      }
      return reach(one, key)
    },
    /** From anywhere, by the palette; `word` is what its entry says. */
    async go(word: string, title = word) {
      await press('Control+k')
      await page.getByRole('combobox').and(page.locator('dialog input')).waitFor(soon)
      await type(word)
      await page.getByRole('option', { name: word }).first().waitFor(soon)
      await press('Enter')
      await page.getByRole('heading', { level: 1, name: title }).waitFor(soon)
    },
  }
}

/** Journeys that begin on the first page. */
export const journeysOn = (dashboard: ReturnType<typeof useDashboard>) =>
  (title: string, run: (keyboard: ReturnType<typeof keyboardOf>, page: Page) => Promise<void>) =>
    test.skipIf(whyNoDashboard)(named(title), async () => {
      const page = await dashboard.open('/')
      try {
        await run(keyboardOf(page), page)
      } finally {
        await page.close()
      }
    }, 180_000)
