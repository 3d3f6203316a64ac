"""Furnishing: a study folder begins with the general notebooks, and is told so."""

from bittersweet.publish import execution, template


def test_a_study_folder_gets_the_notebooks_as_they_are_and_says_which(tmp_path):
    assert template.furnish(tmp_path) == [
        "3 notebooks in notebooks/: 01-the-texts, 02-who-and-what, 03-ask-your-own-question"
    ]
    own = execution.of_study(tmp_path)
    assert [path.read_bytes() for path in own] == [(template.NOTEBOOKS / path.name).read_bytes() for path in own]
