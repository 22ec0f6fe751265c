// People: who may sign in, what they are to which workspace, and how they were asked to come. Knows no secret of theirs.
import type { Role } from '../account.ts'

export type Person = {
  readonly id: string
  /** In lower case; one person has one. */
  readonly email: string
  readonly name: string
  readonly createdAt: number
  readonly signedInAt?: number
  readonly hasPassword: boolean
  readonly hasTotp: boolean
}

/** A person as the others of a workspace see them. */
export type Member = Person & { readonly role: Role; readonly memberSince: number }

export type Membership = { readonly workspace: string; readonly name: string; readonly role: Role }

export type Invitation = {
  readonly id: string
  readonly workspace: string
  readonly email: string
  readonly role: Role
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt?: number
  readonly revokedAt?: number
}

export type Passkey = { readonly id: string; readonly name: string; readonly createdAt: number; readonly usedAt?: number }

export const emailOf = (text: string) => text.trim().toLowerCase()
