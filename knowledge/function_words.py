"""The small words of a few languages: they tell the language, and little about the subject."""

from __future__ import annotations

_LISTS = {
    "en": """
the a an of to in on at for from with by is are was were be been being am do does did have has
had what which who whom whose when where why how i you he she it we they me my your his her
its our their this that these those there here and or but not no if than then so as can could
will would should must may might about into over under after before between any some all many
much more most every please tell give show know whats wats u ur pls abt thx plz dont cant
""",
    "fr": """
le la les un une des du de d l au aux en dans sur pour par avec sans chez est sont etait etre
suis es sommes etes ai as a avons avez ont fait faire que qui quoi dont ou quand comment
pourquoi combien quel quelle quels quelles je tu il elle on nous vous ils elles me te se mon
ton son ma ta sa mes tes ses notre votre leur leurs ce cet cette ces ca c j n s m t qu et mais
donc ni car ne pas plus peut peux faut doit dois veut dire y ya svp stp koi pk cb kel ki c kes
quelqu tous tout toute bonjour merci cest jai
""",
    "es": """
el la los las un una unos unas de del al en con por para es son era ser estoy esta estan fue
que quien cual cuales cuando donde como cuanto cuantos cuantas cuantos porque yo tu usted
ellos me te se mi su nuestro y o pero no si muy hay hola gracias puedo puede sobre este esta
hacer tiene quiero
""",
    "pt": """
o a os as um uma uns umas de do da dos das em no na nos nas com por para e sao foi ser estou
esta que quem qual quais quando onde como quanto quantos porque eu tu voce ele ela nos eles me
te se meu seu ou mas nao sim muito ha ola obrigado posso pode sobre este isto fazer tem quero
""",
    "de": """
der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren sein
bin was wer wem wen wann wo wie warum wieviel viele welche welcher ich du er sie es wir ihr
mich mir mein dein kann konnen muss mit von zu zum zur im am auf fur aus bei nach uber hat
haben gibt hallo danke bitte
""",
    "it": """
il lo la i gli le un uno una di del della dei delle da dal in nel nella con su per e sono era
essere che chi quale quali quando dove come quanto quanti perche io tu lui lei noi voi loro mi
ti si mio tuo suo o ma non piu molto ce ciao grazie posso puo questo questa fare ha voglio
""",
}

FUNCTION_WORDS = {code: frozenset(text.split()) for code, text in _LISTS.items()}

_QUESTION_WORDS = """
who whom whose when where why how many much which qui quand ou pourquoi comment combien
quien cuando donde como cuanto quem quando wer wann wo warum wie chi dove quanto
"""
# Small words that ask for a person, a place, a time, a number or a reason.
QUESTION_WORDS = frozenset(_QUESTION_WORDS.split())

# Those of them that an entry must have been asked with before, or it answers another question.
DECISIVE_WORDS = QUESTION_WORDS - {"which", "how", "ou", "comment", "como", "wie"}
