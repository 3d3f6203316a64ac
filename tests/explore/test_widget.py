"""The widget: two faces in one output, one of which never changes, and questions answered as messages."""

import json

import pytest

from bittersweet import Study
from bittersweet.explore import explore
from bittersweet.explore.widget import SAID, SCRIPT, VIEW
from tests.explore.conftest import FRUITS
from tests.made import study_folder


@pytest.fixture(scope="module")
def widget(small):
    return explore(small)


def test_the_output_has_a_live_face_and_a_fixed_one(widget):
    data, metadata = widget._repr_mimebundle_()
    # The version of the protocol that JupyterLab knows.
    assert data[VIEW] == {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    assert metadata == {}
    assert data["text/plain"].startswith(SAID)
    assert "<table" in data["text/html"]
    assert widget.model_id not in data["text/html"] + data["text/plain"]


def test_the_fixed_face_is_the_same_for_every_widget(small, widget):
    first, second = widget._repr_mimebundle_()[0], explore(small)._repr_mimebundle_()[0]
    assert first["text/html"] == second["text/html"]
    assert first["text/plain"] == second["text/plain"]
    shown = [line.split()[:4] for line in first["text/plain"].splitlines()[1:4]]
    assert shown == [["actor", "group", "count", "of"], ["Ann", "W", "2", "18"], ["Ann", "D", "0", "16"]]


@pytest.mark.parametrize(("per", "column"), [("words", "per"), ("sentences", "share")])
def test_the_fixed_face_says_what_its_values_are(tmp_path, per, column):
    folder = study_folder(tmp_path / "s", [("t", "t", "An apple.")], {"fruits": FRUITS})
    (folder / "codebook" / "lists.toml").write_text(f'[fruits]\nper = "{per}"\n', encoding="utf-8")
    shown = explore(Study.open(folder))._repr_mimebundle_()[0]["text/plain"].splitlines()
    assert shown[1].split()[4] == column


def test_the_fixed_face_has_the_first_five(tmp_path):
    fruits = "fruit,label,surface\n" + "".join(f"f{n},Fruit {n},f{n}\n" for n in range(9))
    shown = explore(Study.open(study_folder(tmp_path / "s", [("t", "t", "An f8.")], {"fruits": fruits})))
    lines = shown._repr_mimebundle_()[0]["text/plain"].splitlines()
    assert [line.split()[1] for line in lines if line.startswith("Fruit ")] == ["8", "0", "1", "2", "3"]


def test_a_message_is_answered_with_its_call(widget):
    sent = []
    widget.send = sent.append
    widget._asked(widget, {"ask": "bars", "list": "fruits", "call": 7}, [])
    widget._asked(widget, {"ask": "nothing", "call": 8}, [])
    assert [answer["call"] for answer in sent] == [7, 8]
    assert sent[0]["noun"] == "fruit"
    assert "fault" in sent[1]
    json.dumps(sent)


def test_the_script_fetches_nothing_and_writes_no_markup():
    content = SCRIPT.read_text(encoding="utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
        "import(",
        "http",
    ):
        assert word not in content


def test_the_widget_knows_only_its_first_page(widget):
    assert widget.get_state()["start"] == widget.start  # it is sent to the browser
    assert len(json.dumps(widget.start)) < 5000
