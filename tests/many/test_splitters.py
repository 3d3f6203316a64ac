import pytest

from bittersweet.files import DataError
from bittersweet.many.splitters import splitter
from bittersweet.texts.sentences import boundaries

PARAGRAPH = "  Zoë’s café — naïve? “Yes.” 😀 He left, Mr. Smith said.  The U.S. stayed.\u00a0\u00a0Ünd? "


@pytest.mark.parametrize("name", ["spacy", "sentencex"])
def test_spans_are_in_code_points_and_hold_every_letter(name):
    starts, pieces = splitter(name).cut(PARAGRAPH)
    assert [PARAGRAPH[start : start + len(piece)] for start, piece in zip(starts, pieces, strict=True)] == pieces
    assert len(pieces) >= 4
    assert all(piece == piece.strip() != "" for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(PARAGRAPH.split())


def test_spacy_is_what_studies_in_memory_use():
    starts, pieces = splitter("spacy").cut(PARAGRAPH)
    assert [(start, start + len(piece)) for start, piece in zip(starts, pieces, strict=True)] == boundaries(PARAGRAPH)


@pytest.mark.parametrize("name", ["spacy", "sentencex"])
@pytest.mark.parametrize("blank", ["", "   ", "\u00a0"])
def test_nothing_has_no_sentence(name, blank):
    assert splitter(name).cut(blank) == ([], [])


def test_an_unknown_splitter_is_refused():
    with pytest.raises(DataError, match="spacy or sentencex would be right"):
        splitter("by hand")


@pytest.mark.parametrize(
    "paragraph", ["One.  Two. ", " \u2003One. Two.", "One.\u00a0 Two.", "A\u0085b. C d.", "“Yes.” “No.”", "e\u0301. x."]
)
def test_starts_are_those_of_the_sentences_themselves(paragraph):
    for name in ("spacy", "sentencex"):
        starts, contents = splitter(name).cut(paragraph)
        assert [paragraph[start : start + len(own)] for start, own in zip(starts, contents, strict=True)] == contents
        assert "".join("".join(contents).split()) == "".join(paragraph.split())


def test_where_pieces_leave_letters_out_the_library_says_itself_where_they_are(monkeypatch):
    import sentencex

    paragraph = " One.  Two. "
    found = [
        {"start_index": 0, "end_index": 6},
        {"start_index": 6, "end_index": 7},
        {"start_index": 6, "end_index": 12},
    ]
    monkeypatch.setattr(sentencex, "segment", lambda *_: ["One.", "Two."])
    monkeypatch.setattr(sentencex, "get_sentence_boundaries", lambda *_: found)
    assert splitter("sentencex").cut(paragraph) == ([1, 7], ["One.", "Two."])
