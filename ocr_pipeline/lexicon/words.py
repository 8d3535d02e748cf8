"""The function words, in seven languages, that show how a sentence speaks of an exchange; no word of any one case."""

from __future__ import annotations

# Pronouns that may be the subject of a sentence and stand for a person named before.
PRONOUNS = {
    "en": frozenset({"he", "she", "they"}),
    "fr": frozenset({"il", "elle", "celui", "celle", "ce", "c"}),
    "de": frozenset({"er", "sie", "dieser", "diese"}),
    "es": frozenset({"él", "ella", "este", "esta"}),
    "it": frozenset({"lui", "lei", "egli", "ella"}),
    "pt": frozenset({"ele", "ela"}),
    "nl": frozenset({"hij", "zij", "ze"}),
}

# What opens an aside after a comma: an indefinite noun phrase, a participle or a clause of circumstance.
ASIDES = {
    "en": r"an?|a sign|while|whereas|breaking|despite|amid",
    "fr": r"une?|signe|preuve|alors que|tandis que|rompant|malgré|en marge|sur fond|dans le but|afin",
    "de": r"eine?r?|ein Zeichen|während|obwohl|trotz",
    "es": r"una?|señal|mientras|aunque|pese",
    "it": r"un[ao']?|segno|mentre|nonostante",
    "pt": r"uma?|sinal|enquanto|apesar",
    "nl": r"een|terwijl|ondanks",
}

# What opens a relative clause between commas that says something of the source and not of the exchange.
RELATIVES = {
    "en": r"whose|which|who", "fr": r"dont|qui|lesquels|lesquelles", "de": r"deren|dessen|die|der|das",
    "es": r"cuy[oa]s?|que", "it": r"(?:il|la|i|le) cui|che", "pt": r"cuj[oa]s?|que", "nl": r"waarvan|die|dat",
}  # fmt: skip

# What joins a second statement about the same exchange to a first.
JOINTS = {
    "en": r"while also|while \w+ing|; (?:he|she|they)",
    "fr": r"tout en|; (?:il|elle)",
    "de": r"; (?:er|sie)",
    "es": r"a la vez que|; ",
    "it": r"pur \w+ndo|; ",
    "pt": r"ao mesmo tempo que|; ",
    "nl": r"; (?:hij|zij)",
}

# Words for the publication of an exchange, for third parties who speak about it, and for what came of it: a sentence
# about these is not about the words of the exchange. Matched at the start of a word.
ABOUT = {
    "en": r"authentic|spokes|declined to comment|leaked|entourage|prosecutors? (?:opened|launched)|court|investigation|"
    r"practice|(?:has|have) (?:published|posted|made public)|(?:published|posted) the|member of the|party\b",
    "fr": r"authenti|porte-parole|refusé de commenter|divulgu|entourage|parquet|tribunal|enquête préliminaire|pratique|"
    r"publication|ajouté par erreur|transmis au|élysée|(?:a|ont) (?:rendu|publié|diffusé|dévoilé|posté)",
    "de": r"authenti|echtheit|sprecher|veröffentlich|staatsanwaltschaft|ermittlung|gericht|weiße haus",
    "es": r"autentic|portavoz|filtrad|fiscalía|tribunal|entorno|publica",
    "it": r"autentic|portavoce|trapelat|procura della|tribunale|entourage",
    "pt": r"autentic|porta-voz|vazad|ministério público|tribunal|supremo",
    "nl": r"authentic|woordvoerder|gelekt|openbaar ministerie|rechtbank",
}

# Statements about the exchange itself, by what they state. Each is a regular expression over lower-case text.
NO_REPLY = {
    "en": r"\bno (?:reply|answer|response)|(?:never|(?:did|has) ?n[o']t) (?:repl|answer|respond)|left unanswered",
    "fr": r"aucune réponse|sans réponse|(?:n'a|n'ont) (?:jamais|pas) répondu|ne répond pas|pas de réponse",
    "de": r"keine antwort|unbeantwortet|(?:nie|nicht) geantwortet|antwortete? (?:nie|nicht)|ohne antwort",
    "es": r"ninguna respuesta|sin respuesta|(?:nunca|no) (?:respondi|contest|responde)",
    "it": r"nessuna risposta|senza risposta|non (?:ha mai|ha|risponde) ?(?:risposto)?",
    "pt": r"nenhuma resposta|sem resposta|(?:nunca|não) respond",
    "nl": r"geen (?:antwoord|reactie)|onbeantwoord|(?:nooit|niet) (?:geantwoord|gereageerd)",
}
FIRST_MESSAGE = {
    "en": r"first message", "fr": r"premier message", "de": r"erste nachricht", "es": r"primer mensaje",
    "it": r"primo messaggio", "pt": r"primeira mensagem", "nl": r"eerste bericht",
}  # fmt: skip
LAST_MESSAGE = {
    "en": r"last message|final message", "fr": r"dernier message", "de": r"letzte nachricht", "es": r"último mensaje",
    "it": r"ultimo messaggio", "pt": r"última mensagem", "nl": r"laatste bericht",
}  # fmt: skip
TAKES_PART = {
    "en": r"(?:takes?|took) part in the (?:conversation|chat|exchange|group)|joins? the (?:conversation|chat)",
    "fr": r"(?:participe|intervient|prend part) (?:à|dans) (?:la conversation|l'échange|la discussion)",
    "de": r"(?:beteiligt|mischt) sich|nimmt an (?:dem|der) (?:gespräch|unterhaltung|chat)",
    "es": r"(?:interviene|participa) en (?:la conversación|el chat|el grupo)",
    "it": r"(?:interviene|partecipa) (?:alla conversazione|nella chat)",
    "pt": r"(?:intervém|participa) (?:na|da) (?:conversa|troca)",
    "nl": r"(?:neemt deel aan|mengt zich in) (?:het gesprek|de chat)",
}
ONE_WORD = {
    "en": r"(?:a )?(?:single|one) word|one-word", "fr": r"un seul mot", "de": r"einem (?:einzigen )?wort",
    "es": r"una sola palabra", "it": r"una sola parola", "pt": r"uma só palavra|uma única palavra", "nl": r"één woord",
}  # fmt: skip

# Negation; its presence on one side only asks for a person's look.
NEGATION = {
    "en": r"\b(?:not|no|never|nobody|nothing|none|cannot|without)\b|n't\b",
    "fr": r"\b(?:ne|n'|pas|jamais|aucune?|rien|personne|sans)\b|\bn'",
    "de": r"\b(?:nicht|kein\w*|nie|niemals|niemand|nichts|ohne)\b",
    "es": r"\b(?:no|nunca|nadie|nada|ning[uú]n\w*|sin|jamás)\b",
    "it": r"\b(?:non|mai|nessun\w*|niente|nulla|senza)\b",
    "pt": r"\b(?:não|nunca|ninguém|nada|nenhum\w*|sem|jamais)\b",
    "nl": r"\b(?:niet|geen|nooit|niemand|niets|zonder)\b",
}
