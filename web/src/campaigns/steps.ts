// What each step of the wizard is given. Knows no step.
import type { Campaign } from './calls.ts'
import type { Draft } from './drafts.ts'

export type StepProps = { draft: Draft; campaign: Campaign | undefined; onChange(part: Partial<Draft>): void }
