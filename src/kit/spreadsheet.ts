// A cell of a CSV that a spreadsheet shows as the text that it is: nothing in it is taken for a formula, a command or the
// next cell, whichever separator the reader believes in. Knows no column.

/** What makes Excel, LibreOffice or Sheets calculate, full-width forms included, also after blanks. */
const beginsFormula = /^[\s\0\u200b\ufeff]*[=+\-@|%＝＋－＠]|^[\t\r\n\0]/
/** Nothing that any reader could take for the end of a cell. */
const plain = /^[\p{L}\p{M}\p{N}_.:+\-/@' ]*$/u

export function csvCell(text: string): string {
  const safe = beginsFormula.test(text) ? `'${text}` : text
  return plain.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`
}
