"""Article → claims: every sentence, and the parts of it that can be judged by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.claims.clauses import clauses_of
from ocr_pipeline.claims.kinds import kind_of
from ocr_pipeline.claims.quotes import quotes_in, without_quotes
from ocr_pipeline.claims.sentences import sentences_of
from ocr_pipeline.claims.speakers import find_speaker
from ocr_pipeline.lexicon.people import aliases_of, mentions_in, with_roles
from ocr_pipeline.lexicon.text import with_spellings
from ocr_pipeline.model import Article, Case, Claim, ClaimKind

__all__ = ["find_claims"]


def find_claims(article: Article, case: Case, names: Sequence[str]) -> tuple[Claim, ...]:
    """Return the claims of an article in order; every sentence gives at least one.

    `names` are the senders seen in the conversation, `case` their aliases and roles; roles by which the article
    introduces them are added.
    """
    aliases = with_roles(article.text, with_spellings(article.text, aliases_of(names, case.participants)))
    language = article.language or "en"
    found: list[Claim] = []
    last = names[0] if len(names) == 1 else ""
    for start, end in sentences_of(article):
        sentence = article.text[start:end]
        quotes = quotes_in(sentence)
        outside = without_quotes(sentence)
        mentions = mentions_in(outside, aliases)
        speaker = find_speaker(outside, mentions, language, last, quotes=bool(quotes))
        for text, aside in clauses_of(sentence, language):
            own = tuple(quote for quote in quotes if quote in text)
            kind = ClaimKind.CONTEXT if aside else kind_of(text, own, language, names_someone=bool(mentions))
            claim_id = f"c{len(found) + 1:03d}"
            said_by = "" if kind is ClaimKind.CONTEXT else speaker
            found.append(Claim(article.name, claim_id, start, end, sentence, text, kind, language, said_by, own))
        last = last if found[-1].kind is ClaimKind.STRUCTURAL else speaker or last
    return tuple(found)
