"""Which Tesseract model reads which language, and which scripts to try when the letters are not Latin."""

from __future__ import annotations

# ISO 639-1 → Tesseract's model name.
MODELS = {
    "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bn": "ben", "bs": "bos", "ca": "cat", "cs": "ces",
    "cy": "cym", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "eo": "epo", "es": "spa", "et": "est",
    "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gu": "guj", "he": "heb", "hi": "hin",
    "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat",
    "kk": "kaz", "ko": "kor", "la": "lat", "lt": "lit", "lv": "lav", "mk": "mkd", "mn": "mon", "mr": "mar",
    "ms": "msa", "nb": "nor", "nl": "nld", "nn": "nor", "pa": "pan", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam",
    "te": "tel", "th": "tha", "tl": "tgl", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "chi_sim",
}  # fmt: skip
CODES = {model: code for code, model in MODELS.items()} | {"chi_tra": "zh", "nor": "nb"}
# Models whose letters are not Latin, with their script: tried when the Latin reading is doubtful.
OTHER_SCRIPTS = {
    "rus": "cyrillic", "ukr": "cyrillic", "ell": "greek", "ara": "arabic", "fas": "arabic", "heb": "hebrew",
    "chi_sim": "han", "chi_tra": "han", "jpn": "han", "kor": "hangul", "hin": "devanagari", "tha": "thai",
    "kat": "georgian", "hye": "armenian", "ben": "bengali",
}  # fmt: skip

# Languages written from right to left.
LEFTWARD = frozenset({"ar", "fa", "he", "ur"})


def model_of(name: str) -> str:
    """Return the Tesseract model of a language given by ISO 639-1 code or by the model's own name."""
    return MODELS.get(name.lower(), name)


def code_of(model: str) -> str:
    """Return the ISO 639-1 code of a model (its first, of several joined by `+`), or '' if it has none."""
    return CODES.get(model.split("+")[0], "")
