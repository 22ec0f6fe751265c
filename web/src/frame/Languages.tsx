// The language that the dashboard speaks, to choose. Knows no page.
import { isLanguage, language, languages, switchTo } from '../text/language.ts'
import classes from './Frame.module.css'
import { words } from './words.ts'

export function Languages() {
  return (
    <select
      className={classes.languages}
      aria-label={words.language}
      value={language}
      onChange={({ currentTarget: { value } }) => isLanguage(value) && switchTo(value)}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  )
}
