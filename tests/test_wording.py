"""How things are told: as certain or possible, all or some, asked or denied, and of whom."""

from __future__ import annotations

import pytest

from ocr_pipeline.claims import find_claims
from ocr_pipeline.lexicon.opposites import DEGREE, opposites_in, sides_of
from ocr_pipeline.lexicon.people import mentions_in
from ocr_pipeline.lexicon.questions import without_asked_not
from ocr_pipeline.matching.polarity import negations
from ocr_pipeline.model import Article, Case, Claim, ClaimKind

CASE = Case(
    participants={
        "Clara Wendt": ("Wendt", "la directora", "die Direktorin", "la directrice"),
        "Luis Otero": ("Otero", "el abogado", "der Jurist", "l'avocat"),
    }
)


def claims_in(text: str, language: str) -> tuple[Claim, ...]:
    return find_claims(Article("a", "", "case", text, language), CASE, list(CASE.participants))


@pytest.mark.parametrize(
    ("claim", "language", "words", "other", "pair"),
    [
        pytest.param(
            "The sale has already been approved", "en", "Wenn der Rat zustimmt, verkaufen wir", "de", "perhaps",
            id="done, where the message has an if",
        ),
        pytest.param(
            "Der Bau wird auf jeden Fall teurer", "de", "It might get more expensive", "en", "perhaps",
            id="certain, where the message has a might",
        ),
        pytest.param(
            "Han betalar oavsett vad styrelsen säger", "sv", "Je paierai à condition que le conseil suive", "fr",
            "perhaps", id="in any case, where the message has a condition",
        ),
        pytest.param(
            "Tutte le sale restano aperte", "it", "Só a sala pequena fica aberta", "pt", "every",
            id="all, where the message has only one",
        ),
        pytest.param(
            "Ze ontkent dat ze het weet", "nl", "I can confirm that I know", "en", "confirm", id="denied, not confirmed"
        ),
        pytest.param(
            "Le ministère a répondu", "fr", "Unsere Schreiben wurden ignoriert", "de", "answer",
            id="answered, not ignored",
        ),
    ],
)  # fmt: skip
def test_degrees_have_opposites(claim: str, language: str, words: str, other: str, pair: str) -> None:
    assert any(each.startswith(pair) for each in opposites_in(claim, language, words, other)[0])


@pytest.mark.parametrize(
    ("text", "language", "pair"),
    [
        pytest.param("Das Gutachten liegt bereits vor, vielleicht auch zwei", "de", "good", id="an expert's report"),
        pytest.param("Das Gutachten liegt bereits vor", "de", "agree", id="already is not ready to"),
        pytest.param("On se voit vendredi", "fr", "left", id="Friday sells nothing"),
        pytest.param("Los derechos de las viviendas", "es", "left", id="rights are not right-wing"),
        pytest.param("As viviendas de abril", "es", "open", id="April is not open"),
        pytest.param("L'altro giorno", "it", "high", id="another is not high"),
        pytest.param("A confidential call", "en", "glad", id="confidential is not confident"),
        pytest.param("The vote is in May", "en", "perhaps", id="the month of May"),
        pytest.param("O partido descobriu isso", "pt", "raise", id="to discover is not to descend"),
    ],
)
def test_a_beginning_that_meets_another_word_is_on_no_side(text: str, language: str, pair: str) -> None:
    assert not any(name.startswith(pair) for name in sides_of(text, language))


@pytest.mark.parametrize(
    ("plain", "negated", "language"),
    [
        ("As visitas são suspensas", "As visitas não são suspensas", "pt"),
        ("Cerramos el viernes", "Jamás cerramos el viernes", "es"),
        ("Sklep zamkną w piątek", "Żaden sklep nie będzie zamknięty", "pl"),
        ("As visitas são suspensas", "As visitas não são suspensas", ""),
    ],
)
def test_a_negation_with_an_accent_turns_a_word_round(plain: str, negated: str, language: str) -> None:
    name = "open, begin / close, stop"
    assert (sides_of(plain, language)[name], sides_of(negated, language)[name]) == (-1, 1)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Können wir den Brief nicht später schicken?", "de", 0),
        ("Couldn’t we wait a week?", "en", 0),
        ("Who has not signed yet?", "en", 1),
        ("Pourquoi ne répond-elle pas ?", "fr", 1),
        ("We could not wait. Could we?", "en", 1),
        ("… ?", "fr", 0),
    ],
)
def test_a_not_in_a_question_denies_nothing(text: str, language: str, found: int) -> None:
    assert negations(text, language) == found


def test_only_the_not_is_taken_from_a_question() -> None:
    assert without_asked_not("can't we refuse? no, not now.").split() == ["ca", "we", "refuse?", "no,", "not", "now."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Un mensaje del abogado a la directora.", ["Luis Otero", "Clara Wendt"]),
        ("Wendt schreibt dem Juristen.", ["Clara Wendt", "Luis Otero"]),
        ("Die Antwort der Direktorin.", ["Clara Wendt"]),
    ],
)
def test_roles_are_known_with_a_contracted_or_declined_article(text: str, names: list[str]) -> None:
    assert [each.name for each in mentions_in(text, CASE.participants)] == names


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        pytest.param(
            "El abogado debe oír la llamada, pide Wendt.", "es", "Clara Wendt", id="named behind what is said"
        ),
        pytest.param("Otero kennt den Vertrag, die Anlage und Wendt.", "de", "Luis Otero", id="the last of a list"),
        pytest.param(
            "Otero schreibt einen Brief an das Amt, den Wendt kennt.", "de", "Luis Otero", id="a relative clause"
        ),
        pytest.param("La oposición exige la dimisión del abogado.", "es", "", id="of the lawyer"),
        pytest.param("Dem Juristen rät Wendt zur Ruhe.", "de", "Clara Wendt", id="to the lawyer"),
    ],
)
def test_who_is_said_to_speak(text: str, language: str, speaker: str) -> None:
    assert [each.speaker for each in claims_in(text, language)] == [speaker]


def test_what_somebody_says_of_a_court_is_no_context() -> None:
    (told,) = claims_in("Otero piensa que el tribunal escuchará a la directora.", "es")
    (beside,) = claims_in("El tribunal escuchó después a varios testigos.", "es")
    assert (told.kind, beside.kind) == (ClaimKind.PARAPHRASE, ClaimKind.CONTEXT)


@pytest.mark.parametrize(
    ("text", "language"), [("Die Leute könnten das nicht verstehen.", "de"), ("They might not come.", "en")]
)
def test_what_may_not_be_is_no_more_certain_than_what_may_be(text: str, language: str) -> None:
    assert sides_of(text, language)[DEGREE] == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Teklifinizi bana yazmayın", 1),
        ("Bu mesajı görmemiş olayım", 1),
        ("Bize söylemeden gitti", 1),
        ("Sonuçlar bakanlığa gitmeden önce gelsin", 0),
        ("Yapmasını istiyorum dedi", 0),
        ("Adamdan para aldık dün", 0),
    ],
)
def test_turkish_verbs_that_deny(text: str, found: int) -> None:
    assert negations(text, "tr") == found


def test_a_turkish_negation_turns_a_word_some_way_before_it() -> None:
    pair = "raise, more / lower, less"
    assert sides_of("Uzatmaya gerek kalmadı.", "tr")[pair] == -sides_of("Süreyi uzatalım.", "tr")[pair] == -1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L’isolation coûterait au moins huit millions", "fr"),
        ("Costaría por lo menos ocho millones", "es"),
        ("Es kostet mindestens acht Millionen, wenigstens hier", "de"),
        ("En az sekiz milyon eder", "tr"),
        ("Costă cel puțin opt milioane", "ro"),
    ],
)
def test_at_least_is_not_less(text: str, language: str) -> None:
    pairs = ("raise, more / lower, less", "high, much / low, little")
    assert not sides_of(text, language).keys() & set(pairs)


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("Refuz să semnez.", "ro"),
        ("Odmítám to podepsat.", "cs"),
        ("Nem írom alá, elutasítom.", "hu"),
        ("Kieltäydyn allekirjoittamasta.", "fi"),
        ("Αρνούμαι να υπογράψω.", "el"),
    ],
)
def test_opposites_of_five_further_languages(words: str, spoken: str) -> None:
    assert "agree / refuse" in opposites_in("He agrees to sign.", "en", words, spoken)[0]
