"""The general notebooks: on one, two and forty texts they run, answer, and give the same again."""

import base64

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

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


SIZES = [1, 2, 40]
FRESH = "%reset -f\nimport os\nos.chdir({folder!r})\ndel os"


@pytest.fixture(scope="module")
def executed(made):
    """By number of texts, the notebooks in their order, executed in this process: its libraries are loaded."""
    shell = InteractiveShell.instance()
    with pytest.MonkeyPatch.context() as patch:
        found = {number: [run(shell, path, patch) for path in execution.of_study(made(number))] for number in SIZES}
    InteractiveShell.clear_instance()
    return found


def run(shell, path, patch):
    """A notebook with the outputs of its cells."""
    patch.chdir(path.parent)
    patch.setenv(DATA_VARIABLE, str(path.parents[1]))
    shell.reset()
    notebook = execution.read(path)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            with capture_output() as captured:
                result = shell.run_cell(cell.source)
            assert result.success
            shown = [output.data for output in captured.outputs]
            if result.result is not None:
                shown.append(shell.display_formatter.format(result.result)[0])
            cell.outputs = [nbformat.v4.new_output("display_data", sent(data)) for data in shown]
    return execution.tidy(notebook)


def sent(data):
    """Data of an output as a kernel sends it."""
    return {kind: base64.b64encode(own).decode() if isinstance(own, bytes) else own for kind, own in data.items()}


@pytest.mark.parametrize("number", SIZES)
def test_they_run_on_any_number_of_texts_and_answer(executed, number):
    fronts = [execution.front(notebook) for notebook in executed[number]]
    assert [front.title for front in fronts] == ["The texts", "Who and what", "Ask your own question"]
    assert fronts[0].answer.startswith(f"{number} text")
    assert all(front.question.endswith("?") for front in fronts)


def shown(notebook):
    """What each cell shows that shows something."""
    outputs = (cell.get("outputs", []) for cell in notebook.cells)
    return [[output.get("data", output.get("text")) for output in own] for own in outputs if own]


def test_a_kernel_gives_the_same_again_to_the_letter(executed, made, tmp_path):
    """One kernel for all three, which forgets everything in between."""
    whole = nbformat.v4.new_notebook()
    for path in execution.of_study(made(2)):
        whole.cells += [nbformat.v4.new_code_cell(FRESH.format(folder=str(path.parent))), *execution.read(path).cells]
    for place, cell in enumerate(whole.cells):
        cell["id"] = f"cell{place}"
    nbformat.write(whole, path := tmp_path / "whole.ipynb")
    assert shown(execution.execute(path, made(2))) == [own for notebook in executed[2] for own in shown(notebook)]


def test_no_cell_of_theirs_is_cut_off_or_long():
    for path in sorted(template.NOTEBOOKS.glob("*.ipynb")):
        for cell in execution.read(path).cells:
            if cell.cell_type == "code":
                lines = [
                    line for line in cell.source.splitlines() if line and not line.startswith(("from ", "import "))
                ]
                assert len(lines) <= 5
                assert all(len(line) <= 88 for line in lines)
