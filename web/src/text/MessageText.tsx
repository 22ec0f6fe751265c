// A text from outside, made harmless to the eye: its own direction, and marks where a character would hide or turn it.
import { codePoint, nameOf, pieces } from './characters.ts'
import classes from './MessageText.module.css'

export function MessageText({ text }: { text: string }) {
  return (
    <bdi className={classes.text}>
      {pieces(text).map((piece, index) =>
        piece.mark ? (
          <span key={index} className={classes.mark} title={nameOf(piece.text)}>
            {codePoint(piece.text)}
          </span>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  )
}
