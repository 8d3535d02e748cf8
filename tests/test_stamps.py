"""What date lines and times state, in the languages of the world; what they do not state stays open."""

from __future__ import annotations

import datetime as dt

import pytest

from ocr_pipeline.lexicon.stamps import Stamp, is_stamp, read_stamp

JAN_14_WED = Stamp(month=1, day=14, weekday=2)
JAN_14_2026_WED = Stamp(2026, 1, 14, 2)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("14/13/12/11", "en"), ("25:61", "en"), ("Meeting moved to Monday", "en"), ("5 min", "en"), ("", "en"),
        ("Rosie joined the group on 14 January", "en"), ("January", "en"), ("3 unread messages", "en"),
        ("32 January 2026", "en"), ("14 January 1026", "en"),
        ("14 января 2626", "ru"), ("Monday Tuesday", "en"), ("12 12 January", "en"),
        ("Les messages sont chiffrés de bout en bout.", "fr"), ("now", "en"), ("ke 10.12", "fi"),
        ("Sun Li", "en"), ("Sat Nam", "zh"), ("Do Ki", "de"), ("수진", "ko"), ("水野", "ja"), ("수", "ko"),
        ("日", "ja"),
    ],
)  # fmt: skip
def test_what_states_no_time_is_no_stamp(text: str, language: str) -> None:
    assert read_stamp(text, (language,)) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wed, Jan 14", "en"), ("mercredi 14 janvier", "fr"), ("mer. 14 janv.", "fr"), ("Mittwoch, 14. Januar", "de"),
        ("Mi., 14. Jan.", "de"), ("miércoles, 14 de enero", "es"), ("mié, 14 ene", "es"),
        ("mercoledì 14 gennaio", "it"), ("quarta-feira, 14 de janeiro", "pt"), ("woensdag 14 januari", "nl"),
        ("среда, 14 января", "ru"), ("ср, 14 янв.", "ru"), ("środa, 14 stycznia", "pl"), ("середа, 14 січня", "uk"),
        ("Τετάρτη 14 Ιανουαρίου", "el"), ("الأربعاء، ١٤ يناير", "ar"), ("יום רביעי, 14 בינואר", "he"),
        ("1月14日 水曜日", "ja"), ("1月14日星期三", "zh"), ("1월 14일 수요일", "ko"), ("Çarşamba, 14 Ocak", "tr"),
        ("1월 14일 (수)", "ko"), ("1月14日水", "ja"),
        ("बुधवार, 14 जनवरी", "hi"), ("onsdag 14. januar", "nb"), ("onsdag 14 januari", "sv"),
        ("onsdag 14. januar", "da"),
        ("ke 14. tammikuuta", "fi"), ("miercuri, 14 ianuarie", "ro"), ("středa 14. ledna", "cs"),
        ("wed, jan 14th", "en"), ("WED, JAN 14", "en"),
    ],
)  # fmt: skip
def test_weekday_and_date_in_words(text: str, language: str) -> None:
    assert read_stamp(text, (language,)) == JAN_14_WED


@pytest.mark.parametrize(
    ("text", "near"),
    [("Dün saat 21:14", -1), ("Bugún saat 21:14", 0), ("Ayer a las 21:14", -1), ("Σήμερα στις 21:14", 0)],
)
def test_a_near_day_with_the_hour_behind_the_word_that_leads_to_it(text: str, near: int) -> None:
    assert read_stamp(text, ("en",)) == Stamp(near=near, clock=dt.time(21, 14))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wednesday, January 14, 2026", "en"), ("mercredi 14 janvier 2026", "fr"), ("Mittwoch, 14. Januar 2026", "de"),
        ("miércoles, 14 de enero de 2026", "es"), ("quarta-feira, 14 de janeiro de 2026", "pt"),
        ("среда, 14 января 2026 г.", "ru"), ("2026年1月14日(水)", "ja"), ("2026年1月14日 星期三", "zh"),
        ("2026년 1월 14일 수요일", "ko"), ("الأربعاء ١٤ يناير ٢٠٢٦", "ar"), ("วันพุธที่ 14 มกราคม 2569", "th"),
        ("Wed 2026-01-14", "en"),
    ],
)  # fmt: skip
def test_full_dates(text: str, language: str) -> None:
    assert read_stamp(text, (language,)) == JAN_14_2026_WED


@pytest.mark.parametrize(
    ("text", "language", "near"),
    [
        ("Today", "en", 0), ("Yesterday", "en", -1), ("hier", "fr", -1), ("Aujourd’hui", "fr", 0), ("Heute", "de", 0),
        ("Gestern", "de", -1), ("Ayer", "es", -1), ("Oggi", "it", 0), ("Ontem", "pt", -1), ("Gisteren", "nl", -1),
        ("Вчера", "ru", -1), ("Сегодня", "ru", 0), ("Wczoraj", "pl", -1), ("Χθες", "el", -1), ("أمس", "ar", -1),
        ("اليوم", "ar", 0), ("אתמול", "he", -1), ("היום", "he", 0), ("昨天", "zh", -1), ("今日", "ja", 0),
        ("어제", "ko", -1),
        ("Dün", "tr", -1), ("Bugün", "tr", 0), ("I går", "nb", -1), ("Igår", "sv", -1), ("आज", "hi", 0),
    ],
)  # fmt: skip
def test_near_days(text: str, language: str, near: int) -> None:
    assert read_stamp(text, (language,)) == Stamp(near=near)


def test_a_phone_may_speak_another_language_than_its_owner() -> None:
    assert read_stamp("Donnerstag, 15. Oktober", ("en", "fr")) == Stamp(month=10, day=15, weekday=3)


@pytest.mark.parametrize(
    ("text", "language", "clock", "halved"),
    [
        ("10:22", "en", dt.time(10, 22), False), ("9h26", "fr", dt.time(9, 26), False),
        ("10.22", "fi", dt.time(10, 22), False), ("21:05:33", "en", dt.time(21, 5, 33), False),
        ("10:22 AM", "en", dt.time(10, 22), True), ("10:22 p.m.", "en", dt.time(22, 22), True),
        ("3:05 p. m.", "es", dt.time(15, 5), True), ("12:05 AM", "en", dt.time(0, 5), True),
        ("12:05 PM", "en", dt.time(12, 5), True), ("3:05 nachm.", "de", dt.time(15, 5), True),
        ("٣:٠٥ م", "ar", dt.time(15, 5), True), ("3:05 ص", "ar", dt.time(3, 5), True),
        ("午後3:05", "ja", dt.time(15, 5), True), ("下午 3:05", "zh", dt.time(15, 5), True),
        ("凌晨12:05", "zh", dt.time(0, 5), True), ("中午11:40", "zh", dt.time(11, 40), True),
        ("오후 3:05", "ko", dt.time(15, 5), True), ("오전 12:10", "ko", dt.time(0, 10), True),
        ("3:05 μ.μ.", "el", dt.time(15, 5), True), ("09:41 Uhr", "de", dt.time(9, 41), False),
    ],
)  # fmt: skip
def test_clocks(text: str, language: str, clock: dt.time, halved: bool) -> None:
    assert read_stamp(text, (language,)) == Stamp(clock=clock, halved=halved)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        pytest.param("14/09/2026", Stamp(figures=("14", "09", "2026"), mark="/"), id="slashes"),
        pytest.param("14.09.26", Stamp(figures=("14", "09", "26"), mark="."), id="dots, a short year"),
        pytest.param("14.09.", Stamp(figures=("14", "09"), mark="."), id="no year"),
        pytest.param("2026. 9. 14.", Stamp(2026, 9, 14), id="the year first needs no order"),
        pytest.param("2026-09-14", Stamp(2026, 9, 14), id="iso"),
        pytest.param("9/14, 10:22", Stamp(figures=("9", "14"), mark="/", clock=dt.time(10, 22)), id="with a clock"),
    ],
)
def test_figures_keep_their_order_open(text: str, stamp: Stamp) -> None:
    assert read_stamp(text, ()) == stamp


def test_a_word_of_two_meanings_is_the_one_left_open() -> None:
    assert read_stamp("mar. 14 janvier", ("fr",)) == Stamp(month=1, day=14, weekday=1)
    assert read_stamp("14 mar", ("it",)) == Stamp(month=3, day=14)
    assert read_stamp("mar 16:01", ("it",)) == Stamp(month=None, weekday=1, clock=dt.time(16, 1))


def test_a_stamp_as_iso_8601_writes_it_states_day_and_clock() -> None:
    assert read_stamp("2020-11-06T07:00:45.074000+00:00", ("en",)) == Stamp(2020, 11, 6, clock=dt.time(7, 0, 45))


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("12/3 11:15AM", True), ("Sat 11:15AM", True), ("yesterday at 9:41", True),
        ("50/50 11:15AM", False), ("50/50 I'd say... 11:15AM", False), ("say... 11:15AM", False),
        ("12/12? 9:41", False), ("Ben 9:41", False), ("Leo 9:41", False), ("Mar 3 9:41", True),
    ],
)  # fmt: skip
def test_what_is_said_before_a_time_is_no_day(text: str, stamp: bool) -> None:
    assert is_stamp(text.split(), ("en",)) is stamp
