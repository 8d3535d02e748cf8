"""Text → its language as an ISO 639-1 code; the only home of lingua."""

from __future__ import annotations

from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

# Languages told apart when the caller names none: those of Tesseract data packages and newspapers.
COMMON = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id", "it",
    "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sv", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
# The likeliest language must be this probable (0..1) to be named.
SURE = 0.5


def detect_language(text: str, *, among: tuple[str, ...] = (), sure: float = SURE) -> str:
    """Return the ISO 639-1 code of a text's language, '' if it is less probable than `sure` (0..1).

    `among` limits the choice to some codes.
    """
    codes = tuple(sorted(code for code in among if code in _SUPPORTED)) or COMMON
    if len(codes) == 1:
        return codes[0]
    values = _detector(codes).compute_language_confidence_values(text)
    if not values or values[0].value < sure:
        return ""
    return values[0].language.iso_code_639_1.name.lower()


_SUPPORTED = frozenset(language.iso_code_639_1.name.lower() for language in Language.all())


@cache
def _detector(codes: tuple[str, ...]) -> LanguageDetector:
    """Return a detector for some languages.

    Lingua's low accuracy mode knows three-letter sequences only. It loads in 0.2 s instead of 5 s for all of them and
    told the languages of a dozen chat lines as well.
    """
    chosen = (IsoCode639_1.from_str(code.upper()) for code in codes)
    return LanguageDetectorBuilder.from_iso_codes_639_1(*chosen).with_low_accuracy_mode().build()
