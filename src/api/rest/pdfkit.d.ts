// The few words of pdfkit that are used here; it brings no types.
declare module 'pdfkit' {
  export default class PDFDocument {
    constructor(options?: { size?: string; margin?: number; info?: Readonly<Record<string, string | Date>> })
    y: number
    font(name: string): this
    fontSize(points: number): this
    text(text: string, x: number, y: number, options?: { width?: number; align?: 'left' | 'right'; lineBreak?: boolean; ellipsis?: boolean }): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    addPage(): this
    on(event: 'data', heard: (chunk: Buffer) => void): this
    on(event: 'end', heard: () => void): this
    end(): void
  }
}
