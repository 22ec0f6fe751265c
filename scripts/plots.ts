// Draws what `bench/growth.ts` and `bench/flat.ts` have kept, as plain SVG that is readable in light and dark. Knows how to draw
// lines over an axis and nothing of what they mean. `node scripts/generate-docs.ts` writes them with the other pages.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

type Line = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }
type Panel = { readonly title: string; readonly x: string; readonly isLog?: boolean; readonly lines: readonly Line[] }

const size = { width: 720, panel: 230, left: 64, right: 24, top: 58, bottom: 44 }
/** Seen on white and on near-black alike, and told apart by people who do not see red and green. */
const colours = ['#2f7de1', '#c2700a', '#0f9272']
const style = `text{font:12px system-ui,sans-serif;fill:#3b4252}.t{font-weight:600;font-size:14px}.b{fill:#fff}.g{stroke:#d8dce3}.l{fill:none;stroke-width:2}\
@media(prefers-color-scheme:dark){text{fill:#c9d1d9}.b{fill:#0f1419}.g{stroke:#2c333d}}`

const escaped = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.codePointAt(0)};`)
const short = (value: number) => (value >= 1e6 ? `${+(value / 1e6).toPrecision(3)} M` : value.toLocaleString('en'))

/** Round numbers from nothing to at least the most, about four of them. */
function ticks(most: number): number[] {
  const raw = (most || 1) / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((one) => one >= raw)!
  return Array.from({ length: Math.ceil((most || 1) / step) + 1 }, (_, at) => +(at * step).toPrecision(6))
}

function draw({ title, x: xName, isLog, lines }: Panel, offset: number): string {
  const all = lines.flatMap(({ points }) => points)
  const yTicks = ticks(Math.max(...all.map(([, y]) => y)))
  const xTicks = isLog ? [...new Set(all.map(([x]) => x))] : ticks(Math.max(...all.map(([x]) => x)))
  const scale = (x: number) => (isLog ? Math.log10(x) : x)
  const [from, to] = [scale(xTicks[0]!), scale(xTicks.at(-1)!)]
  const bottom = offset + size.panel - size.bottom
  const px = (x: number) => +(size.left + ((scale(x) - from) / (to - from || 1)) * (size.width - size.left - size.right)).toFixed(1)
  const py = (y: number) => +(bottom - (y / yTicks.at(-1)!) * (size.panel - size.top - size.bottom)).toFixed(1)
  const legend = lines.length < 2 ? [] : lines.map(({ name }, at) => {
    const left = size.left + lines.slice(0, at).reduce((sum, one) => sum + one.name.length * 6.4 + 34, 0)
    return `<rect x="${left.toFixed(0)}" y="${offset + 35}" width="12" height="4" fill="${colours[at]}"/><text x="${(left + 18).toFixed(0)}" y="${offset + 41}">${escaped(name)}</text>`
  })
  return [
    `<text class="t" x="${size.left}" y="${offset + 22}">${escaped(title)}</text>`,
    ...legend,
    ...yTicks.map((y) => `<line class="g" x1="${size.left}" x2="${size.width - size.right}" y1="${py(y)}" y2="${py(y)}"/><text x="${size.left - 8}" y="${py(y) + 4}" text-anchor="end">${short(y)}</text>`),
    ...xTicks.map((x) => `<text x="${px(x)}" y="${bottom + 18}" text-anchor="middle">${short(x)}</text>`),
    `<text x="${(size.left + size.width - size.right) / 2}" y="${bottom + 36}" text-anchor="middle">${escaped(xName)}</text>`,
    ...lines.map(({ points }, at) => `<polyline class="l" stroke="${colours[at]}" points="${points.map(([x, y]) => `${px(x)},${py(y)}`).join(' ')}"/>`),
    ...(all.length > 40 ? [] : lines.flatMap(({ points }, at) => points.map(([x, y]) => `<circle cx="${px(x)}" cy="${py(y)}" r="3" fill="${colours[at]}"/>`))),
  ].join('\n')
}

function svg(label: string, panels: readonly Panel[], below: string): string {
  const height = panels.length * size.panel + 24
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" role="img" aria-label="${escaped(label)}">
<style>${style}</style>
<rect class="b" width="100%" height="100%"/>
${panels.map((panel, at) => draw(panel, at * size.panel)).join('\n')}
<text x="${size.left}" y="${height - 10}">${escaped(below)}</text>
</svg>
`
}

type Kept = { readonly processor: string; readonly cores: number; readonly loadBefore: number; readonly at: string; readonly commit: string }
type Step = { readonly stored: number; readonly perSecond: number; readonly cpuUs: number; readonly rssMiB: number }
type Wide = { readonly connections: number; readonly perSecond: number; readonly cpuUs: number }
type Sample = { readonly seconds: number; readonly accepted: number; readonly ended: number; readonly rssMiB: number }

const kept = <Of>(name: string): (Kept & Of) | undefined => {
  const file = resolve(import.meta.dirname, '..', 'bench', 'results', `${name}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept & Of) : undefined
}
/** Rates of a machine that others used too say little, and say so. */
const under = ({ cores, processor, loadBefore, at, commit }: Kept) =>
  `${cores} × ${processor}, ${at.slice(0, 10)}, ${commit.slice(0, 7)}${loadBefore > 1 ? `; others used the machine too (load ${loadBefore} before): rates are too low` : ''}`
const one = (name: string, points: Line['points']): readonly Line[] => [{ name, points }]

/** Each by its path from the root; only of what was measured. */
export function plots(): Record<string, string> {
  const drawn: Record<string, string> = {}
  const rows = kept<{ steps: readonly Step[] }>('growth-rows')
  if (rows) {
    const x = 'messages stored'
    const of = (figure: 'perSecond' | 'cpuUs' | 'rssMiB') => rows.steps.map((step) => [step.stored, step[figure]] as const)
    drawn['docs/plots/rows.svg'] = svg('Rate, processor time and memory by the number of messages stored', [
      { title: 'Messages a second, from the request to the last receipt', x, lines: one('', of('perSecond')) },
      { title: 'Processor time of the gateway, µs a message', x, lines: one('', of('cpuUs')) },
      { title: 'Memory of the gateway, MiB resident at its peak', x, lines: one('', of('rssMiB')) },
    ], under(rows))
  }
  const wide = kept<{ series: Readonly<Record<string, readonly Wide[]>> }>('growth-connections')
  if (wide) {
    const x = 'connections'
    const of = (figure: 'perSecond' | 'cpuUs') => Object.entries(wide.series).map(([name, points]) => ({ name: name.split(',')[0]!, points: points.map((point) => [point.connections, point[figure]] as const) }))
    drawn['docs/plots/connections.svg'] = svg('Rate and processor time by the number of connections', [
      { title: 'Messages a second, from the request to the last receipt', x, isLog: true, lines: of('perSecond') },
      { title: 'Processor time of the gateway, µs a message', x, isLog: true, lines: of('cpuUs') },
    ], under(wide))
  }
  const flat = kept<{ samples: readonly Sample[] }>('flat')
  if (flat) {
    const x = 'seconds'
    const of = (figure: 'accepted' | 'ended' | 'rssMiB') => flat.samples.map((sample) => [sample.seconds, sample[figure]] as const)
    drawn['docs/plots/flat.svg'] = svg('Messages accepted and ended, and memory, over one long run', [
      { title: 'Messages', x, lines: [{ name: 'accepted', points: of('accepted') }, { name: 'ended', points: of('ended') }] },
      { title: 'Memory of the gateway, MiB resident', x, lines: one('', of('rssMiB')) },
    ], under(flat))
  }
  return drawn
}
