/** What went wrong, as data: a readable code, the value that offended, where, and what to do about it. */
export interface Failure {
  readonly code: FailureCode;
  /** One sentence, sentence case, quoting the offending value. */
  readonly message: string;
  readonly remedy: string;
  /** The file or URL, with line and column where known. */
  readonly place?: string;
}

export type FailureCode =
  | "file-not-found"
  | "file-unreadable"
  | "file-empty"
  | "file-binary"
  | "file-too-large"
  | "file-damaged"
  | "file-locked"
  | "file-without-text"
  | "archive-too-large"
  | "export-unsplit"
  | "glob-empty"
  | "encoding-unknown"
  | "folder-empty"
  | "page-without-article"
  | "manifest-invalid"
  | "date-invalid"
  | "option-invalid"
  | "url-invalid"
  | "url-private"
  | "url-failed"
  | "url-timeout"
  | "url-redirects"
  | "robots-disallowed"
  | "feed-invalid"
  | "feed-unknown"
  | "rule-invalid"
  | "webhook-refused"
  | "reading-broken"
  | "weights-missing"
  | "ledger-unreadable"
  | "ledger-newer"
  | "query-invalid"
  | "row-unknown"
  | "story-unknown"
  | "story-same"
  | "story-changed"
  | "row-exists"
  | "row-superseded"
  | "correction-invalid"
  | "decision-invalid"
  | "review-unknown"
  | "review-invalid"
  | "review-closed"
  | "review-unfinished"
  | "search-unknown"
  | "report-forgotten"
  | "file-exists"
  | "gazetteer-missing"
  | "registry-line";

/** A failure on its way to whoever called. */
export class SaysoError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, cause === undefined ? undefined : { cause });
    this.name = "SaysoError";
    this.failure = failure;
  }
}

/** One line for a person: place, what is wrong, what to do. */
export function describeFailure({ place, message, remedy }: Failure): string {
  return `${place === undefined ? "" : `${place}: `}${message} ${remedy}`;
}
