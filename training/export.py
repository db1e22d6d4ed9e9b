"""Write weights/, compressed by Zstandard: the network as ONNX int8, its vocabulary, its heads for pairs with its thresholds; and fixtures for the parity test.

    python export.py CHECKPOINT WEIGHTS_DIR --settings settings.json --version 0.1.0 [--fixtures DIR]
"""
import base64, json, os, re, sys
import numpy as np
import torch
import zstandard
from torch import nn
from network import Network, TAGS, ENTITY_TAGS, MAX_PIECES, PAIR_WIDTH, CHAIN_WIDTH, EDGE_WIDTH, DISTANCES, base_folder
from network import EVENT_TYPES, MODALITIES, PAIR_TYPES, POLARITIES, RELATIONS
from batches import Pieces, paragraphs_of, pack, to_tensors
from corpora import Document
from happenings import MARKERS
from decode import decode, DEFAULTS
from measure import role_scorer

OUTPUTS = ["tags", "entities", "cue", "word", "sentence", "events", "anchor", "party", "chains", "judged"]
# Parameters that work on pairs of words or on pooled ones: they run in TypeScript and are kept in sixteen bits.
HEADS = {"pair": "pair", "distance": "distance", "eventPair": "event_pair", "eventDistance": "event_distance", "stancePair": "stance_pair", "stanceDistance": "stance_distance", "chain": "chain",
         "likeness": "likeness", "apart": "apart", "edgeDistance": "edge_distance", "typeHidden": "type_hidden.weight",
         "typeHiddenBias": "type_hidden.bias", "typeOut": "type_out.weight", "typeOutBias": "type_out.bias",
         "disputeHidden": "dispute_hidden.weight", "disputeHiddenBias": "dispute_hidden.bias", "disputeOut": "dispute_out.weight",
         "disputeOutBias": "dispute_out.bias", "clashSide": "clash_side.weight", "clashSideBias": "clash_side.bias",
         "clashHidden": "clash_hidden.weight", "clashHiddenBias": "clash_hidden.bias", "clashOut": "clash_out.weight",
         "clashOutBias": "clash_out.bias"}


# Letters beyond those of Latin, Greek and Cyrillic
UNASKED = re.compile(r"^\[unused|[\u0530-\u1dff\u2c00-\ud7ff\uf900-\uffff]")


def export_onnx(net, path):
    from onnxruntime.quantization import quantize_dynamic, QuantType
    from onnxruntime.transformers import optimizer
    B, T = 2, 16
    inputs = (torch.ones(B, T, dtype=torch.long), torch.zeros(B, T, dtype=torch.long),
              torch.zeros(B, T, dtype=torch.long), torch.ones(B, T, dtype=torch.long))
    names = ["pieces", "shapes", "quotes", "mask"]
    axes = {n: {0: "batch", 1: "length"} for n in names + OUTPUTS}
    torch.onnx.export(net, inputs, path + ".fp32", input_names=names, output_names=OUTPUTS, dynamic_axes=axes,
                      opset_version=17, dynamo=False)
    fused = optimizer.optimize_model(path + ".fp32", model_type="bert", num_heads=12, hidden_size=384, opt_level=1)
    print("fused", fused.get_fused_operator_statistics())
    fused.save_model_to_file(path + ".fused")
    # Weights without sign: with signed ones a processor that has AVX2 and no VNNI adds products in 16 bits, which
    # overflow, so that one report read differently on two machines. Seven bits (reduce_range) lose more.
    quantize_dynamic(path + ".fused", path, per_channel=True, weight_type=QuantType.QUInt8,
                     extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1})
    with open(path, "rb") as model:
        write(path, model.read())
    for made in (path, path + ".fp32", path + ".fused"):
        os.remove(made)


def slender(net):
    """What is never asked for weighs nothing: positions behind the longest window, pieces that are not of European scripts
    or no piece at all and mark nothing."""
    encoder, vocabulary = net.encoder, tokenizer_vocabulary()
    encoder.positions.weight = nn.Parameter(encoder.positions.weight[:MAX_PIECES].detach().clone())
    encoder.words.weight.data[[at for piece, at in vocabulary.items() if UNASKED.search(piece) and at not in MARKERS.values()]] = 0.0


def tokenizer_vocabulary():
    return json.load(open(os.path.join(base_folder(), "tokenizer.json")))["model"]["vocab"]


def write(path, content):
    with open(path + ".zst", "wb") as out:
        out.write(zstandard.compress(content, 19))


def numbers(x):
    return base64.b64encode(np.ascontiguousarray(x, np.float16).tobytes()).decode()


def main(argv):
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    net = Network()
    net.load_state_dict(torch.load(argv[1])["net"], strict=False)
    net.eval()
    out = argv[2]
    os.makedirs(out, exist_ok=True)
    slender(net)
    export_onnx(net, os.path.join(out, "model.onnx"))
    tuned = json.load(open(argv[argv.index("--settings") + 1]))
    settings = {**DEFAULTS, **tuned["settings"]}
    vocabulary = tokenizer_vocabulary()
    write(os.path.join(out, "vocabulary.txt"), ("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n").encode())
    heads = {"version": argv[argv.index("--version") + 1], "maxPieces": MAX_PIECES, "tags": TAGS, "entityTags": ENTITY_TAGS, "eventTypes": EVENT_TYPES, "modalities": MODALITIES, "polarities": POLARITIES,
               "pairTypes": PAIR_TYPES, "relations": RELATIONS, "pairWidth": PAIR_WIDTH, "chainWidth": CHAIN_WIDTH, "edgeWidth": EDGE_WIDTH, "distances": DISTANCES,
               "settings": settings, "calibration": tuned["calibration"], **{k: numbers(net.state_dict()[v]) for k, v in HEADS.items()}}
    write(os.path.join(out, "heads.json"), json.dumps(heads, indent=1).encode())
    if "--fixtures" in argv:
        write_fixtures(net, settings, argv[argv.index("--fixtures") + 1])


def write_fixtures(net, settings, folder):
    """What Python makes of the example reports: pieces, features and (from the unquantised network) attributions."""
    os.makedirs(folder, exist_ok=True)
    write_decoding(net, settings, os.path.join(folder, "decoding.json"))
    pieces = Pieces()
    examples = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "examples")
    for name in sorted(os.listdir(examples)):
        if not name.endswith(".txt"):
            continue
        text = open(os.path.join(examples, name), encoding="utf8", newline="").read()
        doc = Document(name, text, [[]], True)
        windows = []
        for w in pack(paragraphs_of(doc, pieces)):
            with torch.no_grad():
                tags, _, cue, word, *_ = net(*to_tensors([w]))
            pick = lambda x: x[0, w.first].float().numpy()
            found = decode(pick(tags), role_scorer(net, pick(cue), pick(word)), w.spans, settings)
            u16 = lambda s: [len(text[:i].encode("utf-16-le")) // 2 for i in s]
            windows.append({"pieces": w.pieces, "shapes": w.shapes, "quotes": w.quotes, "first": w.first,
                            "spans": [u16(s) for s in w.spans], "tags": [[round(float(x), 3) for x in r] for r in pick(tags)],
                            "attributions": [{k: [u16(s) for s in a[k]] for k in ("source", "cue", "content")} | {"nested": a["nested"], "p": [round(x, 3) for x in a["p"]]} for a in found]})
        json.dump({"paragraphs": [u16(s) for s in doc.paragraphs], "windows": windows}, open(os.path.join(folder, name[:-4] + ".json"), "w"))


def write_decoding(net, settings, path):
    """A made-up window: scores drawn at random, and what decode.py makes of them with these weights."""
    rng = np.random.default_rng(1)
    W = 14
    tags = np.round(rng.normal(0, 1.2, (W, 5)), 2).astype(np.float32)
    cue, word = (np.round(rng.normal(0.2, 0.9, (W, PAIR_WIDTH)), 2).astype(np.float32) for _ in range(2))
    spans = [(3 * i, 3 * i + 2) for i in range(W)]
    found = decode(tags, role_scorer(net, cue, word), spans, settings)
    rows = [{"cue": a["cue"], "source": a["source"], "content": a["content"], "nested": a["nested"], "p": [round(float(x), 4) for x in a["p"]]} for a in found]
    flat = lambda x: [round(float(v), 2) for v in x.ravel()]
    json.dump({"tags": flat(tags), "cue": flat(cue), "word": flat(word), "spans": spans, "attributions": rows}, open(path, "w"))


if __name__ == "__main__":
    main(sys.argv)
