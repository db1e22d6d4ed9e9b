import {
  type Field,
  fieldsOf,
  IN_GRAPH,
  IN_NODE,
  IN_TENSOR,
  message,
  numbersIn,
  text,
  withGraph,
} from "./onnx-fields.ts";

/** TensorProto.DataType.INT8, as a field. */
const SIGNED = Uint8Array.of(IN_TENSOR.type << 3, 3);
/** A product's second factor, and what its zero is. */
const FACTOR = [1, 3] as const;

/**
 * The same model with its products' weights as bytes with a sign: each byte and its zero 128 less, so that every product
 * is the same number. Processors that multiply signed bytes (VNNI) take half the time for them; others add such products
 * in 16 bits, which overflow, so that weights lie without sign.
 */
export function signedWeights(model: Uint8Array): Uint8Array {
  return withGraph(model, signedGraph);
}

function signedGraph(fields: readonly Field[]): readonly Uint8Array[] {
  const factors = new Set(
    fields.filter(({ number }) => number === IN_GRAPH.node).flatMap(({ value }) => factorsOf(fieldsOf(value))),
  );
  return fields.flatMap(({ number, value, whole }) => {
    if (number !== IN_GRAPH.initializer) return [whole];
    const tensor = fieldsOf(value);
    const name = tensor.find((field) => field.number === IN_TENSOR.name);
    return name !== undefined && factors.has(text(name.value)) ? message(number, signedTensor(tensor)) : [whole];
  });
}

function factorsOf(node: readonly Field[]): readonly string[] {
  const type = node.find(({ number }) => number === IN_NODE.type);
  if (type === undefined || text(type.value) !== "MatMulInteger") return [];
  const inputs = node.filter(({ number }) => number === IN_NODE.input).map(({ value }) => text(value));
  return FACTOR.flatMap((i) => inputs[i] ?? []);
}

/** Bytes may stand raw, or, where they are few, as numbers of their own. */
function signedTensor(tensor: readonly Field[]): readonly Uint8Array[] {
  return tensor.flatMap(({ number, value, whole }) => {
    if (number === IN_TENSOR.type) return [SIGNED];
    if (number === IN_TENSOR.raw) return message(IN_TENSOR.raw, [less(value)]);
    if (number === IN_TENSOR.integers) return message(IN_TENSOR.raw, [less(Uint8Array.from(numbersIn(value)))]);
    return [whole];
  });
}

/** Each byte 128 less, with a sign: its highest bit the other way. */
function less(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = (bytes[i] ?? 0) ^ 0x80;
  return out;
}
