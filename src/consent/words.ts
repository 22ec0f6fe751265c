// Words that stop, start and ask for help, by language. A table: native speakers are asked to mend it. The words of English
// count in every language.
export type Words = { readonly stop: readonly string[]; readonly start: readonly string[]; readonly help: readonly string[] }

export const words: Readonly<Record<string, Words>> = {
  en: {
    stop: ['stop', 'stopall', 'stop all', 'unsubscribe', 'end', 'quit', 'revoke', 'optout', 'opt out', 'opt-out', 'cancel', 'remove'],
    start: ['start', 'unstop'],
    help: ['help', 'info'],
  },
  fr: { stop: ['arret', 'arrêt', 'arrete', 'arrêter', 'desabonner', 'désabonner'], start: ['reprendre', 'demarrer'], help: ['aide'] },
  nl: { stop: ['afmelden', 'uit', 'stoppen'], start: ['aanmelden'], help: ['hulp'] },
  de: { stop: ['stopp', 'abmelden', 'ende'], start: ['anmelden'], help: ['hilfe'] },
  es: { stop: ['alto', 'parar', 'baja', 'cancelar'], start: ['alta', 'inicio'], help: ['ayuda'] },
  pt: { stop: ['parar', 'sair', 'cancelar', 'pare'], start: ['iniciar'], help: ['ajuda'] },
  it: { stop: ['annulla', 'disiscrivi', 'ferma'], start: ['inizia'], help: ['aiuto'] },
  pl: { stop: ['wypisz', 'koniec'], start: ['zapisz'], help: ['pomoc'] },
  cs: { stop: ['odhlasit', 'odhlásit'], start: ['prihlasit'], help: ['pomoc'] },
  da: { stop: ['afmeld'], start: ['tilmeld'], help: ['hjælp', 'hjaelp'] },
  sv: { stop: ['stopp', 'avsluta'], start: ['starta'], help: ['hjälp'] },
  no: { stop: ['stopp', 'avslutt'], start: [], help: ['hjelp'] },
  fi: { stop: ['lopeta', 'peru'], start: ['aloita'], help: ['apua', 'ohje'] },
  tr: { stop: ['ret', 'iptal', 'ıptal', 'dur'], start: ['basla', 'başla', 'onay'], help: ['yardim', 'yardım'] },
  ru: { stop: ['стоп', 'отписка'], start: ['старт'], help: ['помощь'] },
  uk: { stop: ['стоп'], start: ['старт'], help: ['допомога'] },
  el: { stop: ['στοπ'], start: [], help: ['βοηθεια', 'βοήθεια'] },
  ar: { stop: ['إيقاف', 'توقف', 'إلغاء'], start: ['اشتراك'], help: ['مساعدة'] },
  he: { stop: ['הסר', 'עצור'], start: ['הצטרף'], help: ['עזרה'] },
  hi: { stop: ['रोकें'], start: ['शुरू'], help: ['मदद', 'सहायता'] },
  ja: { stop: ['停止', '解除'], start: ['開始', '再開'], help: ['ヘルプ'] },
  ko: { stop: ['수신거부'], start: ['수신동의'], help: ['도움말'] },
  zh: { stop: ['退订', '退訂', 'td'], start: ['订阅', '訂閱'], help: ['帮助', '幫助'] },
}

/** Left out before words are compared. */
export const courtesies = ['please', 'pls', 'plz', 'svp', 'alstublieft', 'aub', 'bitte', 'por favor', 'per favore', 'prosze', 'prosím', 'tack', 'takk', 'пожалуйста', 'lütfen']

/** What may mean that somebody has enough: a person reads it. */
export const complaints = [
  'wrong number', 'leave me alone', 'do not text', 'dont text', 'don t text', 'do not contact', 'dont contact', 'don t contact', 'no more', 'take me off', 'remove me', 'stop texting',
  'stop sending', 'stop messaging', 'fuck', 'spam', 'laat me met rust', 'verkeerd nummer', 'geen berichten', 'falsche nummer', 'keine nachrichten', 'lass mich in ruhe',
  'mauvais numero', 'plus de messages', 'laissez moi', 'numero equivocado', 'no mas mensajes', 'dejenme', 'numero errado', 'numero sbagliato', 'basta', 'не пишите', 'отстаньте',
]

/** Said once to whoever stopped; at most one part where the language allows it. */
export const stopped: Readonly<Record<string, string>> = {
  en: 'You will get no more messages from us. Reply START to get them again.',
  fr: 'Vous ne recevrez plus de messages de notre part. Répondez START pour reprendre.',
  nl: 'U krijgt geen berichten meer van ons. Antwoord START om ze weer te krijgen.',
  de: 'Sie erhalten keine Nachrichten mehr von uns. Mit START erhalten Sie sie wieder.',
  es: 'No recibirá más mensajes nuestros. Responda START para recibirlos de nuevo.',
  pt: 'Não receberá mais mensagens nossas. Responda START para voltar a receber.',
  it: 'Non riceverà più messaggi da noi. Risponda START per riceverli di nuovo.',
  ru: 'Вы больше не будете получать наши сообщения. START - получать снова.',
}
export const started: Readonly<Record<string, string>> = {
  en: 'You will get our messages again. Reply STOP to end them.',
  fr: 'Vous recevrez de nouveau nos messages. Répondez STOP pour les arrêter.',
  nl: 'U krijgt onze berichten weer. Antwoord STOP om te stoppen.',
  de: 'Sie erhalten unsere Nachrichten wieder. Mit STOP beenden Sie sie.',
  es: 'Recibirá de nuevo nuestros mensajes. Responda STOP para terminar.',
}
export const helped = 'This is an automatic answer. Reply STOP to get no more messages.'

/** To whoever texts a word that is nearly a keyword. */
export const meant: Readonly<Record<string, (word: string) => string>> = {
  en: (word) => `Did you mean ${word}? Then reply ${word}.`,
  fr: (word) => `Vouliez-vous dire ${word} ? Alors répondez ${word}.`,
  nl: (word) => `Bedoelde u ${word}? Antwoord dan ${word}.`,
  de: (word) => `Meinten Sie ${word}? Dann antworten Sie ${word}.`,
  es: (word) => `¿Quiso decir ${word}? Entonces responda ${word}.`,
  pt: (word) => `Quis dizer ${word}? Então responda ${word}.`,
  it: (word) => `Intendeva ${word}? Allora risponda ${word}.`,
  ru: (word) => `Вы имели в виду ${word}? Тогда ответьте ${word}.`,
}
