"""Everyday sentences of no case: against them it is measured how close a text is to just anything."""

SENTENCES = (
    "I will call you later this evening.", "We met them yesterday at the office.", "She asked for more time.",
    "He promised to send the documents tomorrow.", "They discussed the budget for next year.",
    "The meeting was moved.",
    "I am not sure this is a good idea.", "Please do not tell anyone.", "The minister refused to comment.",
    "What time does the train leave?", "The weather was fine and the streets were full.",
    "He thanked her for her help.",
    "Ils ont parlé du contrat pendant deux heures.", "Elle refuse de signer le document.", "On se voit demain matin.",
    "Il propose de reporter la réunion.", "La décision sera annoncée plus tard.", "Le directeur était en colère.",
    "Wir treffen uns morgen im Büro.", "Er hat die Unterlagen noch nicht gelesen.", "Sie bittet um mehr Geld.",
    "Die Entscheidung fällt nächste Woche.", "Das war ein langer Tag.", "Niemand wusste davon.",
    "Nos vemos mañana por la tarde.", "Pide que nadie hable con la prensa.", "El contrato no está firmado.",
    "Ha promesso di pagare entro il mese.", "La riunione è stata rinviata.", "Non ne so niente.",
    "Ele disse que vai pensar no assunto.", "A reunião foi adiada.", "Preciso da tua ajuda.",
    "Hij wil eerst met zijn advocaat praten.", "De vergadering is verplaatst.", "Ik stuur het vanavond.",
)  # fmt: skip
