"""What an app says of those who come and go, in rows like messages: "Anna joined #general", "… was added by …"."""

from __future__ import annotations

import re

# Up to five words before: who it was, and nobody who speaks or is spoken of; what was joined or left.
_PRONOUN = (
    r"(?:i|we|you|he|she|they|who|ich|wir|du|er|sie|je|tu|nous|vous|il|elle|on|ils|elles|yo|él|ella|io|lui|lei|eu|"
    r"ele|ela|ik|hij|zij|ze|ona|я|мы|ты|он|она|они)"
)
_NAME = r"[^\s.!?:;,]+"
_WHO = rf"(?!{_PRONOUN}\b)(?:{_NAME}(?: {_NAME}){{0,4}} )?"
_WHERE = {
    "en": r"(?:the |this )?(?:channel|group|server|room|chat|conversation|team|space|[#~&]\S+)",
    "de": r"(?:dem |den |der |die |das )?(?:kanal|gruppe|server|raum|chat|unterhaltung|team|[#~]\S+)",
    "fr": r"(?:le |la |l['’])?(?:canal|groupe|serveur|salon|conversation|discussion|équipe|[#~]\S+)",
    "es": r"(?:al? |el |la |del? )*(?:canal|grupo|servidor|sala|chat|conversación|equipo|[#~]\S+)",
    "it": r"(?:al |alla |il |la |dal |dalla )?(?:canale|gruppo|server|stanza|chat|conversazione|team|[#~]\S+)",
    "pt": r"(?:no |na |do |da |ao |à |o |a )?(?:canal|grupo|servidor|sala|chat|conversa|equipe|equipa|[#~]\S+)",
    "nl": r"(?:het |de |bij |aan )*(?:kanaal|groep|server|kamer|chat|gesprek|team|[#~]\S+)",
    "pl": r"(?:kanał\w*|grup\w*|serwer\w*|poko\w+|czat\w*|rozmow\w*|[#~]\S+)",
    "ru": r"(?:канал\w*|групп\w*|сервер\w*|комнат\w*|чат\w*|бесед\w*|[#~]\S+)",
}
_SAID = (
    rf"(?:\S+ )?[\[(]\S+@\S+[\])] has (?:joined|left|quit)(?: {_WHERE['en']})?(?: [\[(].*[\])])?",
    rf"{_WHO}(?:has |have )?(?:joined|left) {_WHERE['en']}(?: by invitation)?",
    rf"{_WHO}(?:was|were|has been) (?:added|invited) to {_WHERE['en']}(?: by .{{2,60}})?",
    rf"{_WHO}(?:was|were|has been) removed from {_WHERE['en']}(?: by .{{2,60}})?",
    rf"{_WHO}ist {_WHERE['de']} beigetreten",
    rf"{_WHO}hat {_WHERE['de']} (?:verlassen|betreten)",
    rf"{_WHO}wurde (?:zu |aus |von )?{_WHERE['de']} (?:hinzugefügt|entfernt)",
    rf"{_WHO}(?:a rejoint|a quitté|vient de rejoindre) {_WHERE['fr']}",
    rf"{_WHO}(?:se ha unido|se unió|ha entrado|entró) (?:en )?{_WHERE['es']}",
    rf"{_WHO}(?:ha abandonado|abandonó|salió|ha salido) {_WHERE['es']}",
    rf"{_WHO}(?:si è unit[oa]|è entrat[oa]|ha abbandonato|ha lasciato|è uscit[oa]) (?:in )?{_WHERE['it']}",
    rf"{_WHO}(?:entrou|saiu|juntou-se) {_WHERE['pt']}",
    rf"{_WHO}(?:is toegetreden tot|heeft) {_WHERE['nl']}(?: verlaten)?",
    rf"{_WHO}(?:dołączył[a]? do|opuścił[a]?) {_WHERE['pl']}",
    rf"{_WHO}(?:присоединил(?:ся|ась) к|вош[её]?л[а]? в|покинул[а]?) {_WHERE['ru']}",
)
_NOTICE = re.compile(rf"(?:{'|'.join(_SAID)})[.!]?", re.IGNORECASE)


def tells_of_members(text: str) -> bool:
    """Return whether a text says that somebody joined or left, was added or removed, and nothing else."""
    return bool(_NOTICE.fullmatch(text.strip()))
