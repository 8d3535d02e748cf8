"""Chats and articles in Japanese, Chinese, Korean, Arabic and Hebrew: words, names, quotations, facts, opposites."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.claims import find_claims
from ocr_pipeline.claims.quotes import quotes_in
from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.measures import measure_of
from ocr_pipeline.lexicon.numbers import numbers_in
from ocr_pipeline.lexicon.opposites import opposites_in
from ocr_pipeline.lexicon.people import mentions_in
from ocr_pipeline.lexicon.scripts import telling_words, words_in
from ocr_pipeline.lexicon.text import ascii_fold, latin, reported, said_that
from ocr_pipeline.matching import match_claims
from ocr_pipeline.matching.facts import find_conflicts
from ocr_pipeline.matching.facts.clock import times_in
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.facts.seasons import seasons_in
from ocr_pipeline.matching.facts.weekdays import relative_days_in, weekdays_in
from ocr_pipeline.matching.polarity import negations
from ocr_pipeline.matching.quotation import denied_beside, find_standing
from ocr_pipeline.matching.timeline import shown_day
from ocr_pipeline.matching.units import parts_of
from ocr_pipeline.model import Article, Case, ClaimKind, Conversation, Match, Message, MessageKind, Source, Verdict
from ocr_pipeline.settings import MatchSettings

PEOPLE = {"森田葵": ("森田", "葵リーダー"), "王磊": ("王磊",), "최민호": ("최민호", "국장"), "ليلى منصور": ("منصور",)}


def claims_of(language: str, text: str) -> list[tuple[str, str, ClaimKind]]:
    found = find_claims(Article("a", "", "case", text, language, None), Case(participants=PEOPLE), list(PEOPLE))
    return [(claim.sentence, claim.speaker, claim.kind) for claim in found]


def judged(language: str, text: str, *talk: tuple[str, str, str]) -> Match:
    case = Case(participants=PEOPLE)
    plain = Message(Source("case", "1.png", ""), None, MessageKind.TEXT, Box(0, 0, 1, 1), "", 1.0)
    messages = tuple(
        replace(plain, sender=sender, text=said, timestamp=time, message_id=f"m{n:03d}", order=n)
        for n, (sender, time, said) in enumerate(talk, start=1)
    )
    article = Article("a", "", "case", text, language, None)
    article = replace(article, claims=find_claims(article, case, list(PEOPLE)))
    (match,) = match_claims(Conversation("case", messages, case), article, MatchSettings())
    return match


def test_words_are_counted_where_no_space_parts_them() -> None:
    assert words_in("We meet at ten.") == ("We", "meet", "at", "ten.")
    assert len(words_in("橋の検査は来週に延期された。")) > 5
    assert "電池工場" in telling_words("電池工場で火災がありました", 3)
    assert telling_words("Er ist in Ulm", 3) == ["ist", "Ulm"]


def test_folding_keeps_what_tells_kana_and_hangul_apart() -> None:
    assert ascii_fold("ガ") != ascii_fold("カ") and len(ascii_fold("한")) == 1
    assert ascii_fold("مُحَمَّد") == ascii_fold("محمد") and ascii_fold("Éa") == "ea"


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("zh", "“谁批准的？”王磊问道。没人回答。", ["“谁批准的？”王磊问道。", "没人回答。"]),
        (
            "ja",
            "「今すぐ来て。」と森田氏は書いた。返事は来た。",
            ["「今すぐ来て。」と森田氏は書いた。", "返事は来た。"],
        ),
        ("ko", "“지금 오세요.”라고 최민호가 썼다.", ["“지금 오세요.”라고 최민호가 썼다."]),
    ],
)
def test_who_said_it_stays_with_the_quotation(language: str, text: str, sentences: list[str]) -> None:
    assert [sentence for sentence, _, _ in claims_of(language, text)] == sentences


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ja", "森田氏は橋を渡った。", "森田葵"),
        ("ja", "葵リーダーによると、橋は古い。", "森田葵"),
        ("zh", "据王磊称，大桥已经老化。", "王磊"),
        ("ko", "국장은 다리가 낡았다고 말했다.", "최민호"),
        ("ar", "وقالت منصور إن الجسر قديم.", "ليلى منصور"),
    ],
)
def test_names_are_found_with_what_is_written_with_them(language: str, text: str, speaker: str) -> None:
    assert claims_of(language, text)[0][1] == speaker


def test_a_name_in_kana_is_no_part_of_a_longer_one() -> None:
    people = {"Helen Marsh": ("マーシュ",)}
    assert mentions_in("ヘレン・マーシュが書いた", people) and not mentions_in("マーシュマロを買った", people)


def test_the_sign_of_a_hebrew_abbreviation_opens_no_quotation() -> None:
    assert quotes_in('"בואי מחר", כתב המנכ"ל') == ("בואי מחר",)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ja", "橋は閉鎖されたと森田氏は書いた。", "橋は閉鎖された"),
        ("zh", "王磊表示，大桥已经关闭。", "大桥已经关闭。"),
        ("ko", "최민호는 다리가 닫혔다고 밝혔다.", "최민호는 다리가 닫혔다"),
        ("ar", "قالت منصور إن الجسر مغلق اليوم.", "الجسر مغلق اليوم."),
        ("he", "דנה כתבה כי הגשר סגור היום.", "הגשר סגור היום."),
    ],
)
def test_who_said_it_is_not_what_was_said(language: str, text: str, said: str) -> None:
    assert reported(text, language, PEOPLE) == said


def test_the_french_que_that_limits_reports_nothing() -> None:
    limited = "Le directeur ne propose que deux jours de congé aux équipes."
    assert said_that(limited) == limited
    assert said_that("Le directeur propose que les équipes partent demain.") != limited
    assert opposites_in("Il n'accepte qu'une réunion", "fr", "I accept one meeting", "en") == ((), ("agree / refuse",))


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ja", "最初のメッセージは森田氏が書いた。", ClaimKind.STRUCTURAL),
        ("ja", "このメッセージは森田氏には難しかった。", ClaimKind.PARAPHRASE),
        ("zh", "王磊没有回复。", ClaimKind.STRUCTURAL),
        ("zh", "聊天记录共有七条消息。", ClaimKind.STRUCTURAL),
        ("zh", "王磊发了一条消息，要求关闭大桥。", ClaimKind.PARAPHRASE),
        ("zh", "王磊写道，最后一条消息是假的。", ClaimKind.PARAPHRASE),
        ("ko", "최민호는 답장을 하지 않았다.", ClaimKind.STRUCTURAL),
        ("ko", "마지막 메시지는 최민호가 보냈다.", ClaimKind.STRUCTURAL),
        ("ar", "كتبت منصور الرسالة الأولى.", ClaimKind.STRUCTURAL),
        ("ar", "يتألف الحوار من ثلاث رسائل.", ClaimKind.STRUCTURAL),
        ("he", "ההודעה האחרונה נשלחה ביום שני.", ClaimKind.STRUCTURAL),
        ("ja", "専門家は影響を懸念している。", ClaimKind.CONTEXT),
    ],
)
def test_kinds_of_statements(language: str, text: str, kind: ClaimKind) -> None:
    assert claims_of(language, text)[0][2] is kind


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("ja", "修理に40万円、二週間かかる", [400_000, 2]),
        ("ja", "三宅さんは一緒に十分待った", []),
        ("zh", "共一百二十三人，损失三千五百万元", [123, 35_000_000]),
        ("zh", "千万不要迟到，下降百分之十五", [15]),
        ("zh", "两名司机等了十五分钟", [2, 15]),
        ("ko", "세 명이 3억 5천만 원을 이틀 안에", [3, 350_000_000, 2]),
        ("ar", "دفعنا ٢٥ ألف دينار خلال أسبوعين لثلاث سيارات", [25_000, 2, 3]),
        ("he", "שילמנו 30 אלף שקל בעד חמישה רכבים", [30_000, 5]),
        ("ja", "3月4日の午後5時に", []),
    ],
)
def test_figures(language: str, text: str, values: list[float]) -> None:
    assert sorted(each.value for each in numbers_in(text, language)) == sorted(values)


def test_measures() -> None:
    units = {
        "円で": "yen",
        "元": "yuan",
        "원을": "won",
        "دينار": "dinar",
        "שקל": "shekel",
        "時間": "hour",
        "개월": "month",
    }
    assert {unit: measure_of(unit)[1] for unit in units} == units
    assert find_conflicts("作業は五日かかる", "It takes 3 days", "ja")[0].kind == "number"


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("月曜日に", "星期一开会", "下周一", "월요일에", "يوم الاثنين", "ביום שני"), 0),
        (("日曜に", "周日见", "星期天", "일요일까지", "الأحد المقبل", "ביום ראשון"), 6),
    ],
)
def test_weekdays(texts: tuple[str, ...], day: int) -> None:
    assert [weekdays_in(text) for text in texts] == [{day}] * len(texts)


def test_what_looks_like_a_weekday_and_is_none() -> None:
    assert weekdays_in("一周一次") == weekdays_in("每周一个") == weekdays_in("수고했어요") == frozenset()
    assert relative_days_in("今天", 2, "zh") == {2} and relative_days_in("في اليوم التالي", 2, "ar") == frozenset()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3月4日に", (4, 3)),
        ("三月末まで", (0, 3)),
        ("3월 4일", (4, 3)),
        ("حتى نهاية آذار", (0, 3)),
        ("4 מרץ", (4, 3)),
    ],
)
def test_dates(text: str, date: tuple[int, int]) -> None:
    assert dates_in(text) == {date}


def test_a_number_of_days_or_a_numbered_room_is_no_date() -> None:
    assert (
        dates_in("三ヶ月") == dates_in("作業は三日かかる") == dates_in("三号仓库") == dates_in("세 달") == frozenset()
    )


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        ("午後3時半に", "ja", (15, 30)),
        ("下午三点来", "zh", (15, 0)),
        ("오전 9시 20분", "ko", (9, 20)),
        ("الساعة الثالثة مساءً", "ar", (15, 0)),
    ],
)
def test_hours(text: str, language: str, time: tuple[int, int]) -> None:
    assert times_in(text, language) == {time}


def test_how_long_is_no_hour() -> None:
    assert times_in("三時間", "ja") == times_in("三小时", "zh") == times_in("세 시간", "ko") == frozenset()


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        ("sapporo", ("札幌からの", "삿포로에서", "سابورو", "サッポロ駅", "in Sapporo")),
        ("US", ("米国の", "アメリカで", "美国人", "미국은", "الولايات المتحدة")),
        ("JO", ("ヨルダンに", "约旦的", "للأردن", "מירדן")),
    ],
)
def test_places(place: str, texts: tuple[str, ...]) -> None:
    assert [place in places_in(text) for text in texts] == [True] * len(texts)


def test_words_that_look_like_a_place_are_none() -> None:
    assert places_in("大分よくなった") == places_in("고양이가 왔다") == places_in("タイトル") == frozenset()


def test_seasons() -> None:
    assert seasons_in("去年夏天") == seasons_in("여름에") == seasons_in("في الصيف") == {"summer"}


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("周三 08:12", 2),
        ("수 오후 2:10", 2),
        ("1月21日(水) 21:04", 2),
        ("الأربعاء 08:15", 2),
        ("יום ד׳ 09:30", 2),
        ("日本", None),
        ("水 18:05", 2),
    ],
)
def test_the_day_that_a_chat_shows(shown: str, day: int | None) -> None:
    assert shown_day(shown) == day


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ja", "橋は閉めません", 1),
        ("ja", "費用は少ない", 0),
        ("ja", "行かなければならない", 0),
        ("zh", "我不去", 1),
        ("zh", "能不能等", 0),
        ("zh", "全员平安无事", 0),
        ("zh", "我沒有錢", 1),
        ("zh", "不过我去", 0),
        ("zh", "我们不得不去", 0),
        ("ko", "저는 가지 않겠습니다", 1),
        ("ko", "안내를 받았다", 0),
        ("ar", "لن أذهب", 1),
        ("he", "אני לא הולך", 1),
    ],
)
def test_negations(language: str, text: str, count: int) -> None:
    assert negations(text, language) == count


@pytest.mark.parametrize(
    ("claim", "language", "words", "spoken", "clash"),
    [
        ("橋を開ける", "ja", "We close the bridge", "en", True),
        ("橋を閉めない", "ja", "We close the bridge", "en", True),
        ("他同意了", "zh", "I refuse", "en", True),
        ("他不同意", "zh", "I refuse", "en", False),
        ("제안을 받아들였다", "ko", "거절합니다", "ko", True),
        ("وافقت الإدارة", "ar", "The board refuses", "en", True),
        ("הגשר לא מוכן", "he", "The bridge is ready", "en", True),
    ],
)
def test_opposites(claim: str, language: str, words: str, spoken: str, clash: bool) -> None:
    assert bool(opposites_in(claim, language, words, spoken)[0]) is clash


def test_a_quotation_is_aligned_sign_by_sign() -> None:
    said = ["橋の検査は来週に延期します。", "我已经把报告发给市长了。"]
    same, changed = find_standing("検査は来週に延期します", said), find_standing("我还没把报告发给市长", said)
    assert same and same.faithful and same.number == 0
    assert changed and not changed.faithful and changed.number == 1


@pytest.mark.parametrize(
    ("words", "text", "language", "denied"),
    [
        ("send it tonight", "Do not send it tonight", "en", "not"),
        ("send it tonight", "No, send it tonight", "en", ""),
        ("תשלחי את זה", "אל תשלחי את זה", "he", "אל"),
        ("Ich unterschreibe", "Ich unterschreibe nicht", "de", "nicht"),
        ("公布报告", "不公布报告", "zh", "不"),
        ("I know", "I know. Nothing helps", "en", ""),
    ],
)
def test_the_negation_beside_a_quotation(words: str, text: str, language: str, denied: str) -> None:
    assert denied_beside(words, text, language) == denied


def test_a_quotation_without_its_negation_is_altered() -> None:
    talk = ("王磊", "周一 08:12", "Do not sign the contract with Halden")
    cut = judged("en", "“Sign the contract with Halden,” 王磊 wrote.", talk)
    assert cut.verdict is Verdict.CONTRADICTED and cut.differences == ("-not",)
    told = judged("en", "王磊 wrote that they should not “sign the contract with Halden”.", talk)
    assert told.verdict is Verdict.QUOTED


def test_messages_part_at_full_stops_without_a_space() -> None:
    assert parts_of("橋は古い。本当ですか？直します。") == ("橋は古い。", "本当ですか？", "直します。")
    assert parts_of("هل وصلت الشحنة؟ لم تصل بعد إلى المخزن") == ("هل وصلت الشحنة؟", "لم تصل بعد إلى المخزن")


def test_names_are_spelled_in_latin_letters() -> None:
    assert (latin("ハーロウ"), latin("할로"), latin("هارلو"), latin("Halo")) == ("harou", "halro", "harlo", "halo")


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("zh", "聊天记录共有两条消息。", Verdict.SUPPORTED),
        ("zh", "聊天记录共有三条消息。", Verdict.CONTRADICTED),
        ("zh", "聊天記錄共有兩則訊息。", Verdict.SUPPORTED),
        ("ja", "メッセージは全部で2件だ。", Verdict.SUPPORTED),
        ("ko", "대화에는 세 사람이 참여했다.", Verdict.CONTRADICTED),
        ("zh", "王磊說，大橋星期五不關閉。", Verdict.CONTRADICTED),
        ("ja", "最後のメッセージは森田氏が送った。", Verdict.CONTRADICTED),
        ("ko", "대화는 이틀에 걸쳐 이어졌다.", Verdict.SUPPORTED),
        ("zh", "王磊说，大桥星期四关闭。", Verdict.CONTRADICTED),
        ("zh", "“我们星期五关闭大桥”，王磊写道。", Verdict.QUOTED),
    ],
)
def test_verdicts(language: str, text: str, verdict: Verdict) -> None:
    talk = (("森田葵", "周一 08:12", "桥还安全吗？"), ("王磊", "周二 09:30", "我们星期五关闭大桥。"))
    assert judged(language, text, *talk).verdict is verdict
