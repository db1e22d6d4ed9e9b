/** A field of a protobuf message: its number, what stands in it, and all its bytes with the tag. */
export interface Field {
  readonly number: number;
  readonly value: Uint8Array;
  readonly whole: Uint8Array;
}

/** Fields of ONNX's messages (onnx.proto). */
export const IN_MODEL = { graph: 7 } as const;
export const IN_GRAPH = { node: 1, initializer: 5, output: 12 } as const;
export const IN_NODE = { input: 1, output: 2, type: 4 } as const;
export const IN_TENSOR = { type: 2, integers: 5, name: 8, raw: 9 } as const;
export const IN_OUTPUT = { name: 1 } as const;

/** The same model with its graph made anew from the fields it has. */
export function withGraph(model: Uint8Array, graphOf: (fields: readonly Field[]) => readonly Uint8Array[]): Uint8Array {
  return joined(
    fieldsOf(model).flatMap(({ number, value, whole }) =>
      number === IN_MODEL.graph ? message(number, graphOf(fieldsOf(value))) : [whole],
    ),
  );
}

/** A message's fields, in its order. */
export function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [tag, from] = numberAt(bytes, at);
    const [start, end] = valueAt(bytes, from, tag & 7);
    fields.push({ number: tag >>> 3, value: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return fields;
}

/** Where a field's value begins and ends, by its wire type. */
function valueAt(bytes: Uint8Array, from: number, wire: number): readonly [number, number] {
  if (wire === 0) return [from, numberAt(bytes, from)[1]];
  if (wire === 1) return [from, from + 8];
  if (wire === 5) return [from, from + 4];
  const [length, start] = numberAt(bytes, from);
  return [start, start + length];
}

/** A number of seven bits a byte, and where what follows begins. */
function numberAt(bytes: Uint8Array, from: number): readonly [number, number] {
  let [value, scale, at] = [0, 1, from];
  for (;;) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * scale;
    scale *= 128;
    at += 1;
    if (byte < 0x80) return [value, at];
  }
}

/** Numbers packed one behind the other. */
export function numbersIn(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = numberAt(bytes, at);
    found.push(value);
    at = next;
  }
  return found;
}

/** A field of the parts one behind the other: they are copied once, when the whole model is joined. */
export function message(number: number, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  return [Uint8Array.from([...numberBytes(number * 8 + 2), ...numberBytes(lengthOf(parts))]), ...parts];
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function numberBytes(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value % 0x80) + 0x80, ...numberBytes(Math.floor(value / 0x80))];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A string as it stands in a message. */
export function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
