import random

from bittersweet.many.parts import parts
from bittersweet.many.piece import Piece


def made(names, seed=0, largest=400):
    draw = random.Random(seed)
    sizes = {name: draw.randint(1, largest) for name in sorted(names)}
    return [Piece(name, name, "", "g", name, 1, 1, 0, 0, sizes[name]) for name in names]


def test_nothing_is_lost_and_order_is_kept():
    for largest in (50, 900, 3000):
        pieces = made([f"{n:04d}" for n in range(500)], largest=largest)
        found = list(parts(pieces, 1000))
        assert [piece for part in found for piece in part.pieces] == pieces
        assert [part.number for part in found] == list(range(len(found)))


def test_parts_are_of_about_the_size_that_is_asked_for():
    found = list(parts(made([f"{n:04d}" for n in range(2000)]), 1000))
    assert all(750 <= part.size <= 1250 for part in found[:-1])
    assert 950 < sum(part.size for part in found) / len(found) < 1050


def test_a_piece_that_is_too_large_is_not_cut():
    small, large = made(["a", "b", "c"])[:2], made(["x"])[0]._replace(size=5000)
    assert [len(part.pieces) for part in parts([*small, large, *small], 1000)] == [3, 2]


def test_after_a_file_was_added_or_taken_away_parts_end_as_before():
    names = [f"{n:04d}" for n in range(3000)]
    pieces = made(names)
    before = {part.pieces for part in parts(pieces, 1000)}
    for at in (0, 500, 2000):
        more = [*pieces[:at], pieces[0]._replace(name="more", size=777), *pieces[at:]]
        for changed in (more, [*pieces[:at], *pieces[at + 1 :]]):
            found = [part.pieces for part in parts(changed, 1000)]
            assert sum(own not in before for own in found) < 12
            assert len(found) > 500


def test_a_part_ends_within_a_quarter_of_the_goal_and_always_at_the_same_piece():
    def lengths(*sizes, names=""):
        each = zip(names or "a" * len(sizes), sizes, strict=True)
        return [len(part.pieces) for part in parts([Piece(n, n, "", "g", n, 1, 1, 0, 0, s) for n, s in each], 100)]

    assert lengths(75, 60) == [1, 1]
    assert lengths(74, 60) == [2]
    assert lengths(80, 60) == [1, 1]
    assert {tuple(lengths(80, more, names=two)) for two in ("ab", "cd", "ef", "gh") for more in (30, 45)} == {(2,)}
    # Of two that may end a part it is now the one and now the other, as their names will have it.
    assert {tuple(lengths(80, 45, 10, names=three)) for three in ("abc", "def", "ghi", "jkl", "mno")} == {
        (1, 2),
        (2, 1),
    }
    pieces = [Piece("", "", "", "", str(n), 1, 1, 0, 0, 10) for n in range(80)]
    # Other ends than these would mean that what an earlier version has done is done again.
    assert [len(part.pieces) for part in parts(pieces, 100)] == [8, 11, 10, 8, 8, 9, 10, 10, 6]
