// What the codes of the transfer layer's answers mean: TP-ST of a status report and TP-FCS of a refusal (3GPP 23.040
// §9.2.3.15, §9.2.3.22). What to do about it is for the centre to decide.

/**
 * `completed` for good, `trying` still, `failed` for good, `given_up` after trouble that might have passed.
 * `confirmed` is true only where the phone itself received the message.
 */
export type StatusMeaning = { state: 'completed' | 'trying' | 'failed' | 'given_up'; confirmed: boolean; say: string }

const states = ['completed', 'trying', 'failed', 'given_up'] as const

const temporaryTrouble = [
  'congestion', 'the phone is busy', 'no response from the phone', 'service rejected',
  'quality of service not available', 'error in the phone',
]

const statuses = new Map<number, string>([
  [0x00, 'received by the phone'],
  [0x01, 'forwarded, delivery not confirmed'],
  [0x02, 'replaced by the service centre'],
  ...temporaryTrouble.map((say, i) => [0x20 + i, `${say}, still trying`] as const),
  [0x40, 'remote procedure error'],
  [0x41, 'incompatible destination'],
  [0x42, 'connection rejected by the phone'],
  [0x43, 'not obtainable'],
  [0x44, 'quality of service not available'],
  [0x45, 'no interworking available'],
  [0x46, 'validity period expired'],
  [0x47, 'deleted by the sender'],
  [0x48, 'deleted by the service centre'],
  [0x49, 'the message does not exist'],
  ...temporaryTrouble.map((say, i) => [0x60 + i, `${say}, given up`] as const),
])

/** Meaning of TP-ST; codes without one of their own mean what their group does. 3GPP 23.040 §9.2.3.15. */
export function readStatus(status: number): StatusMeaning {
  const state = states[(status >> 5) & 3]!
  const say = statuses.get(status) ?? `${state.replace('_', ' ')}, code ${status.toString(16).padStart(2, '0')}`
  return { state, confirmed: status === 0, say }
}

/** TP-FCS values. 3GPP 23.040 §9.2.3.22. */
export const failureCauses = {
  telematicInterworkingNotSupported: 0x80,
  typeZeroNotSupported: 0x81,
  cannotReplace: 0x82,
  pidError: 0x8f,
  alphabetNotSupported: 0x90,
  classNotSupported: 0x91,
  dcsError: 0x9f,
  commandCannotBeActioned: 0xa0,
  commandUnsupported: 0xa1,
  commandError: 0xaf,
  tpduNotSupported: 0xb0,
  centreBusy: 0xc0,
  noCentreSubscription: 0xc1,
  centreFailure: 0xc2,
  invalidAddress: 0xc3,
  destinationBarred: 0xc4,
  duplicateRejected: 0xc5,
  validityFormatNotSupported: 0xc6,
  validityNotSupported: 0xc7,
  simStorageFull: 0xd0,
  noSimStorage: 0xd1,
  errorInPhone: 0xd2,
  memoryExceeded: 0xd3,
  simToolkitBusy: 0xd4,
  simDataDownloadError: 0xd5,
  unspecified: 0xff,
} as const

/** TP-PID values with a meaning of their own. 3GPP 23.040 §9.2.3.9. */
export const protocolIds = {
  none: 0x00,
  internetMail: 0x32,
  /** Acknowledged and thrown away, unseen. */
  typeZero: 0x40,
  deviceTrigger: 0x48,
  returnCall: 0x5f,
  ansi136: 0x7c,
  phoneDataDownload: 0x7d,
  phoneDepersonalization: 0x7e,
  simDataDownload: 0x7f,
} as const

/** 1 to 7 where a message takes the place of an earlier one of that type and sender, else 0. 3GPP 23.040 §9.2.3.9. */
export const replaceType = (pid: number): number => (pid > 0x40 && pid <= 0x47 ? pid - 0x40 : 0)
