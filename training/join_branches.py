"""One checkpoint of several trainings that ran side by side from one start, each of a branch of its own.

    python join_branches.py START.pt JOINED.pt RUN/slow.pt...

A parameter that a run left as START has it is START's; two runs that changed one are refused.
"""
import sys
import torch
from network import Network


def main(argv):
    start, runs = Network().load(torch.load(argv[1])["net"]).state_dict(), argv[3:]
    joined, by = dict(start), {}
    for run in runs:
        for name, value in torch.load(run)["net"].items():
            if torch.equal(start[name], value):
                continue
            if name in by:
                sys.exit(f"{run} and {by[name]} both changed {name}: train one from the other.")
            joined[name], by[name] = value, run
    torch.save({"net": joined, "step": 0}, argv[2])
    for run in runs:
        print(run, "changed", sum(r == run for r in by.values()), "parameters")


if __name__ == "__main__":
    main(sys.argv)
