/** Records where the program is. Lazy: V8 keeps the frames and formats them on first read of `stack`. */
export function captureTrace(holder: object, above: { readonly prototype: object }): void {
  const depth = Error.stackTraceLimit;
  Error.stackTraceLimit = 24;
  Error.captureStackTrace(holder, above as NewableFunction);
  Error.stackTraceLimit = depth;
}
