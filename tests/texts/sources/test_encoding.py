"""Encodings are told from the bytes, and how is said."""

import pytest

from bittersweet.texts.sources.encoding import _plausible, decode
from bittersweet.texts.sources.item import UnreadableError

ENGLISH = "He said “no” – it’s the mayor’s café, and Zoë’s. The rest of this is plain English, as most reports are.\n"
FRENCH = "Le président a déclaré hier que l’été serait chaud. Où êtes-vous allés, chères amies ? Ça c’est très naïf.\n"
POLISH = (
    "Zażółć gęślą jaźń. Prezydent powiedział, że współpraca między państwami będzie się rozwijać. Łódź jest piękna.\n"
)
GREEK = "Ο πρωθυπουργός δήλωσε ότι η συνεργασία μεταξύ των χωρών θα αναπτυχθεί. Αυτό είναι σημαντικό για όλους.\n"
HEBREW = "ראש הממשלה אמר כי שיתוף הפעולה בין המדינות יתפתח. זה אירוע חשוב לכולם.\n"
RUSSIAN = "Президент сказал, что сотрудничество между странами будет развиваться. Это важное событие для всех.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"), (ENGLISH, "mac_roman"), (FRENCH, "cp1252"), (FRENCH, "mac_roman"), (POLISH, "cp1250"),
        (POLISH, "iso8859_2"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (GREEK, "cp1253"), (HEBREW, "cp1255"),
        ("Zoë met Chloé.\n", "cp1252"),
    ],
)  # fmt: skip
def test_single_bytes_are_guessed(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding, "guessed from the bytes")


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, POLISH, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark(text, encoding):
    assert decode(text.encode(encoding)) == (text, encoding, "guessed from the bytes")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_mark_comes_first_and_is_no_character(encoding):
    text, _, known = decode(ENGLISH.encode(encoding))
    assert (text, known) == (ENGLISH, "byte order mark")


def test_valid_utf_8_is_not_guessed():
    assert decode(ENGLISH.encode()) == (ENGLISH, "utf-8", "valid UTF-8")


def test_what_the_file_says_of_itself_comes_before_a_guess():
    assert decode("Łódź".encode("iso8859_2"), "iso-8859-2") == ("Łódź", "iso-8859-2", "said by the file")


def test_a_file_that_lies_about_its_encoding_is_guessed():
    assert decode("Zoë met Chloé.".encode("cp1252"), "no-such-code").encoding == "cp1252"


def test_line_ends_stay():
    assert decode(b"one\r\ntwo\rthree\n").text == "one\r\ntwo\rthree\n"


@pytest.mark.parametrize("content", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 500, b"\xff\xfe\x00"])
def test_bytes_that_are_no_text_are_refused(content):
    with pytest.raises(UnreadableError, match=r"no text that can be told|the bytes do not follow"):
        decode(content)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("né", True), ("étage", True), ("a é b", False), ("É", False), ("NÉ", True), ("nÉ", False), ("à 7", False),
        ("it’s", True), ("7’", True), ("done.’", True), ("a ’tis", False), ("(’", False), ("“no", True), (" “no", True),
        ("a“no", False), ("7¿", False), ("(¡no", True), ("no”", True), ("no.”", True), ("a ”no", False),
        ("a »no«", False), ("a »no", True), ("no›", True), ("a – b", True), ("5€", True), ("a†b", False),
    ],
)  # fmt: skip
def test_signs_beyond_ascii_stand_where_they_do_in_running_text(words, said):
    assert (_plausible(words) == 1) == said


def test_some_control_characters_are_borne():
    assert decode(b"x" * 499 + b"\x01").encoding == "utf-8"
    with pytest.raises(UnreadableError, match="no text that can be told"):
        decode(b"x" * 498 + b"\x01")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("x" * 23 + " ", True), ("x" * 24 + " ", False), (" xxxxxxxx, xxxxxxxx#", True),
        (" xxxxxxxx xxxxxxxx##", False),
    ],
)  # fmt: skip
def test_utf_16_without_a_mark_is_words_with_blanks_between(text, known):
    if known:
        assert decode(text.encode("utf-16-be")).text == text
    else:
        with pytest.raises(UnreadableError, match="no text that can be told"):
            decode(text.encode("utf-16-be"))
