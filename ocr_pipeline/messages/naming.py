"""Which short texts may be a sender's name."""

from __future__ import annotations

import re

from ocr_pipeline.lexicon.calendar import is_day_word, tells_half
from ocr_pipeline.lexicon.marks import is_mark
from ocr_pipeline.messages.clocks import has_clock, time_in

# Longest name, in words and in letters, and in signs of scripts that part no words.
NAME_WORDS, NAME_LETTERS, NAME_SIGNS = 5, 36, 9
# Letters of a small word within a name ("de", "van", "della"), at most.
PARTICLE = 5
# Words that a time has at most: "Wednesday, 23 September 2026, 10:03 AM".
TIME_WORDS = 6
# So many words in small letters are the beginning of a sentence; "Ludwig van der Berg" has two.
SMALL = 3
# An emoji or avatar in a reading: named, or U+FFFC.
_PICTOGRAPH = re.compile("[\U0001f000-\U0001faff\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufffc]")


# A telephone number, as groups show it for people who are no contacts.
_NUMBER = re.compile(r"[+(~]?[\d(][\d\s().\u2010-\u2015-]{6,22}\d")
# The name of a file, as its card shows it: a word with an extension, be it one that programs write, or any behind a
# figure or a low line: "j.smith" is a name.
_WRITTEN = "csv docx? gif html jpe?g m4a mov mp[34] od[pst] og[ag] opus pdf png pptx? rtf txt vcf wav webp xlsx? zip"
_FILE = re.compile(rf"(?=\S*[\d_])[^\s@]+\.[A-Za-z]\w{{1,4}}|\S+\.(?:{'|'.join(_WRITTEN.split())})", re.ASCII)
# What the app notes behind a text.
_MARKED = re.compile(r"(?:^|\s+)\((?P<mark>[^()]{3,24})\)$")
# What parts a role from a name ("Marijke · Host").
_ROLE = re.compile(r"(?<=\w)\s+[·•∙*]\s+(?=\w)")
# Whom somebody writes to in a meeting, behind their name.
_ALL = (
    "to (?:everyone|all|you|me|hosts?|panelists)|an (?:alle|mich)|à (?:tous|tout le monde|moi)|a (?:todos|tutti|mí|me)"
    "|para todos|aan (?:iedereen|mij)|do wszystkich|всем"
)
_ADDRESSED = re.compile(rf"(?<=[\w.]) (?:(?i:{_ALL})|(?<=^You )to [^\W\d_a-z][^:()]{{1,30}}?)(?: \([^()]*\))?$")
_SIGNS = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def has_pictograph(text: str) -> bool:
    """Return whether a text has an emoji in it, be it named or U+FFFC."""
    return _PICTOGRAPH.search(text) is not None


def is_number(text: str) -> bool:
    """Return whether a text is a telephone number and nothing else."""
    return bool(_NUMBER.fullmatch(text.strip())) and 7 <= sum(map(str.isdigit, text)) <= 15


def may_be_name(text: str) -> bool:
    """Return whether a text is short, has two letters or one Chinese or Japanese sign, tells no time or day, is no
    sentence, no file's name and no note of the app, or is a telephone number; an initial may end in its dot."""
    if is_number(text):
        return True
    letters = sum(char.isalpha() for char in text)
    stops = text.endswith((".", "!", "?", ",", "…", ":")) and not re.search(r"(?<!\w)[^\W\d_]\.$", text)
    sentence = has_clock(text) or "://" in text.replace(" ", "") or stops or re.search(r"[?!…;。？！，、،؟]|\w: ", text)
    long = len(text) > NAME_LETTERS or len(_SIGNS.findall(text)) > NAME_SIGNS or len(text.split()) > NAME_WORDS
    told = sum(word[0].islower() for word in text.split()) >= SMALL
    if tells_half(text) or is_day_word(text):
        return False
    worded = letters >= 2 or len(_SIGNS.findall(text)) == letters == 1
    return worded and not long and not sentence and not told and not (is_mark(text) or is_file(text))


def name_and_time(text: str, language: str) -> tuple[str, str]:
    """Return the name and the time behind it that a text consists of, '' for both if it consists of anything else."""
    words = text.split()
    found = "", ""
    for count in range(1, min(TIME_WORDS, len(words) - 1) + 1):
        time, name = " ".join(words[-count:]), clean_name(" ".join(words[:-count]))
        if time_in(time, language) == time and may_be_name(name) and not has_pictograph(name) and not _is_begun(name):
            found = name, time
    return found


def _is_begun(name: str) -> bool:
    """Whether a name ends in a word that another follows ("Femke de"): what is behind it is no day."""
    first, *others = name.split()
    return bool(others) and first[0].isupper() and others[-1].islower() and len(others[-1]) <= PARTICLE


def is_file(text: str) -> bool:
    """Return whether a text is the name of a file and nothing else."""
    return bool(_FILE.fullmatch(text))


def clean_name(text: str) -> str:
    """Return a name without the marks an icon beside it was read as, and without what a dot parts from it (a role), an
    app notes behind it ("Edited") or it writes to ("Anna to Everyone"); a comma within a handle is a dot."""
    name = re.sub(r"^(?:[^\w(+~@#]+|[@#+(]\s)+|[^\w).!?]+$", "", text).strip()
    name = _ADDRESSED.sub("", _ROLE.split(name)[0])
    name, _, last = re.sub(r"(?<=[a-z\d]),(?=[a-z\d])", ".", name).rpartition(" ")
    return name if name and is_mark(last) else f"{name} {last}".strip()


def without_mark(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without what the app notes behind it in brackets ("(edited)"), and that."""
    found = _MARKED.search(text)
    if not found or not is_mark(found["mark"]):
        return text, ()
    return text[: found.start()], (found.group().strip(),)
