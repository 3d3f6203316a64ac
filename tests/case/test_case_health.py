"""The committed notebooks are healthy, every rule of health finds its fault, and the lists are described."""

import json
import re
from copy import deepcopy
from itertools import pairwise

import nbformat
import pytest

from bittersweet.files import PROJECT_DATA
from bittersweet.publish import execution
from tests.case import health

PATHS = execution.paths()
# A real notebook with tables, pictures, numbers in its prose and a printed dictionary.
[NAMED] = [path for path in PATHS if path.name.startswith("02-")]
COMMITTED, BEFORE = execution.read(NAMED), health.faults(NAMED)


def named(path):
    return path.stem


@pytest.mark.parametrize("path", PATHS, ids=named)
def test_a_committed_notebook_has_no_fault(path):
    assert health.faults(path) == []


# The tamperings: each takes the notebook as it is read from its file and changes one thing in it.


def code(notebook, having=None):
    """The code cells, or those whose outputs hold a picture, a table or printed text."""
    holds = {
        "picture": lambda output: "image/png" in output.get("data", {}),
        "table": lambda output: output["output_type"] == "execute_result" and "text/html" in output.get("data", {}),
        "print": lambda output: output["output_type"] == "stream",
    }
    return [cell for cell in health.code(notebook) if having is None or any(map(holds[having], cell.outputs))]


def picture(notebook):
    """The first output that holds a picture."""
    return next(output for output in code(notebook, "picture")[0].outputs if "image/png" in output.get("data", {}))


def sections(notebook):
    """The cells of each section that begins with a cell of its own, the last section left out."""
    heads = [index for index, cell in enumerate(notebook.cells) if cell.source.startswith("## ")]
    return [notebook.cells[start:end] for start, end in pairwise(heads)]


def shown(cells):
    """The numbers that the outputs of `cells` show."""
    return health.visible(health.seen(cells))


def doubled_id(notebook):
    notebook.cells[2].id = notebook.cells[1].id


def missing_id(notebook):
    del notebook.cells[1]["id"]


def never_run(notebook):
    code(notebook)[1].execution_count = None


def run_out_of_order(notebook):
    first, second = code(notebook)[:2]
    first.execution_count, second.execution_count = second.execution_count, first.execution_count


def widget_state(notebook):
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {}}


def language_version(notebook):
    notebook.metadata.language_info.version = "3.13.0"


def tag(notebook):
    notebook.cells[3].metadata.tags = ["nbval-ignore-output"]


def stderr(notebook):
    warning = nbformat.v4.new_output("stream", name="stderr", text="FutureWarning: this will change\n")
    code(notebook)[0].outputs.append(warning)


def error(notebook):
    failed = nbformat.v4.new_output("error", ename="KeyError", evalue="'kerry'", traceback=[])
    code(notebook)[0].outputs.append(failed)


def memory_address(notebook):
    code(notebook, "table")[0].outputs[0].data["text/plain"] += "\n<Axes at 0x7f3a5c1d2e50>"


def path_in_output(notebook):
    code(notebook, "table")[0].outputs[0].data["text/html"] += "<p>/home/reader/texts/news.txt</p>"


def path_in_source(notebook):
    code(notebook, "table")[0].source += '  # as in "/Users/reader/texts"'


def windows_path(notebook):
    code(notebook, "table")[0].outputs[0].data["text/plain"] += "\nC:\\texts\\news.txt\n"


def svg(notebook):
    picture(notebook).data["image/svg+xml"] = "<svg/>"


def script(notebook):
    picture(notebook).data["application/javascript"] = "alert()"


def undescribed_picture(notebook):
    del picture(notebook).metadata["image/png"]


def printed(notebook):
    said = nbformat.v4.new_output("stream", name="stdout", text="All bars are equal.\n")
    code(notebook, "picture")[0].outputs.append(said)


def wide_line(notebook):
    code(notebook)[1].source += "  # " + "as wide as can be " * 5


def six_lines(notebook):
    code(notebook)[1].source = "\n".join(f"value_{letter} = study" for letter in "abcdef")


def a_def(notebook):
    code(notebook)[1].source = "def rates():\n    return 1\n\n\nrates()"


def a_loop(notebook):
    code(notebook)[1].source = "for text in study.texts:\n    print(text.id)"


def a_magic(notebook):
    code(notebook)[1].source = "%matplotlib inline"


def silent_code(notebook):
    count = len(health.code(notebook)) + 1
    notebook.cells.append(nbformat.v4.new_code_cell("rates = 1\nshares = 2", execution_count=count))


def code_after_code(notebook):
    """Takes out a Markdown cell that heads no section and stands between two code cells."""
    triples = zip(notebook.cells, notebook.cells[1:], notebook.cells[2:], strict=False)
    between = [b for a, b, c in triples if a.cell_type == c.cell_type == "code" and not b.source.startswith("#")]
    notebook.cells.remove(between[-1])


def two_titles(notebook):
    notebook.cells[-1].source += "\n\n# One more title"


def missing_answer(notebook):
    parts = notebook.cells[0].source.split("\n\n")
    notebook.cells[0].source = "\n\n".join([*parts[:2], *parts[3:]])


def missing_question(notebook):
    parts = notebook.cells[0].source.split("\n\n")
    notebook.cells[0].source = "\n\n".join([parts[0], *parts[2:]])


def last_section_renamed(notebook):
    notebook.cells[-1].source = notebook.cells[-1].source.replace(health.LAST, "## Limits")


def section_behind_the_last(notebook):
    notebook.cells[-1].source = f"{health.LAST}\n\nMuch.\n\n## More"


def too_short(notebook):
    """Keeps the first and the last sections, and so too few cells."""
    notebook.cells = [*notebook.cells[:2], notebook.cells[-1]]
    notebook.cells[0].source = re.sub(r"\d+", "some", notebook.cells[0].source)
    notebook.cells[-1].source = re.sub(r"\d\S*", "some", notebook.cells[-1].source)


def number_altered(notebook):
    """Changes the last digit of a number in the prose, to one that no output shows."""
    there = shown(notebook.cells)
    for cell in health.prose(notebook)[1:]:
        for number in re.findall(r"\b\d+\.\d+\b|\b\d{2,}\b", cell.source):
            for digit in "0123456789":
                if number in there and number[:-1] + digit not in there:
                    cell.source = cell.source.replace(number, number[:-1] + digit, 1)
                    return
    raise AssertionError("no number of the prose can be altered")


def number_of_another_precision(notebook):
    """Writes a number of the prose with one digit more than the outputs have."""
    decimal = re.compile(r"\b\d+\.\d+\b")
    cell = next(cell for cell in health.prose(notebook)[1:] if decimal.search(cell.source))
    cell.source = decimal.sub(r"\g<0>0", cell.source, count=1)


def number_below_zero(notebook):
    """Gives a sign to a number of the prose that the outputs show without one."""
    cell = next(cell for cell in health.prose(notebook)[1:] if re.search(r" \d+\.\d", cell.source))
    cell.source = re.sub(r" (?=\d+\.\d)", " −", cell.source, count=1)


def number_of_another_section(notebook):
    """Adds a number that the outputs of other sections show, and those of this section do not."""
    whole = shown(notebook.cells)
    for cells in sections(notebook):
        elsewhere = sorted(number for number in whole - shown(cells) if number.isdigit())
        if elsewhere:
            cells[0].source += f"\n\nThat makes {elsewhere[0]} in all."
            return
    raise AssertionError("all sections show the same numbers")


def number_under_a_heading_within_a_cell(notebook):
    """The same, where the section's heading does not open its cell and the section before is the first."""
    number_of_another_section(notebook)
    cell = next(cell for cell in health.prose(notebook) if cell.source.startswith("## "))
    cell.source = f"So much for that.\n\n{cell.source}"


def number_word(notebook):
    """Adds a number word whose digits no output of its section shows."""
    for cells in sections(notebook):
        here = shown(cells)
        absent = [word for word, digits in health.DIGITS.items() if digits not in here]
        if absent:
            cells[0].source += f"\n\nThat makes {absent[0].title()} in all."
            return
    raise AssertionError("every section shows all numbers that can be spelt")


TAMPERINGS = [
    (doubled_id, "a cell id is missing or doubled"),
    (missing_id, "a cell id is missing or doubled"),
    (never_run, r"execution counts are \[1, None, 3, .*\], not 1…n"),
    (run_out_of_order, r"execution counts are \[2, 1, 3, .*\], not 1…n"),
    (widget_state, "the notebook's metadata holds more or less than kernelspec and the language's name"),
    (language_version, "the notebook's metadata holds more or less than kernelspec and the language's name"),
    (tag, r"a cell carries metadata \(tags, timings\)"),
    (stderr, r"code cell \d+: an error or stderr in the outputs"),
    (error, r"code cell \d+: an error or stderr in the outputs"),
    (memory_address, r"code cell \d+: a memory address in the outputs"),
    (path_in_output, r"code cell \d+: an absolute path"),
    (path_in_source, r"code cell \d+: an absolute path"),
    (windows_path, r"code cell \d+: an absolute path"),
    (svg, r"code cell \d+: output of type image/svg\+xml"),
    (script, r"code cell \d+: output of type application/javascript"),
    (undescribed_picture, r"code cell \d+: a picture without a description"),
    (printed, r"code cell \d+: something printed; a table or a sentence reads better"),
    (wide_line, r"code cell \d+: a line of more than 88 characters, which JupyterLab cuts off"),
    (six_lines, r"code cell \d+: 6 lines, 5 are enough"),
    (a_def, r"code cell \d+: a def, class, loop or magic; it belongs in a module"),
    (a_loop, r"code cell \d+: a def, class, loop or magic; it belongs in a module"),
    (a_magic, r"code cell \d+: a def, class, loop or magic; it belongs in a module"),
    (silent_code, r"code cell \d+: code without an output"),
    (code_after_code, r"two code cells in a row: '.*' and '.*'"),
    (two_titles, "2 first-level headings"),
    (missing_answer, "the first cell of a notebook has no answer where one belongs; found .*"),
    (missing_question, "the first cell of a notebook has no question where one belongs; found .*"),
    (last_section_renamed, "the last section is not 'What I would believe, and what I would not'"),
    (section_behind_the_last, "the last section is not 'What I would believe, and what I would not'"),
    (too_short, "3 cells"),
    (number_altered, r"'[\d.]+' stands in the prose and in no output of its section: '.*'"),
    (number_of_another_precision, r"'[\d.]+0' stands in the prose and in no output of its section: '.*'"),
    (number_below_zero, r"'-\d\S*' stands in the prose and in no output of its section: '.*'"),
    (number_of_another_section, r"'\d+' stands in the prose and in no output of its section: '.*'"),
    (
        number_under_a_heading_within_a_cell,
        r"'\d+' stands in the prose and in no output of its section: '.*'",
    ),
    (number_word, r"'[A-Z][a-z]+' stands in the prose and in no output of its section: '.*'"),
]


@pytest.mark.parametrize(("tamper", "fault"), TAMPERINGS, ids=[tamper.__name__ for tamper, _ in TAMPERINGS])
def test_a_tampered_notebook_has_that_fault_and_no_other(tamper, fault, tmp_path):
    notebook = deepcopy(COMMITTED)
    tamper(notebook)
    path = tmp_path / NAMED.name
    path.write_text(json.dumps(notebook), encoding="utf-8")
    [found] = [found for found in health.faults(path) if found not in BEFORE]
    assert re.fullmatch(fault, found, re.DOTALL)


def test_a_notebook_too_large_for_the_viewer_is_found(tmp_path):
    path = tmp_path / NAMED.name
    path.write_text(NAMED.read_text(encoding="utf-8").ljust(health.MOST_BYTES), encoding="utf-8")
    [found] = [found for found in health.faults(path) if found not in BEFORE]
    assert re.fullmatch(r"the file has \d+ bytes, under 1000000 are shown on GitHub", found)


@pytest.mark.parametrize("path", sorted((PROJECT_DATA / "codebook").glob("*.csv")), ids=lambda path: path.name)
def test_every_list_and_each_of_its_columns_is_described(path):
    """In data/README.md; lists of one form are described once."""
    said = (PROJECT_DATA / "README.md").read_text(encoding="utf-8")
    header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert f"`{path.name}`" in said
    assert [column for column in header if f"`{column}`" not in said] == []
