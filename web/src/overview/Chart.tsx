// A chart over time on a canvas, in the colours of the page: lines, or layers that lie on each other. Knows numbers, not
// what they mean; what it shows is said beside it.
import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { locale } from '../text/language.ts'
import classes from './Throughput.module.css'

export type Layer = { name: string; /** A custom property of tokens.css. */ colour: string; values: readonly (number | null)[] }
type ChartProps = { label: string; /** Milliseconds since 1970. */ at: readonly number[]; layers: readonly Layer[]; /** Days on the axis instead of times. */ days?: boolean }

const height = 216
const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' })
const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const faint = (colour: string, alpha: string) => (/^#[0-9a-f]{6}$/i.test(colour) ? colour + alpha : colour)

function optionsOf(layers: readonly Layer[], width: number, days: boolean): uPlot.Options {
  const [dim, line] = [token('--dim'), token('--line')]
  const font = `11px 'Inter Variable', sans-serif`
  const axis = { stroke: dim, font, ticks: { show: false }, grid: { stroke: line, width: 1 } }
  const write = days ? day : clock
  return {
    width, height, legend: { show: false }, cursor: { y: false, points: { size: 7 } }, padding: [8, 8, 0, 0],
    scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] } },
    axes: [
      { ...axis, grid: { show: false }, size: 28, space: 72, values: (_, splits) => splits.map((second) => write.format(second * 1_000)) },
      { ...axis, size: 44, values: (_, splits) => splits.map((value) => compact.format(value)) },
    ],
    // each layer is filled down to the one below it
    bands: layers.slice(1).map((_, at) => ({ series: [at + 1, at + 2] as [number, number] })),
    series: [
      {},
      ...layers.map(({ colour }) => ({ stroke: token(colour), fill: faint(token(colour), '2b'), width: 1.75, points: { show: false }, spanGaps: true })),
    ],
  }
}

/** The first layer lies on top of the others. */
export function Chart({ label, at, layers, days = false }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot>(undefined)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const shape = layers.map(({ name }) => name).join(' ')
  const data = [at.map((moment) => moment / 1_000), ...layers.map(({ values }) => values)] as unknown as uPlot.AlignedData
  useEffect(() => {
    const element = place.current
    if (!element) return
    const made = new uPlot(optionsOf(layers, element.clientWidth, days), data, element)
    plot.current = made
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
    }
    // made anew for other colours and layers; new figures go in by the effect below
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scheme, shape, days])
  useEffect(() => plot.current?.setData(data))
  return <div ref={place} className={classes.chart} role="img" aria-label={label} />
}
