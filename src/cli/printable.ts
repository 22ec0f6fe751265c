// Texts from outside on a terminal: what would move the cursor, change colours or turn the direction is shown, not
// done.

const acting = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu

/** One line that shows every character; line ends as ⏎. */
export const printable = (text: string): string =>
  text.replace(/\r\n|\r|\n/g, ' ⏎ ').replace(acting, (char) => `<${codeOf(char)}>`)

const codeOf = (char: string) => char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
