"""The corpus: two texts as the manifest describes them, and a clear refusal of every manifest that is wrong."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bittersweet import corpus
from bittersweet.files import DataError
from bittersweet.study import Study


def refusal(folder):
    """The message with which the data folder is refused."""
    with pytest.raises(DataError) as fault:
        corpus.load(folder)
    return str(fault.value)


def test_the_corpus_is_a_news_piece_and_an_article():
    news, article = corpus.load()
    assert (news.id, news.prefix, news.about["publisher"]) == ("news", "N", "Voice of America (VOA)")
    assert (article.id, article.prefix, article.about["date"]) == ("article", "A", "2014-04-01")
    assert len(news.lines), len(article.lines) == (36, 101)


def test_a_raw_text_is_the_file_to_the_letter(study):
    for text in study.texts:
        assert text.raw.encode() == (study.folder / text.file).read_bytes()


def test_the_sections_are_those_of_the_manifest(study):
    names = {text.id: [section.name for section in text.sections] for text in study.texts}
    assert names["news"] == ["headline", "body"]
    assert names["article"] == ["title", "abstract", "keywords", "introduction", "practices"]
    apart = [section.name for text in study.texts for section in text.sections if not section.counted]
    assert apart == ["headline", "title", "keywords"]


def test_the_introduction_goes_on_after_the_page_break(study):
    introduction = study.texts[1].sections[3]
    assert introduction.lines == ((32, 34), (53, 84))
    assert introduction.paragraphs == (32, 75, 82)


def test_every_line_with_words_has_exactly_one_fate(study):
    for text in study.texts:
        ranges = [r for section in text.sections for r in section.lines] + [r.lines for r in text.removals]
        fates = [sum(first <= line.number <= last for first, last in ranges) for line in text.lines]
        assert {fate for line, fate in zip(text.lines, fates, strict=True) if line.content.strip()} == {1}


@given(st.text(alphabet="a \r\n\u2028\x0b", max_size=12))
def test_lines_end_where_python_reads_a_line_end(raw):
    lines = list(corpus.split_lines(raw))
    assert [line.content for line in lines] == [line.removesuffix("\n") for line in io.StringIO(raw, newline=None)]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(raw.startswith(line.content, line.start) for line in lines)


def test_windows_line_ends_give_the_same_sentences(data, swap_text, study):
    swap_text(study.texts[0].raw.replace("\n", "\r\n").encode())
    again = Study.open(data)
    assert [s.sentence for s in again.all_sentences] == [s.sentence for s in study.all_sentences]


def test_blanks_at_line_ends_and_in_blank_lines_make_no_difference(data, swap_text, study):
    swap_text(study.texts[0].raw.replace("\n", " \t\n").encode())
    again = Study.open(data)
    assert [s.sentence for s in again.all_sentences] == [s.sentence for s in study.all_sentences]


MANIFEST_FAULTS = {
    "not TOML": ('id = "news"', "id = news", "corpus.toml: not valid TOML: Invalid value (at line 7, column 6)"),
    "a key missing": ('date = "2013"\n', "", "[[text]] number 1: date missing or empty; a text has id, prefix, file"),
    "a key empty": ('label = "News piece"', 'label = ""', "[[text]] number 1: label missing or empty; a text has id"),
    "a key blank": ('label = "News piece"', 'label = " "', "[[text]] number 1: label missing or empty; a text has id"),
    "an unknown key": ('date = "2013"', 'date = "2013"\nyear = "2013"', "[[text]] number 1: year unknown"),
    "not English": ('language = "en"', 'language = "de"', "language is 'de'; only 'en' (English) can be read"),
    "a section without name": ('name = "body"', 'name = " "', "a [[text.section]] without a name; name each section"),
    "lines that are no range": (
        "lines = [[16, 36]]",
        "lines = [16, 36]",
        "number 1, section body: lines is [16, 36]; like [[16, 28]] would be right",
    ),
    "paragraphs of no known kind": (
        'paragraphs = "numbered"',
        'paragraphs = "indented"',
        "number 2, section practices: paragraphs is 'indented'; "
        "a list of first lines or one of one, blank, numbered would be right",
    ),
    "paragraphs that are no lines": (
        "paragraphs = [32, 75, 82]",
        'paragraphs = ["32"]',
        "section introduction: paragraphs is ['32']; a list of first lines or one of one, blank, numbered would be",
    ),
    "no paragraph at all": ("paragraphs = [32, 75, 82]", "paragraphs = []", "section introduction: paragraphs is []; "),
    "a paragraph outside its section": (
        "paragraphs = [32, 75, 82]",
        "paragraphs = [32, 75, 85]",
        "section introduction: paragraph at line 85, which is not in the section",
    ),
    "lines after the last": (
        "lines = [[85, 95]]",
        "lines = [[85, 500]]",
        "section practices: lines 85–500 are out of range; ",
    ),
    "lines before the first": ("lines = [1, 3]", "lines = [0, 3]", "'page chrome': lines 0–3 are out of range; "),
    "lines that run backward": ("lines = [[85, 95]]", "lines = [[95, 85]]", "lines 95–85 are out of range; "),
    "two sections that overlap": (
        "lines = [[16, 28]]",
        "lines = [[12, 28]]",
        "number 2: line 12 is both section title and section abstract; keep one",
    ),
    "a key that no section has": (
        'paragraphs = "blank"',
        "count = false",
        "number 1, section body: count unknown; it may have name, lines, counted, paragraphs",
    ),
    "counted that is no truth value": (
        'paragraphs = "blank"',
        'counted = "no"',
        "number 1, section body: counted is 'no'; true or false would be right",
    ),
    "a hyphen to keep that is no list": (
        'prefix = "A"',
        'prefix = "A"\nkeep_hyphen = "situ-ational"',
        "number 2: keep_hyphen is 'situ-ational'; a list of words",
    ),
    "a line both kept and removed": (
        "lines = [1, 3]",
        "lines = [1, 5]",
        "number 1: line 5 is both section headline and removed as 'page chrome'; keep one",
    ),
    "a line that nothing explains": (
        "lines = [7, 7]",
        "lines = [6, 6]",
        "('Kerry Leaves Pakistan Hopeful, Despite D') is in no section and not removed; give it a section, or",
    ),
    "a removal without a reason": (
        'reason = "video credit"',
        'reason = " "',
        "[[text.removed]] has lines [14, 14] and reason ''; both are needed",
    ),
    "no section that counts": ('paragraphs = "blank"', "counted = false", "number 1: no section is counted"),
    "two sections of one name": ('name = "title"', 'name = "abstract"', "number 2: two sections have one name"),
    "two texts with one id": ('id = "article"', 'id = "news"', "two texts have the id 'news'; each needs its own"),
    "two texts with one prefix": ('prefix = "A"', 'prefix = "N"', "two texts have the prefix 'N'; each needs its own"),
}


@pytest.mark.parametrize(("old", "new", "said"), MANIFEST_FAULTS.values(), ids=MANIFEST_FAULTS)
def test_a_faulty_manifest_is_refused_by_place(data, spoil, old, new, said):
    spoil("corpus.toml", old, new)
    message = refusal(data)
    assert message.startswith(f"{data / 'corpus.toml'}")
    assert said in message
    assert "\n" not in message


def test_out_of_range_tells_the_file_and_the_lines_that_it_has(data, spoil):
    spoil("corpus.toml", "lines = [[85, 95]]", "lines = [[85, 500]]")
    assert refusal(data).endswith("003_f781c2d87d66a652.txt has lines 1–101")


def test_an_unexplained_line_is_told_with_its_number_and_file(data, spoil):
    spoil("corpus.toml", "lines = [7, 7]", "lines = [6, 6]")
    assert f"line 7 of {data / 'texts' / '000_da173d20b1fc7053.txt'} (" in refusal(data)


@pytest.mark.parametrize("manifest", ["# nothing yet", "text = []", 'text = ["news"]', 'text = "news"'])
def test_a_manifest_without_texts_is_refused(data, manifest):
    (data / "corpus.toml").write_text(manifest)
    assert refusal(data) == f"{data / 'corpus.toml'}: no [[text]] table; one for each text is needed"


@pytest.mark.parametrize(("key", "value"), [("section", "5"), ("section", "['body']"), ("removed", "[5]")])
def test_sections_and_removals_must_be_tables(data, key, value):
    manifest = data / "corpus.toml"
    head = manifest.read_text(encoding="utf-8").partition("[[text.section]]")[0]
    manifest.write_text(f"{head}{key} = {value}\n", encoding="utf-8")
    assert refusal(data) == f"{manifest}, [[text]] number 1: {key} is {value}; [[text.{key}]] tables would be right"


def test_a_missing_data_folder_is_refused(tmp_path):
    expected = f"{tmp_path / 'none'}: found nothing; a data folder holding corpus.toml would be right"
    assert refusal(tmp_path / "none") == expected


def test_a_file_is_no_data_folder(data):
    path = data / "corpus.toml"
    assert refusal(path) == f"{path}: found a file; a data folder holding corpus.toml would be right"


def test_a_folder_without_manifest_is_refused(tmp_path):
    assert refusal(tmp_path).startswith(f"{tmp_path / 'corpus.toml'}: no such file; put it there")


def test_a_missing_text_is_named(data):
    path = data / "texts" / "000_da173d20b1fc7053.txt"
    path.unlink()
    assert refusal(data) == f"{path}: no such file; put it there or mend the name that points to it"


def test_a_text_that_cannot_be_read_is_named(data):
    """A folder stands where the file should: rights would not do, as an administrator may read anything."""
    path = data / "texts" / "000_da173d20b1fc7053.txt"
    path.unlink()
    path.mkdir()
    assert refusal(data).startswith(f"{path}: cannot be read (")
    assert refusal(data).endswith("); a readable file is needed")


def test_a_changed_text_is_refused_with_both_checksums(data):
    path = data / "texts" / "000_da173d20b1fc7053.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    found, meant = re.findall("[0-9a-f]{64}", refusal(data))
    assert meant == "309b7ed41cccb64a54e2895a19671d83ba98f77f529345fb1c0b34e0947df37b"
    assert found != meant
    assert refusal(data).startswith(f"{path}: the checksum differs: found {found}, the manifest says {meant}; restore")


def test_bytes_that_are_not_utf_8_are_told_by_line_and_byte(data, swap_text):
    swap_text("one\ntwo\nthé end\n".encode("latin-1"))
    assert refusal(data).endswith("fc7053.txt, line 3: byte 0xe9 is not UTF-8; save the file as UTF-8")


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"], ids=["no byte", "blanks"])
def test_an_empty_text_is_refused(data, swap_text, content):
    swap_text(content)
    assert refusal(data).endswith("fc7053.txt: the text is empty; at least one word is needed")
