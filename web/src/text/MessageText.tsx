// A text from outside, made harmless to the eye: its own direction, and marks where a character would hide or turn it.
// With `links`, web addresses and numbers can be followed, as on a phone; an address that hides something cannot.
import { codePoint, nameOf, pieces } from './characters.ts'
import { stretches } from './links.ts'
import classes from './MessageText.module.css'

export function MessageText({ text, links = false }: { text: string; links?: boolean }) {
  if (!links)
    return (
      <bdi className={classes.text}>
        <Marked text={text} />
      </bdi>
    )
  return (
    <bdi className={classes.text}>
      {stretches(text).map((stretch, index) =>
        stretch.href !== undefined && !pieces(stretch.text).some(({ mark }) => mark) ? (
          <a key={index} href={stretch.href} title={stretch.href} target="_blank" rel="noopener noreferrer">
            {stretch.text}
          </a>
        ) : (
          <Marked key={index} text={stretch.text} />
        ),
      )}
    </bdi>
  )
}

const Marked = ({ text }: { text: string }) =>
  pieces(text).map((piece, index) =>
    piece.mark ? (
      <span key={index} className={classes.mark} title={nameOf(piece.text)}>
        {codePoint(piece.text)}
      </span>
    ) : (
      piece.text
    ),
  )
