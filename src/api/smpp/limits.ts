// Every limit of this door in one table, with what happens at it. What an account may have less of stands with the account.
import type { ServerLimits } from '../../smpp/server.ts'

export const doorLimits = {
  /** Milliseconds until a connection must be bound; then it is closed. */
  initMs: 5_000,
  /** Until a PDU that has begun must be whole; then the connection is closed. */
  pduReadMs: 10_000,
  /** Until a password must have been judged; then the bind is refused with ESME_RSYSERR. */
  authenticateMs: 5_000,
  /** Silence after which the peer is asked whether it is there, and how long it may take to say so. */
  enquireMs: 30_000,
  enquireAnswerMs: 15_000,
  /** Until a deliver_sm must be answered; then it is sent again. */
  responseMs: 30_000,
  /** When we unbind: until what is in flight must be answered, and then the unbind itself. */
  drainMs: 5_000,
  unbindMs: 3_000,
  /** Longest PDU; a longer one ends the connection. */
  maxPduBytes: 70_000,
  /** Octets that may wait for a peer that does not read; then the connection is closed, and its receipts stay. */
  outputBytes: 1_048_576,
  /** Until a peer must read something of what waits for it; then it is closed. */
  writeMs: 30_000,
  /** Requests of one bind that may be unanswered, whatever its account says; more are refused with ESME_RTHROTTLED. */
  receiveWindow: 2_000,
  /** Memory that these may take. */
  receiveBytes: 16_777_216,
  /** deliver_sm that may be unanswered on one bind, whatever its account says. */
  windowSize: 1_000,
  /** Connections in all, those not bound yet, and of these from one address (IPv6: network of 64 bits). */
  sessions: 10_000,
  unbound: 1_000,
  unboundPerAddress: 20,
} as const satisfies Partial<ServerLimits>

export const workLimits = {
  /** Messages of all accounts that wait for the store; more are refused with ESME_RMSGQFUL. */
  waiting: 20_000,
  /** Messages of one account and lane that are given to the store at once, and how many such batches at a time. */
  batch: 1_000,
  batches: 2,
  /** query_sm, cancel_sm, replace_sm under way, all accounts together; more are refused with ESME_RTHROTTLED. */
  operations: 500,
  /** Receipts and messages from phones that are held in memory for one account, read ahead from the disk; as many again
   * as they were just made, where it keeps pace. */
  ahead: 1_000,
  /**
   * Receipts and messages from phones that may wait for one account; beyond it what asks for a receipt is refused with
   * ESME_RMSGQFUL. How often it is counted, in milliseconds. What nobody took in a week is forgotten.
   */
  owed: 1_000_000,
  countEveryMs: 10_000,
  /** First and longest wait before what was refused for now is sent again. */
  firstWaitMs: 1_000,
  longestWaitMs: 60_000,
  /** Seconds that a message may be valid, and days ahead that it may be scheduled. */
  validitySeconds: 7 * 86_400,
  scheduleDays: 365,
} as const
