// The command_status codes as rows: code, name, class, meaning. The class is only where one starts from: peers differ,
// and whoever sends decides per connection. SMPP 3.4 §5.1.3, SMPP 5.0 §4.7.6.

/**
 * retry: the same road may work later · failover: another road may · permanent: this message never will ·
 * bind: the session is at fault, not the message · operation: the outcome of a query, cancel, replace or broadcast.
 */
export type StatusClass = 'ok' | 'retry' | 'failover' | 'permanent' | 'bind' | 'operation'

const rows = [
  [0x00, 'ESME_ROK', 'ok', 'no error'],
  [0x01, 'ESME_RINVMSGLEN', 'permanent', 'message length invalid'],
  [0x02, 'ESME_RINVCMDLEN', 'permanent', 'command length invalid'],
  [0x03, 'ESME_RINVCMDID', 'permanent', 'command id invalid'],
  [0x04, 'ESME_RINVBNDSTS', 'bind', 'not allowed in this bind state'],
  [0x05, 'ESME_RALYBND', 'bind', 'already bound'],
  [0x06, 'ESME_RINVPRTFLG', 'permanent', 'priority flag invalid'],
  [0x07, 'ESME_RINVREGDLVFLG', 'permanent', 'registered_delivery invalid'],
  [0x08, 'ESME_RSYSERR', 'retry', 'system error'],
  [0x0a, 'ESME_RINVSRCADR', 'permanent', 'source address invalid'],
  [0x0b, 'ESME_RINVDSTADR', 'permanent', 'destination address invalid'],
  [0x0c, 'ESME_RINVMSGID', 'operation', 'message id invalid'],
  [0x0d, 'ESME_RBINDFAIL', 'bind', 'bind failed'],
  [0x0e, 'ESME_RINVPASWD', 'bind', 'password invalid'],
  [0x0f, 'ESME_RINVSYSID', 'bind', 'system_id invalid'],
  [0x11, 'ESME_RCANCELFAIL', 'operation', 'cancel failed'],
  [0x13, 'ESME_RREPLACEFAIL', 'operation', 'replace failed'],
  [0x14, 'ESME_RMSGQFUL', 'retry', 'message queue full'],
  [0x15, 'ESME_RINVSERTYP', 'permanent', 'service_type invalid'],
  [0x33, 'ESME_RINVNUMDESTS', 'permanent', 'number of destinations invalid'],
  [0x34, 'ESME_RINVDLNAME', 'permanent', 'distribution list name invalid'],
  [0x40, 'ESME_RINVDESTFLAG', 'permanent', 'destination flag invalid'],
  [0x42, 'ESME_RINVSUBREP', 'permanent', 'submit with replace invalid'],
  [0x43, 'ESME_RINVESMCLASS', 'permanent', 'esm_class invalid'],
  [0x44, 'ESME_RCNTSUBDL', 'permanent', 'cannot submit to the distribution list'],
  [0x45, 'ESME_RSUBMITFAIL', 'failover', 'submit failed'],
  [0x48, 'ESME_RINVSRCTON', 'permanent', 'source type of number invalid'],
  [0x49, 'ESME_RINVSRCNPI', 'permanent', 'source numbering plan invalid'],
  [0x50, 'ESME_RINVDSTTON', 'permanent', 'destination type of number invalid'],
  [0x51, 'ESME_RINVDSTNPI', 'permanent', 'destination numbering plan invalid'],
  [0x53, 'ESME_RINVSYSTYP', 'bind', 'system_type invalid'],
  [0x54, 'ESME_RINVREPFLAG', 'permanent', 'replace_if_present_flag invalid'],
  [0x55, 'ESME_RINVNUMMSGS', 'permanent', 'number of messages invalid'],
  [0x58, 'ESME_RTHROTTLED', 'retry', 'over the allowed rate'],
  [0x61, 'ESME_RINVSCHED', 'permanent', 'scheduled delivery time invalid'],
  [0x62, 'ESME_RINVEXPIRY', 'permanent', 'validity period invalid'],
  [0x63, 'ESME_RINVDFTMSGID', 'permanent', 'predefined message invalid'],
  [0x64, 'ESME_RX_T_APPN', 'retry', 'temporary error of the receiving application'],
  [0x65, 'ESME_RX_P_APPN', 'permanent', 'permanent error of the receiving application'],
  [0x66, 'ESME_RX_R_APPN', 'permanent', 'rejected by the receiving application'],
  [0x67, 'ESME_RQUERYFAIL', 'operation', 'query failed'],
  [0xc0, 'ESME_RINVOPTPARSTREAM', 'permanent', 'error in the optional parameters'],
  [0xc1, 'ESME_ROPTPARNOTALLWD', 'permanent', 'optional parameter not allowed'],
  [0xc2, 'ESME_RINVPARLEN', 'permanent', 'parameter length invalid'],
  [0xc3, 'ESME_RMISSINGOPTPARAM', 'permanent', 'expected optional parameter missing'],
  [0xc4, 'ESME_RINVOPTPARAMVAL', 'permanent', 'optional parameter value invalid'],
  [0xfe, 'ESME_RDELIVERYFAILURE', 'permanent', 'delivery failed (the TLV delivery_failure_reason says more)'],
  [0xff, 'ESME_RUNKNOWNERR', 'retry', 'unknown error'],
  [0x100, 'ESME_RSERTYPUNAUTH', 'failover', 'not authorised for this service_type'],
  [0x101, 'ESME_RPROHIBITED', 'failover', 'operation prohibited'],
  [0x102, 'ESME_RSERTYPUNAVAIL', 'retry', 'service_type unavailable'],
  [0x103, 'ESME_RSERTYPDENIED', 'failover', 'service_type denied'],
  [0x104, 'ESME_RINVDCS', 'permanent', 'data_coding invalid'],
  [0x105, 'ESME_RINVSRCADDRSUBUNIT', 'permanent', 'source sub-unit invalid'],
  [0x106, 'ESME_RINVDSTADDRSUBUNIT', 'permanent', 'destination sub-unit invalid'],
  [0x107, 'ESME_RINVBCASTFREQINT', 'permanent', 'broadcast frequency interval invalid'],
  [0x108, 'ESME_RINVBCASTALIAS_NAME', 'permanent', 'broadcast area alias invalid'],
  [0x109, 'ESME_RINVBCASTAREAFMT', 'permanent', 'broadcast area format invalid'],
  [0x10a, 'ESME_RINVNUMBCAST_AREAS', 'permanent', 'number of broadcast areas invalid'],
  [0x10b, 'ESME_RINVBCASTCNTTYPE', 'permanent', 'broadcast content type invalid'],
  [0x10c, 'ESME_RINVBCASTMSGCLASS', 'permanent', 'broadcast message class invalid'],
  [0x10d, 'ESME_RBCASTFAIL', 'operation', 'broadcast failed'],
  [0x10e, 'ESME_RBCASTQUERYFAIL', 'operation', 'query of a broadcast failed'],
  [0x10f, 'ESME_RBCASTCANCELFAIL', 'operation', 'cancel of a broadcast failed'],
  [0x110, 'ESME_RINVBCAST_REP', 'permanent', 'broadcast repetitions invalid'],
  [0x111, 'ESME_RINVBCASTSRVGRP', 'permanent', 'broadcast service group invalid'],
  [0x112, 'ESME_RINVBCASTCHANIND', 'permanent', 'broadcast channel indicator invalid'],
] as const satisfies readonly (readonly [number, string, StatusClass, string])[]

export type StatusName = (typeof rows)[number][1]

/** `statuses.ESME_RTHROTTLED` is 0x58. */
export const statuses = Object.fromEntries(rows.map(([code, name]) => [name, code])) as {
  readonly [Row in (typeof rows)[number] as Row[1]]: Row[0]
}

const byCode = new Map<number, (typeof rows)[number]>(rows.map((row) => [row[0], row]))

/** `ESME_RTHROTTLED` for 0x58; the code in hex, such as `0x00000403`, where the specification has no name. */
export const statusName = (code: number): string =>
  byCode.get(code)?.[1] ?? `0x${(code >>> 0).toString(16).padStart(8, '0')}`

/** What a code means, in a few words for a person. */
export const statusSay = (code: number): string => byCode.get(code)?.[3] ?? 'a code of the peer’s own'

/** The class to start from; codes of a peer's own count as worth another try. */
export const statusClass = (code: number): StatusClass => byCode.get(code)?.[2] ?? 'retry'
