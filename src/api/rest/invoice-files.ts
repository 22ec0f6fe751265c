// An invoice as a PDF and as CSV. Knows how it is laid out, and not how it came about.
import type { Invoice, Line } from '../../billing/invoices.ts'
import { formatMicros } from '../../kit/money.ts'
import { monthName } from '../../kit/months.ts'
import { csvCell } from '../../kit/spreadsheet.ts'
import { iso } from './view.ts'

const rule = (decimals: number) => `Amounts are exact; each line is rounded once, to ${decimals} decimals, half away from nothing.`
const whole = (micros: number, decimals: number) => {
  const text = formatMicros(micros)
  return decimals === 0 ? text.replace(/\.00$/, '') : decimals === 3 ? text.replace(/\.(\d\d)$/, '.$10') : text
}
const count = (value: number | undefined) => (value === undefined ? '' : String(value))
const unitOf = ({ unit }: Line) => (unit === undefined ? '' : formatMicros(unit))

export function invoiceCsv({ name, currency, month, lines, decimals }: Invoice): string {
  const rows = lines.map((line) =>
    // amounts of ours are digits, also behind a minus: no reader takes them for a formula, and those that add them up must not see texts
    [...[name, monthName(month), line.text, line.country ?? '', line.workspace ?? ''].map(csvCell), count(line.messages), count(line.parts), unitOf(line), formatMicros(line.exact), whole(line.amount, decimals), currency].join())
  return ['invoice,month,text,country,workspace,messages,parts,unit,exact,amount,currency', ...rows, ''].join('\r\n')
}

/** Left edge, width, to the right. */
const columns = [[50, 200, false], [255, 55, true], [315, 55, true], [375, 70, true], [450, 95, true]] as const
const [bottom, lineHeight, right] = [770, 16, 545]

/** The library comes with the first invoice: it takes 7 MiB that most installations never need. */
export async function invoicePdf({ name, workspace, currency, month, createdAt, lines, total, decimals }: Invoice, workspaceName: string): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({ size: 'A4', margin: 50, info: { Title: `Invoice ${name}`, CreationDate: new Date(createdAt) } })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk) => void chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
  })
  let y = 50
  const row = (cells: readonly string[], font = 'Helvetica') => {
    if (y > bottom - lineHeight) {
      pdf.addPage()
      y = 50
    }
    pdf.font(font).fontSize(9)
    cells.forEach((cell, at) => {
      const [x, width, toRight] = columns[at]!
      // the built-in fonts know Latin alone
      pdf.text(cell.replace(/[^\u0020-\u00ff€]/g, '?'), x, y, { width, align: toRight ? 'right' : 'left', lineBreak: false, ellipsis: true })
    })
    y += lineHeight
  }
  pdf.font('Helvetica-Bold').fontSize(18).text(`Invoice ${name}`, 50, y)
  y += 34
  for (const text of [`For ${workspaceName} (${workspace})`, `Messages of ${monthName(month)} (UTC)`, `Made on ${iso(createdAt).slice(0, 10)}`]) row([text])
  y += lineHeight
  row(['', 'messages', 'parts', `per part`, currency], 'Helvetica-Bold')
  pdf.moveTo(50, y - 4).lineTo(right, y - 4).stroke()
  for (const line of lines) row([line.text, count(line.messages), count(line.parts), unitOf(line), whole(line.amount, decimals)])
  pdf.moveTo(50, y - 2).lineTo(right, y - 2).stroke()
  y += 4
  row(['Total', '', '', '', whole(total, decimals)], 'Helvetica-Bold')
  y += lineHeight
  row([rule(decimals)])
  row(['Without tax.'])
  pdf.end()
  return done
}
