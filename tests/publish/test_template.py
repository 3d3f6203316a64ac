"""The general notebooks: on one, two, three and forty texts they run, answer, and give the same again."""

import nbformat
import pytest

from bittersweet.files import DATA_VARIABLE
from bittersweet.new import new
from bittersweet.publish import execution, template

WORDS = "Anna Berg met Carl Dahl in Oslo. They spoke of peace and of war. The Oslo Times wrote about it. It may rain."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A function that makes a study of as many texts, in two groups where there are more than two."""
    kept = {}

    def made(number):
        if number not in kept:
            root = tmp_path_factory.mktemp(f"own{number}")
            for n in range(number):
                folder = root / "src" / ("left" if n % 2 else "right") if number > 2 else root / "src"
                folder.mkdir(parents=True, exist_ok=True)
                date = f"{2000 + n}-01-01"
                content = f"{WORDS} {'Carl Dahl agreed. ' * (n % 3)}Text {n} ends."
                (folder / f"{date}-text-{n}.txt").write_text(content, encoding="utf-8")
            report = new(root / "study", [root / "src"], furnish=[template.furnish])
            assert report.exit_code == 0
            kept[number] = root / "study"
        return kept[number]

    return made


SIZES = [1, 2, 3, 40]
FRESH = "%reset -f\nimport os\nos.environ[{variable!r}] = {data!r}\nos.chdir({folder!r})\ndel os"


@pytest.fixture(scope="module")
def executed(made, tmp_path_factory):
    """By number of texts, the notebooks by name, all executed in one kernel that forgets everything in between."""
    whole, lengths = nbformat.v4.new_notebook(), {}
    for number in SIZES:
        folder = made(number)
        for path in execution.of_study(folder):
            source = FRESH.format(variable=DATA_VARIABLE, data=str(folder), folder=str(path.parent))
            cells = execution.read(path).cells
            whole.cells += [nbformat.v4.new_code_cell(source), *cells]
            lengths[number, path.stem] = len(cells)
    for number, cell in enumerate(whole.cells):
        cell["id"] = f"cell{number}"
    nbformat.write(whole, path := tmp_path_factory.mktemp("whole") / "whole.ipynb")
    left = execution.execute(path).cells
    found = {number: {} for number in SIZES}
    for (number, name), length in lengths.items():
        found[number][name] = nbformat.v4.new_notebook(cells=left[1 : 1 + length])
        left = left[1 + length :]
    return found


def shown(notebook):
    return [[output.get("data", output.get("text")) for output in cell.get("outputs", [])] for cell in notebook.cells]


@pytest.mark.parametrize("number", SIZES)
def test_they_run_on_any_number_of_texts_and_answer(executed, number):
    found = executed[number]
    assert list(found) == ["01-the-texts", "02-who-and-what", "03-ask-your-own-question"]
    fronts = [execution.front(notebook) for notebook in found.values()]
    assert fronts[0].answer.startswith(f"{number} text")
    assert all(front.question.endswith("?") for front in fronts)


def test_they_give_the_same_again_to_the_letter(executed, made):
    again = execution.execute_all(execution.of_study(made(3)), made(3))
    assert {path.stem: shown(notebook) for path, notebook in again} == {
        name: shown(notebook) for name, notebook in executed[3].items()
    }


def test_no_cell_of_theirs_is_cut_off_or_long():
    for path in sorted(template.NOTEBOOKS.glob("*.ipynb")):
        for cell in execution.read(path).cells:
            if cell.cell_type == "code":
                lines = [
                    line for line in cell.source.splitlines() if line and not line.startswith(("from ", "import "))
                ]
                assert len(lines) <= 5
                assert all(len(line) <= 88 for line in lines)
