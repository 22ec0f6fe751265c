// Letters that GSM-7 lacks, written with letters it has, as each language's own writers do it. Changes names and
// sometimes meaning, so it is asked for by language and never assumed.

/** Letters of the Latin script that no Unicode decomposition leads to a plain one. */
const latinLetters: Readonly<Record<string, string>> = {
  ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', œ: 'oe', þ: 'th', ð: 'd', ı: 'i', ŋ: 'ng', ə: 'e', ĸ: 'k', ƒ: 'f', ẞ: 'SS',
}

const greekCapitals: Readonly<Record<string, string>> = {
  α: 'A', β: 'B', γ: 'Γ', δ: 'Δ', ε: 'E', ζ: 'Z', η: 'H', θ: 'Θ', ι: 'I', κ: 'K', λ: 'Λ', μ: 'M', ν: 'N', ξ: 'Ξ',
  ο: 'O', π: 'Π', ρ: 'P', σ: 'Σ', ς: 'Σ', τ: 'T', υ: 'Y', φ: 'Φ', χ: 'X', ψ: 'Ψ', ω: 'Ω',
}

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '',
  ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ё: 'yo',
}

/** Languages by BCP 47 tag, with the letters that each writes otherwise than by leaving its accent away. */
const tables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  az: latinLetters, bs: { ...latinLetters, đ: 'dj' }, ca: latinLetters, cs: latinLetters, cy: latinLetters,
  da: latinLetters, de: latinLetters, es: latinLetters, et: latinLetters, fi: latinLetters, fr: latinLetters,
  ga: latinLetters, hr: { ...latinLetters, đ: 'dj' }, hu: { ...latinLetters, ő: 'ö', ű: 'ü' }, is: latinLetters,
  it: latinLetters, lt: latinLetters, lv: latinLetters, mt: latinLetters, nb: latinLetters, nl: latinLetters,
  pl: latinLetters, pt: latinLetters, ro: latinLetters, sk: latinLetters, sl: latinLetters, sq: latinLetters,
  sv: latinLetters, tr: latinLetters, vi: latinLetters,
  el: greekCapitals,
  bg: { ...cyrillic, х: 'h', щ: 'sht', ъ: 'a', ь: 'y' },
  ru: cyrillic,
  uk: { ...cyrillic, г: 'h', ґ: 'g', є: 'ie', и: 'y', і: 'i', ї: 'i', й: 'i', ю: 'iu', я: 'ia' },
}

/** Tags of the languages that can be folded. */
export const foldable: readonly string[] = Object.keys(tables)

/** What a letter becomes, given the character after it; undefined where the languages do not say. */
export type Fold = (letter: string, next: string) => string | undefined

const isCapital = (char: string) => char !== char.toLowerCase()

/** Folds as the first of the languages that knows the letter. Tags that are not `foldable` fold nothing. */
export function foldOf(tags: readonly string[]): Fold {
  const chosen = tags.map((tag) => tables[tag.slice(0, 2).toLowerCase()]).filter((table) => table !== undefined)
  const stripsLatin = chosen.some((table) => table.ł)
  return (letter, next) => {
    const small = letter.toLowerCase()
    const bare = small.normalize('NFD').replace(/\p{Mn}/gu, '')
    const known = chosen.find((table) => small in table || bare in table)
    const folded = known?.[small] ?? known?.[bare] ?? (stripsLatin && /^[a-z]$/.test(bare) ? bare : undefined)
    if (folded === undefined || !isCapital(letter)) return folded
    const [first, ...rest] = folded
    return isCapital(next) ? folded.toUpperCase() : `${(first ?? '').toUpperCase()}${rest.join('')}`
  }
}
