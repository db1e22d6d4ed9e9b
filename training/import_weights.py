"""weights/ back to a checkpoint, to go on from: training machines do not keep their own.

    python import_weights.py WEIGHTS_DIR CHECKPOINT

What int8 rounded away stays away (a few thousandths of F1), and comes back in the first hundred steps. Word
embeddings are the base's own, which training never changes.
"""
import base64, json, os, re, sys
import numpy as np
import onnx
import torch
import zstandard
from onnx import numpy_helper
from export import HEADS
from network import Network, load_base


def weights_of(path):
    """Parameter name -> array, of an ONNX model written by export.py."""
    graph = onnx.load_model_from_string(zstandard.decompress(open(path, "rb").read())).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    whole = lambda name: (held[name + "_quantized"].astype(np.float32) - held[name + "_zero_point"]) * held[name + "_scale"]
    out = {n: v for n, v in held.items() if re.search(r"\.(weight|bias)$", n)}
    for node in graph.node:
        layer = re.fullmatch(r"/(.+)/MatMul_output_0_output_quantized", node.output[0])
        if node.op_type == "MatMulInteger" and layer:
            # The encoder's layers are called one by one: the graph has them without its name.
            name = re.sub(r"^layers\.", "encoder.layers.", layer[1].replace("/", "."))
            out[name + ".weight"] = whole(node.input[1].removesuffix("_quantized")).T
    for name in ("encoder.shapes.weight", "encoder.quotes.weight"):
        out[name] = whole(name)
    return out


def main(argv):
    net = load_base(Network())
    state = net.state_dict()
    found = weights_of(os.path.join(argv[1], "model.onnx.zst"))
    heads = json.loads(zstandard.decompress(open(os.path.join(argv[1], "heads.json.zst"), "rb").read()))
    for key, name in HEADS.items():
        found[name] = np.frombuffer(base64.b64decode(heads[key]), np.float16).reshape(state[name].shape)
    positions = "encoder.positions.weight"   # those of the longest window; the base's stand behind them
    found[positions] = np.concatenate([found[positions], state[positions][len(found[positions]):].numpy()])
    kept = set(state) - set(found) - {"encoder.words.weight"}
    if kept:
        print("not in the weights, left as they start or as the encoder has them:", ", ".join(sorted(kept)))
    net.load({name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()})
    torch.save({"net": net.state_dict(), "step": 0}, argv[2])


if __name__ == "__main__":
    main(sys.argv)
