"""Hard facts told in the ways of many languages: hours, months, names."""

from __future__ import annotations

import pytest

from ocr_pipeline.lexicon.numbers import numbers_in, readable
from ocr_pipeline.matching.facts import Told, compare_facts, find_conflicts
from ocr_pipeline.matching.facts.clock import times_in
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.names import names_in
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.facts.seasons import seasons_in
from ocr_pipeline.matching.facts.weekdays import weekdays_in
from ocr_pipeline.matching.polarity import negations


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("half past seven", "en", (7, 30)),
        ("um halb acht", "de", (7, 30)),
        ("om half acht", "nl", (7, 30)),
        ("klockan halv åtta", "sv", (7, 30)),
        ("à sept heures et demie", "fr", (7, 30)),
        ("a las siete y media", "es", (7, 30)),
        ("quarter to nine", "en", (8, 45)),
        ("klokka sju", "nb", (7, 0)),
        ("o siódmej", "pl", (7, 0)),
        ("o godz. 18", "pl", (18, 0)),
        ("o wpół do ósmej", "pl", (7, 30)),
        ("saat dokuzda", "tr", (9, 0)),
        ("v devět hodin", "cs", (9, 0)),
        ("at seven tomorrow", "en", (7, 0)),
    ],
)
def test_hours_told_in_words(text: str, language: str, time: tuple[int, int]) -> None:
    assert times_in(text, language) == {time}


def test_half_past_is_no_half_of_anything() -> None:
    assert 0.5 not in {each.value for each in numbers_in("at half past seven", "en")}


@pytest.mark.parametrize(
    "text", ["w marcu", "do końca marca", "в марте", "у березні", "v březnu", "mart'ta", "fin mars"]
)
def test_months_in_the_cases_of_their_language(text: str) -> None:
    assert dates_in(text) == {(0, 3)}


def test_words_that_begin_as_a_month_does_are_none() -> None:
    assert dates_in("Mais, on verra") == dates_in("a major problem") == frozenset()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il remercie Mme Dupuis", "fr"),
        ("Ha scritto alla Dottoressa Dupuis", "it"),
        ("Escribió a Doña Dupuis", "es"),
        ("Napisała do Pani Dupuis", "pl"),
        ("Hij schreef aan Mevrouw Dupuis", "nl"),
    ],
)
def test_words_of_courtesy_are_no_names(text: str, language: str) -> None:
    assert names_in(text, language, {}) == ("Dupuis",)


@pytest.mark.parametrize(
    ("claim", "words", "conflict"),
    [
        pytest.param("He will come the next day.", "I will come on Friday", True, id="told from the message's day"),
        pytest.param("He will come the next day.", "I will come on Wednesday", False, id="the day it was"),
        pytest.param("He will come tomorrow.", "I will come on Friday", True, id="neither the article's nor its day"),
        pytest.param("He will come tomorrow.", "I will come on Thursday", False, id="told from the article's day"),
        pytest.param("He will come tomorrow.", "I will come tomorrow", False, id="no weekday to hold it against"),
    ],
)
def test_relative_days_in_what_is_reported(claim: str, words: str, conflict: bool) -> None:
    tuesday, wednesday = 1, 2
    told = Told(claim, "en", words, words, {}, sent=tuesday, message_language="en", published=wednesday)
    assert [each.kind for each in compare_facts(told).conflicts] == ["weekday"] * conflict


@pytest.mark.parametrize(
    ("text", "seasons"),
    [
        ("I took it out in the autumn", {"autumn"}),
        ("Я взял его весной", {"spring"}),
        ("J’attends depuis l’été", {"summer"}),
        ("Zahlung bis Ostern, der Rest im Frühjahr", {"Easter", "spring"}),
        ("Vi ses før jul", {"Christmas"}),
        ("J'ai été là, la vie est lente", set()),
        ("The real estate springs a leak", set()),
        ("In Österreich und im Osten", set()),
    ],
)
def test_seasons_and_feasts(text: str, seasons: set[str]) -> None:
    assert seasons_in(text) == seasons


def test_another_season_is_a_conflict() -> None:
    (found,) = find_conflicts("the rest before Easter", "le reste avant Noël", "en")
    assert (found.kind, found.claimed, found.found) == ("season", "Easter", "Christmas")


@pytest.mark.parametrize("text", ["csütörtökön", "ve čtvrtek", "vo štvrtok", "в четвъртък", "până joi"])
def test_weekdays_of_central_europe(text: str) -> None:
    assert weekdays_in(text) == {3}


def test_the_romanian_monday_is_no_month() -> None:
    assert weekdays_in("ne vedem pe luni") == {0}
    assert weekdays_in("durează două luni") == weekdays_in("de luni de zile") == frozenset()


def test_number_words_of_an_unknown_language_are_held_against_nothing() -> None:
    told = Told("at 4", "en", "ar sex", "ar sex", {}, message_language="eo")
    assert compare_facts(told).conflicts == ()
    assert [each.value for each in numbers_in("Kérek három új embert", "hu")] == [3]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("Ογδόντα εισιτήρια", "el", 80), ("kello kahteentoista", "fi", 12), ("hat nap", "hu", 6), ("șapte zile", "ro", 7)],
)
def test_number_words_are_read_in_the_languages_asked_for(text: str, language: str, value: int) -> None:
    assert [each.value for each in numbers_in(text, language)] == [value]
    assert numbers_in("Er hat das", *readable("de")) == ()
    assert numbers_in("12 hat", "eo")[0].value == 12


@pytest.mark.parametrize(
    ("text", "day", "date", "place"),
    [
        ("την Παρασκευή στη Γερμανία, ως τις 15 Ιουνίου", 4, (15, 6), "DE"),
        ("vineri, în Germania, pe 15 iunie", 4, (15, 6), "DE"),
        ("pénteken Németországban, június 15-én", 4, (15, 6), "DE"),
        ("perjantaina Saksassa, 15. kesäkuuta", 4, (15, 6), "DE"),
        ("v pátek v Německu, 15. června", 4, (15, 6), "DE"),
    ],
)
def test_days_dates_and_countries_of_further_languages(text: str, day: int, date: tuple[int, int], place: str) -> None:
    assert weekdays_in(text) == {day}
    assert dates_in(text) == {date}
    assert place in places_in(text)


def test_a_month_is_known_by_its_ending() -> None:
    assert dates_in("márciustól") == dates_in("maaliskuussa") == dates_in("τον Μάρτιο") == {(0, 3)}


def test_a_negation_behind_more_than_a_figure_sets_a_bound() -> None:
    assert negations("Больше 90 не дадим", "ru") == negations("No more than 90", "en") == 0
    assert negations("90 не дадим", "ru") == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nepodepíšu to", "cs"),
        ("Nu semnez", "ro"),
        ("En lähde merelle", "fi"),
        ("Δεν υπογράφω", "el"),
        ("Nem írom", "hu"),
    ],
)
def test_negations_of_further_languages(text: str, language: str) -> None:
    assert negations(text, language) == 1
    assert negations({"cs": "Nejlepší neděle"}.get(language, "…"), language) == 0


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("Zapsala jsem to hned v půl páté", "cs", (4, 30)),
        ("o wpół do pierwszej", "pl", (12, 30)),
        ("в полпятого", "ru", (4, 30)),
        ("fél nyolc után", "hu", (7, 30)),
        ("puoli viisi", "fi", (4, 30)),
    ],
)
def test_half_hours_of_further_languages(text: str, language: str, time: tuple[int, int]) -> None:
    assert time in times_in(text, language)


@pytest.mark.parametrize(
    ("claim", "words", "language"),
    [
        ("due mesi", "kestää vielä kaksi viikkoa", "fi"),
        ("tre mesi", "három hétig tart", "hu"),
        ("due mesi", "δύο εβδομάδες ακόμα", "el"),
        ("due mesi", "ještě dva týdny", "cs"),
    ],
)
def test_measures_of_further_languages(claim: str, words: str, language: str) -> None:
    told = Told(f"durerà {claim}", "it", words, words, {}, message_language=language)
    assert [each.kind for each in compare_facts(told).conflicts] == ["number"]


def test_the_end_of_a_month_is_a_date() -> None:
    assert dates_in("entro la fine di maggio") == dates_in("a finales de mayo") == {(0, 5)}
    assert dates_in("huhtikuun loppuun mennessä") == {(0, 4)}


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("trzysta czterdzieści milionów", "pl", 340e6),
        ("dwadzieścia jeden osób", "pl", 21),
        ("iki yüz on iki milyon lira", "tr", 212e6),
        ("tvåhundra femtio kronor", "sv", 250),
        ("hundra och tolv dagar", "sv", 112),
        ("femogtyve kroner", "da", 25),
        ("двадцать пять тысяч", "ru", 25_000),
        ("pět set korun", "cs", 500),
        ("dvesto tridsať eur", "sk", 230),
        ("hatszázezer forint", "hu", 600_000),
        ("Kétmilliót ad", "hu", 2e6),
        ("seitsemässä päivässä", "fi", 7),
        ("kaksikymmentäneljä", "fi", 24),
        ("douăzeci și cinci de zile", "ro", 25),
        ("τριακόσια σαράντα", "el", 340),
    ],
)
def test_a_number_of_several_words_is_one(text: str, language: str, value: float) -> None:
    assert [each.value for each in numbers_in(text, language)] == [value]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("dwa, trzy dni", "pl", [2, 3]),
        ("trei și cinci", "ro", [3, 5]),
        ("jeden człowiek", "pl", []),
        ("Det är en bra sak", "sv", []),
        ("a hét végén", "hu", []),
        ("ten set", "cs", []),
    ],
)
def test_words_that_make_no_number_together(text: str, language: str, values: list[float]) -> None:
    assert [each.value for each in numbers_in(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("quinze pour cent", "fr", 15, "%"),
        ("el 15 por ciento", "es", 15, "%"),
        ("quindici per cento", "it", 15, "%"),
        ("fifteen per cent", "en", 15, "%"),
        ("£1.2bn", "en", 1.2e9, "£"),
        ("340m euros", "en", 340e6, "euros"),
        ("250K€", "en", 250_000, "€"),
        ("2 mil milhões de euros", "pt", 2e9, "euros"),
        ("a dozen people", "en", 12, "people"),
        ("half a dozen letters", "en", 6, "letters"),
        ("le doblo el sueldo", "es", 2, "times"),
    ],
)
def test_shares_and_scales_as_people_write_them(text: str, language: str, value: float, unit: str) -> None:
    assert [(each.value, each.unit) for each in numbers_in(text, language)] == [(value, unit)]


@pytest.mark.parametrize("text", ["340m deep", "two-thirds of them", "thousands of euros", "at 4 pm", "5G"])
def test_what_is_no_figure_to_compare(text: str) -> None:
    assert numbers_in(text, "en") == ()


def test_a_span_of_hours_is_no_clock_time_and_equals_one_told_by_the_same_words() -> None:
    assert times_in("It takes four hours", "en") == times_in("une hausse", "fr") == frozenset()
    for message, language in (("quatre heures", "fr"), ("minst fire timer", "nb"), ("vier uur", "nl")):
        found = compare_facts(Told("It takes four hours", "en", message, message, {}, message_language=language))
        assert found.conflicts == found.extra == ()


def test_twice_as_much_is_held_against_no_sum() -> None:
    told = Told("She doubles the staff", "en", "20 million won", "20 million won", {}, message_language="en")
    assert compare_facts(told).conflicts == ()


def test_the_hour_of_a_clock_time_is_no_figure_besides() -> None:
    told = Told("She comes at 9 a.m.", "en", "Saat dokuzda geliyor", "Saat dokuzda geliyor", {}, message_language="tr")
    assert (compare_facts(told).conflicts, compare_facts(told).extra) == ((), ())
    back = Told("Saat dokuzda geliyor", "tr", "She comes at 9 a.m.", "She comes at 9 a.m.", {}, message_language="en")
    assert (compare_facts(back).conflicts, compare_facts(back).extra) == ((), ())


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Le 14 mai, pas avant juin", {(14, 5), (0, 6)}),
        ("prima di giugno", {(0, 6)}),
        ("przed czerwcem", {(0, 6)}),
        ("раніше червня", {(0, 6)}),
        ("nach März", {(0, 3)}),
        ("on 14 May, in May", {(14, 5)}),
    ],
)
def test_months_after_the_words_before_and_after_and_beside_a_full_date(text: str, dates: set[tuple[int, int]]) -> None:
    assert dates_in(text) == dates


def test_a_turkish_case_behind_an_apostrophe_is_no_part_of_a_city() -> None:
    assert places_in("Toplantı Ankara'da") == {"ankara"}


def test_cities_whose_last_letters_a_slavic_case_softens() -> None:
    assert places_in("Деталі є у Празі") == places_in("Díly jsou v Praze") == {"prague"}
