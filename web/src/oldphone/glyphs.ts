// The letters of an old phone's screen: every character of the GSM alphabet in five columns of eight cells, and a box
// for all that it never heard of. Knows no message.

/** Columns from the left, in hex; in each the lowest bit is the cell at the top. */
const drawn: Readonly<Record<string, string>> = {
  ' ': '0000000000', '!': '00005f0000', '"': '0007000700', '#': '147f147f14', $: '242a7f2a12', '%': '2313086462',
  '&': '3649552250', "'": '0000070000', '(': '001c224100', ')': '0041221c00', '*': '14083e0814', '+': '08083e0808',
  ',': '00a0600000', '-': '0808080808', '.': '0060600000', '/': '2010080402', 0: '3e5149453e', 1: '00427f4000',
  2: '4261514946', 3: '2141454b31', 4: '1814127f10', 5: '2745454539', 6: '3c4a494930', 7: '0171090503',
  8: '3649494936', 9: '064949291e', ':': '0036360000', ';': '00b6760000', '<': '0814224100', '=': '1414141414',
  '>': '0041221408', '?': '0201510906', '@': '324979413e', A: '7e1111117e', B: '7f49494936', C: '3e41414122',
  D: '7f4141221c', E: '7f49494941', F: '7f09090901', G: '3e4149493a', H: '7f0808087f', I: '00417f4100',
  J: '2040413f01', K: '7f08142241', L: '7f40404040', M: '7f020c027f', N: '7f0408107f', O: '3e4141413e',
  P: '7f09090906', Q: '3e4151215e', R: '7f09192946', S: '2649494932', T: '01017f0101', U: '3f4040403f',
  V: '1f2040201f', W: '3f4038403f', X: '6314081463', Y: '0708700807', Z: '6151494543', '[': '007f414100',
  '\\': '0204081020', ']': '0041417f00', '^': '0402010204', _: '4040404040', a: '2054545478', b: '7f48444438',
  c: '3844444420', d: '384444487f', e: '3854545418', f: '087e090102', g: '18a4a4a47c', h: '7f08040478',
  i: '00447d4000', j: '4080847d00', k: '7f10284400', l: '00417f4000', m: '7c04180478', n: '7c08040478',
  o: '3844444438', p: 'fc24242418', q: '18242424fc', r: '7c08040408', s: '4854545424', t: '043f444020',
  u: '3c4040207c', v: '1c2040201c', w: '3c4030403c', x: '4428102844', y: '1ca0a0a07c', z: '4464544c44',
  '{': '0008364100', '|': '00007f0000', '}': '0041360800', '~': '0804081008',
  '£': '487e494142', '¥': '15167c1615', '¤': '221c141c22', '§': '224d555922', '¡': '00007d0000', '¿': '3048454020',
  '€': '143e555541', Δ: '704c434c70', Φ: '1c227f221c', Γ: '7f01010103', Λ: '7806010678', Ω: '4e7101714e',
  Π: '7f0101017f', Ψ: '0f107f100f', Σ: '6355494163', Θ: '3e4949493e', Ξ: '4949494949', Æ: '7e097f4941',
  æ: '2454785458', ß: '7e01494936', Ø: '7e5149453f', ø: '3864544c38', Ç: '1e21612112', Ä: '7815141578',
  Ö: '3845444538', Ü: '3c4140413c', Ñ: '7c0a11227d', Å: '7814151478', É: '7c54565544',
  à: '2055565478', ä: '2055545578', å: '2054555478', è: '3855565418', é: '3854565518', ì: '00457e4000',
  ñ: '7c0a050679', ò: '3845464438', ö: '3845444538', ù: '3c4142207c', ü: '3c4140217c',
}

/** What stands where the phone has no letter. */
const box = '7f4141417f'

/** Cells of a character, the space to its neighbours included. */
export const cellWidth = 6
export const cellHeight = 9

const columnsOf = (char: string) => drawn[char] ?? box

/** The dark cells of a line of text as an SVG path, one unit a cell. */
export function pathOf(line: string): string {
  let path = ''
  Array.from(line).forEach((char, place) => {
    const columns = columnsOf(char)
    for (let column = 0; column < 5; column++) {
      const cells = Number.parseInt(columns.slice(2 * column, 2 * column + 2), 16)
      for (let row = 0; row < 8; row++) {
        let tall = 0
        while ((cells >> (row + tall)) & 1) tall++
        if (tall === 0) continue
        path += `M${place * cellWidth + column} ${row}h1v${tall}h-1z`
        row += tall
      }
    }
  })
  return path
}
