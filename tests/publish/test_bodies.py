"""Bodies: a text whole, each sentence with its address, and what was removed in the place where it stood."""

import pytest

from bittersweet import Study
from bittersweet.publish.bodies import body, cell_text

MANIFEST = """
[[text]]
id = "É"
file = "w.txt"
section = [
    {name = "headline", lines = [[2, 3]], counted = false, paragraphs = "one"},
    {name = "body & all", lines = [[5, 6], [9, 9], [11, 11], [13, 15]], paragraphs = "blank"},
    {name = "items", lines = [[17, 18]], paragraphs = "numbered"},
]
removed = [
    {lines = [1, 1], reason = "chrome"},
    {lines = [4, 4], reason = "chrome"},
    {lines = [7, 8], reason = "<no.>"},
    {lines = [10, 10], reason = "advert"},
    {lines = [12, 12], reason = "advert"},
    {lines = [16, 16], reason = "advert"},
    {lines = [19, 19], reason = "advert"},
    {lines = [20, 21], reason = "chrome"},
]
"""
RAW = """Menu
Apples
win & win
By nobody
Ann votes.
Bob eats a hun-
P. 7
<p>
dred pears.
Buy
Ann may\tgo,
Ad
or not.

She does.
Buy now
1. Ann eats $5 of <b>.
2. Bob, too. He eats.
Buy more
Share
this
"""
SHOWN = """
<h3 class="section">headline</h3>
<p>-Menu / chrome-</p>
<p class=heading>[É-headline!] Apples win &amp; win] </p>
<h3 class="section">body &amp; all</h3>
<p>-By nobody / chrome-</p>
<p>[É01] Ann votes.] [É02] Bob eats a hun-P. 7<br>&lt;p&gt; / &lt;no.&gt;-dred pears.] \
-Buy / advert-[É03] Ann may go, -Ad / advert-or not.] </p>

<p>[É04] She does.] </p>
<h3 class="section">items</h3>
<p>-Buy now / advert-</p>
<p>-1. / list number-[É05] Ann eats $5 of &lt;b&gt;.] </p>

<p>-2. / list number-[É06] Bob, too.] [É07] He eats.] </p>
<p>-Buy more / advert--Share<br>this / chrome-</p>
"""


def test_a_text_is_shown_to_the_letter_with_what_was_removed(tmp_path):
    (tmp_path / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "w.txt").write_text(RAW, encoding="utf-8")
    study = Study.open(tmp_path)
    shown = "\n".join(body(study.texts[0], list(study.all_sentences)))
    for sentence in study.all_sentences:
        heading = "" if sentence.counted else " data-heading"
        address = sentence.unit.replace("É", "%C3%89")
        opened = (
            f'<span class="unit" id="{sentence.unit}"{heading}><a class="name" href="#{address}">{sentence.unit}</a>'
        )
        shown = shown.replace(f'{opened} <span class="s">', f"[{sentence.unit}{'!' * (not sentence.counted)}] ")
    shown = shown.replace("</span></span>", "]").replace('<del class="removed">', "-").replace("<i> removed: ", " / ")
    assert shown.replace("</i></del>", "-").splitlines() == SHOWN.strip().splitlines()


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ('a <b> & "c"', "a &lt;b&gt; &amp; &quot;c&quot;"),
        ("a\u202eb\u0007c", "a b c"),
        ("a\u00a0b\u00adc\u200dd\ne", "a\u00a0b\u00adc\u200dd\ne"),
        ("", ""),
    ],
)
def test_a_piece_of_a_sentence_is_as_long_as_it_was(content, html):
    assert cell_text(content) == html
