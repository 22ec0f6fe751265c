// Real Chromium, driven without a window. Tests that need it are skipped, with the reason, where it is not installed.
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { slowLine, slowMachine } from './slow-line.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

export const chromiumPath = places.find((place) => existsSync(place))
/** Undefined when browser tests can run. */
export const whyNoBrowser = chromiumPath ? undefined : `no Chromium at ${places.join(', ')}; on Debian: apt-get install chromium`

/** `more`: arguments beside the usual ones. */
export async function launch(more: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: chromiumPath!,
    // Tests may run as root, where the sandbox cannot; only our own pages on loopback are opened.
    chromiumSandbox: false,
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
    ...(await slowLine(more)),
  })
  return slowMachine(browser)
}
