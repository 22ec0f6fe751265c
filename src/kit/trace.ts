// Spans for whoever brings an OpenTelemetry SDK; without one they cost some hundred nanoseconds and do nothing. Attributes
// are counts and names of ours: never a number, a text or a secret. Knows no exporter.
import { context, isSpanContextValid, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api'

const tracer = trace.getTracer('onesixty')

/** Whether anybody brought an SDK: spans that are not sampled are real too, and those below them are to know. */
const isReal = (span: Span) => isSpanContextValid(span.spanContext())

/** Runs `work` in a span of its own, which ends when the work does, or the promise of it. */
export function traced<T>(name: string, attributes: Attributes, work: () => T): T {
  const span = tracer.startSpan(name, { attributes })
  if (!isReal(span)) return work()
  const run = () => {
    try {
      const result = work()
      if (!(result instanceof Promise)) return end(span, result)
      return result.then(
        (value) => end(span, value),
        (error: unknown) => {
          throw fail(span, error)
        },
      ) as T
    } catch (error) {
      throw fail(span, error)
    }
  }
  return context.with(trace.setSpan(context.active(), span), run)
}

function end<T>(span: Span, result: T): T {
  span.end()
  return result
}

/** By the kind of error alone: its message may hold what came from outside. */
function fail(span: Span, error: unknown): unknown {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
  span.end()
  return error
}

export type OpenSpan = {
  /** What runs in here, and what it starts, is below the span. */
  within(run: () => void): void
  end(attributes: Attributes, failed: boolean): void
}

/** For what begins in one place and ends in another; undefined where nobody brought an SDK. */
export function openSpan(name: string, attributes: Attributes): OpenSpan | undefined {
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes })
  if (!isReal(span)) return undefined
  return {
    within: (run) => context.with(trace.setSpan(context.active(), span), run),
    end(more, failed) {
      span.setAttributes(more)
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    },
  }
}
