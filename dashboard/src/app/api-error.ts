export interface FieldFault {
  field: string;
  message: string;
}

/** What the API refused, with everything that it says about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown>,
    readonly requestId: string | null,
    readonly retryAfter: number | null,
  ) {
    super(message);
  }

  static of(response: Response, text: string): ApiError {
    const after = Number(response.headers.get("Retry-After") ?? NaN);
    const error = envelopeOf(text);
    return new ApiError(
      response.status,
      error?.code ?? "internal_error",
      error?.message ?? response.statusText,
      error?.details ?? {},
      error?.requestId ?? response.headers.get("X-Request-Id"),
      Number.isFinite(after) ? after : null,
    );
  }

  get fields(): FieldFault[] {
    return Array.isArray(this.details["fields"]) ? (this.details["fields"] as FieldFault[]) : [];
  }
}

/** Nobody answered: the network, or the whole of Hatched. */
export class Unreachable extends Error {}

interface Envelope {
  code: string;
  message: string;
  details?: Record<string, unknown>;
  requestId?: string;
}

function envelopeOf(text: string): Envelope | undefined {
  try {
    return (JSON.parse(text) as { error?: Envelope }).error;
  } catch {
    return undefined;
  }
}

/** Whether the same request may succeed a little later. */
export const isPassing = (error: unknown) => error instanceof Unreachable || (error instanceof ApiError && error.status >= 500);
