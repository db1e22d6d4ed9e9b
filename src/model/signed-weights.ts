/** A field of a protobuf message: its number, what stands in it, and all its bytes with the tag. */
interface Field {
  readonly number: number;
  readonly value: Uint8Array;
  readonly whole: Uint8Array;
}

/** Fields of ONNX's messages (onnx.proto). */
const GRAPH = 7;
const NODE = { input: 1, type: 4 } as const;
const IN_GRAPH = { node: 1, initializer: 5 } as const;
const TENSOR = { type: 2, integers: 5, name: 8, raw: 9 } as const;
/** TensorProto.DataType.INT8, as a field. */
const SIGNED = Uint8Array.of(TENSOR.type << 3, 3);
/** A product's second factor, and what its zero is. */
const FACTOR = [1, 3] as const;

/**
 * The same model with its products' weights as bytes with a sign: each byte and its zero 128 less, so that every product
 * is the same number. Processors that multiply signed bytes (VNNI) take half the time for them; others add such products
 * in 16 bits, which overflow, so that weights lie without sign.
 */
export function signedWeights(model: Uint8Array): Uint8Array {
  return joined(
    fieldsOf(model).flatMap(({ number, value, whole }) =>
      number === GRAPH ? message(GRAPH, signedGraph(value)) : [whole],
    ),
  );
}

function signedGraph(graph: Uint8Array): readonly Uint8Array[] {
  const fields = fieldsOf(graph);
  const factors = new Set(
    fields.filter(({ number }) => number === IN_GRAPH.node).flatMap(({ value }) => factorsOf(fieldsOf(value))),
  );
  return fields.flatMap(({ number, value, whole }) => {
    if (number !== IN_GRAPH.initializer) return [whole];
    const tensor = fieldsOf(value);
    const name = tensor.find((field) => field.number === TENSOR.name);
    return name !== undefined && factors.has(text(name.value)) ? message(number, signedTensor(tensor)) : [whole];
  });
}

function factorsOf(node: readonly Field[]): readonly string[] {
  const type = node.find(({ number }) => number === NODE.type);
  if (type === undefined || text(type.value) !== "MatMulInteger") return [];
  const inputs = node.filter(({ number }) => number === NODE.input).map(({ value }) => text(value));
  return FACTOR.flatMap((i) => inputs[i] ?? []);
}

/** Bytes may stand raw, or, where they are few, as numbers of their own. */
function signedTensor(tensor: readonly Field[]): readonly Uint8Array[] {
  return tensor.flatMap(({ number, value, whole }) => {
    if (number === TENSOR.type) return [SIGNED];
    if (number === TENSOR.raw) return message(TENSOR.raw, [less(value)]);
    if (number === TENSOR.integers) return message(TENSOR.raw, [less(Uint8Array.from(numbersIn(value)))]);
    return [whole];
  });
}

/** Each byte 128 less, with a sign: its highest bit the other way. */
function less(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = (bytes[i] ?? 0) ^ 0x80;
  return out;
}

function fieldsOf(bytes: Uint8Array): readonly Field[] {
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

function numbersIn(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = numberAt(bytes, at);
    found.push(value);
    at = next;
  }
  return found;
}

/** A field of the parts one behind the other: they are copied once, when the whole model is joined. */
function message(number: number, parts: readonly Uint8Array[]): readonly Uint8Array[] {
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

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
